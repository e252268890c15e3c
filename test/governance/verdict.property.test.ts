import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COMPARISONS,
  EXTRA_BASES,
  RATIO_PART_LIMIT,
  type Base,
  type Comparison,
  type Ratio,
  type Requirement,
} from '../../src/governance/rule.ts';
import type { Tally } from '../../src/governance/tally.ts';
import { CHOICES, type Choice } from '../../src/governance/terms.ts';
import { judge, type RequirementResult } from '../../src/governance/verdict.ts';

const MOST_MEMBERS = 1_000_000;

const people = fc.oneof(fc.nat(12), fc.nat(MOST_MEMBERS));
const choice = fc.constantFrom(...CHOICES);

const tallies: fc.Arbitrary<Tally> = fc.record({
  agree: people,
  disagree: people,
  abstain: people,
  block: people,
  notCounted: people,
});

const part = fc.oneof(fc.nat(12), fc.nat(RATIO_PART_LIMIT));
const ratios: fc.Arbitrary<Ratio> = fc.record({ numerator: part, denominator: part.map((n) => n || 1) });

const requirements: fc.Arbitrary<Requirement> = fc.record(
  {
    when: choice,
    votes: fc.uniqueArray(choice, { minLength: 1 }),
    comparison: fc.constantFrom(...COMPARISONS),
    ratio: ratios,
    times: fc.uniqueArray(fc.constantFrom<Base>(...CHOICES, ...EXTRA_BASES), { minLength: 1 }),
  },
  { requiredKeys: ['votes', 'comparison', 'ratio'] },
);

/**
 * The inequality worked out in another way: votes are whole, so that they exceed a fraction exactly when they
 * exceed it rounded down. Nothing is cross-multiplied.
 */
function holds(
  votes: bigint,
  comparison: Comparison,
  { numerator, denominator }: Ratio,
  base: bigint,
): boolean {
  const product = BigInt(numerator) * base;
  const down = product / BigInt(denominator);
  const up = product % BigInt(denominator) === 0n ? down : down + 1n;
  if (comparison === 'moreThan') return votes > down;
  return comparison === 'atLeast' ? votes >= up : votes <= down;
}

function ballots(tally: Tally, choices: readonly Choice[]): bigint {
  return choices.reduce((total, each) => total + BigInt(tally[each]), 0n);
}

function baseOf(times: readonly Base[] | undefined, tally: Tally, eligible: number): bigint {
  if (times === undefined) return 1n;
  const values: Record<Base, bigint> = {
    agree: BigInt(tally.agree),
    disagree: BigInt(tally.disagree),
    abstain: BigInt(tally.abstain),
    block: BigInt(tally.block),
    cast: ballots(tally, CHOICES),
    eligible: BigInt(eligible),
    eligibleLessAbstain: eligible > tally.abstain ? BigInt(eligible) - BigInt(tally.abstain) : 0n,
  };
  return times.reduce((total, each) => total + values[each], 0n);
}

function metByHand(
  { votes, comparison, ratio, times }: Requirement,
  tally: Tally,
  eligible: number,
): boolean {
  return holds(ballots(tally, votes), comparison, ratio, baseOf(times, tally, eligible));
}

function judgeOne(requirement: Requirement, tally: Tally, eligible: number): RequirementResult {
  const [result] = judge({ require: [requirement] }, tally, eligible).requirements;
  if (result === undefined) throw new Error('a requirement has a result');
  return result;
}

test('an inequality is met exactly when it holds between the fractions', () => {
  fc.assert(
    fc.property(requirements, tallies, people, (requirement, tally, eligible) => {
      const { met } = judgeOne(requirement, tally, eligible);
      expect(met).toBe(metByHand(requirement, tally, eligible));
    }),
    { numRuns: 2000 },
  );
});

test('an inequality is exact at its edge: one vote below, at, and one vote above', () => {
  const base = fc.uniqueArray(fc.constantFrom<Base>('disagree', 'block', 'eligible'), { minLength: 1 });
  const step = fc.constantFrom(-1n, 0n, 1n);
  fc.assert(
    fc.property(requirements, base, tallies, people, step, (shape, times, tally, eligible, by) => {
      const requirement: Requirement = { ...shape, votes: ['agree'], times };
      const { numerator, denominator } = requirement.ratio;
      const edge = (BigInt(numerator) * baseOf(times, tally, eligible)) / BigInt(denominator) + by;
      fc.pre(edge >= 0n && edge <= BigInt(MOST_MEMBERS));
      const atTheEdge = { ...tally, agree: Number(edge) };
      const { met } = judgeOne(requirement, atTheEdge, eligible);
      expect(met).toBe(metByHand(requirement, atTheEdge, eligible));
    }),
    { numRuns: 2000 },
  );
});

test('both sides that a result shows are exact whole numbers, and stand to each other as the fractions do', () => {
  fc.assert(
    fc.property(requirements, tallies, people, (requirement, tally, eligible) => {
      const { left, right } = judgeOne(requirement, tally, eligible);
      expect(Number.isSafeInteger(left) && Number.isSafeInteger(right)).toBe(true);
      const { numerator, denominator } = requirement.ratio;
      expect(BigInt(left)).toBe(BigInt(denominator) * ballots(tally, requirement.votes));
      expect(BigInt(right)).toBe(BigInt(numerator) * baseOf(requirement.times, tally, eligible));
    }),
    { numRuns: 2000 },
  );
});

test('a requirement applies when it names no choice, or one that somebody made', () => {
  fc.assert(
    fc.property(requirements, tallies, people, (requirement, tally, eligible) => {
      const { applies } = judgeOne(requirement, tally, eligible);
      expect(applies).toBe(requirement.when === undefined || tally[requirement.when] !== 0);
    }),
  );
});

test('a proposal passes exactly when no requirement that applies fails', () => {
  fc.assert(
    fc.property(fc.array(requirements, { maxLength: 4 }), tallies, people, (require, tally, eligible) => {
      const failing = require.filter(
        (each) => (each.when === undefined || tally[each.when] > 0) && !metByHand(each, tally, eligible),
      );
      const { outcome } = judge({ require }, tally, eligible);
      expect(outcome).toBe(failing.length === 0 ? 'passed' : 'not passed');
    }),
    { numRuns: 1000 },
  );
});

test('abstaining changes nothing for a rule that does not name it', () => {
  const named = fc.constantFrom<Choice>('agree', 'disagree', 'block');
  const silent = fc
    .tuple(requirements, named, fc.uniqueArray(named, { minLength: 1 }))
    .map(([{ comparison, ratio }, when, votes]): Requirement => ({
      when,
      votes,
      comparison,
      ratio,
      times: [when],
    }));
  fc.assert(
    fc.property(silent, tallies, people, people, (requirement, tally, abstain, eligible) => {
      const before = judge({ require: [requirement] }, tally, eligible);
      expect(judge({ require: [requirement] }, { ...tally, abstain }, eligible)).toEqual(before);
    }),
  );
});

test('the same ratio in other terms gives the same outcome', () => {
  const small = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(
      requirements,
      small,
      small,
      small,
      tallies,
      people,
      (shape, top, bottom, by, tally, eligible) => {
        const lowest = { ...shape, ratio: { numerator: top, denominator: bottom } };
        const scaled = { ...shape, ratio: { numerator: top * by, denominator: bottom * by } };
        expect(judgeOne(scaled, tally, eligible).met).toBe(judgeOne(lowest, tally, eligible).met);
      },
    ),
  );
});
