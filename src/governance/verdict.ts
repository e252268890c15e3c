import type { Base, Comparison, Requirement, Rule } from './rule.ts';
import { cast, type Tally } from './tally.ts';
import type { Outcome } from './terms.ts';

/**
 * One requirement with its numbers. Both sides are multiplied with the ratio's denominator, so they are
 * whole numbers and exact: "2A >= 19(D+B)" rather than "A >= 9.5(D+B)" (R5).
 * `met` tells whether the inequality holds, also where `applies` is false.
 */
export interface RequirementResult {
  readonly left: number;
  readonly right: number;
  readonly comparison: Comparison;
  readonly applies: boolean;
  readonly met: boolean;
}

export interface Verdict {
  readonly outcome: Extract<Outcome, 'passed' | 'not passed'>;
  /** In the order of the rule's requirements. */
  readonly requirements: readonly RequirementResult[];
}

/**
 * What a rule says of a tally: passed if every requirement that applies is met (R3, R4, R5).
 * @param eligible how many may vote, at the moment of closing
 */
export function judge(rule: Pick<Rule, 'require'>, tally: Tally, eligible: number): Verdict {
  const requirements = rule.require.map((requirement) => judgeRequirement(requirement, tally, eligible));
  const passed = requirements.every((result) => !result.applies || result.met);
  return { outcome: passed ? 'passed' : 'not passed', requirements };
}

function judgeRequirement(requirement: Requirement, tally: Tally, eligible: number): RequirementResult {
  const { when, votes, comparison, ratio, times } = requirement;
  const base = times === undefined ? 1 : sum(times.map((each) => baseValue(each, tally, eligible)));
  const left = ratio.denominator * sum(votes.map((choice) => tally[choice]));
  const right = ratio.numerator * base;
  const applies = when === undefined || tally[when] > 0;
  return { left, right, comparison, applies, met: compare(left, comparison, right) };
}

function baseValue(base: Base, tally: Tally, eligible: number): number {
  if (base === 'cast') return cast(tally);
  if (base === 'eligible') return eligible;
  // Somebody may abstain and leave the electorate afterwards; the base never becomes negative.
  if (base === 'eligibleLessAbstain') return Math.max(0, eligible - tally.abstain);
  return tally[base];
}

function compare(left: number, comparison: Comparison, right: number): boolean {
  if (comparison === 'moreThan') return left > right;
  if (comparison === 'atLeast') return left >= right;
  return left <= right;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
