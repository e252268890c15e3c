import { describe, expect, it, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import type { Rule } from '../../src/governance/rule.ts';
import { judge } from '../../src/governance/verdict.ts';
import { EXAMPLE_FILE } from '../config/world.ts';
import { FAILED, outcome, PASSED } from '../support/outcome.ts';
import { tally } from '../support/proposal-facts.ts';

/** The rules as they are shipped: what these tests say holds for what social.coop runs. */
const shipped = loadConfig(EXAMPLE_FILE, { env: {}, secrets: 'optional' }).rules;

type Row = readonly [agree: number, disagree: number, abstain: number, block: number, outcome: string];

function ruleNamed(name: string): Rule {
  const rule = shipped.get(name);
  if (rule === undefined) throw new Error(`the example has no rule ${name}`);
  return rule;
}

function tell(rule: string, rows: readonly Row[]): void {
  it.each(rows)(
    '%i agree, %i disagree, %i abstain and %i block: %s',
    (agree, disagree, abstain, block, expected) => {
      expect(outcome(ruleNamed(rule), { agree, disagree, abstain, block })).toBe(expected);
    },
  );
}

describe('R3: more Agree than Disagree', () => {
  tell('ordinary', [
    [0, 0, 0, 0, FAILED],
    [1, 0, 0, 0, PASSED],
    [0, 1, 0, 0, FAILED],
    [1, 1, 0, 0, FAILED],
    [2, 1, 0, 0, PASSED],
    [1, 2, 0, 0, FAILED],
    [500, 500, 0, 0, FAILED],
    [501, 500, 0, 0, PASSED],
  ]);
});

describe('R3: abstaining is no vote for or against', () => {
  tell('ordinary', [
    [0, 0, 1, 0, FAILED],
    [0, 0, 400, 0, FAILED],
    [1, 0, 400, 0, PASSED],
    [1, 1, 400, 0, FAILED],
    [2, 1, 400, 0, PASSED],
  ]);
});

describe('R4: with any Block, at least 9 times more Agree than Disagree and Block', () => {
  tell('ordinary', [
    [0, 0, 0, 1, FAILED],
    [1, 0, 0, 1, FAILED],
    [8, 0, 0, 1, FAILED],
    [9, 0, 0, 1, PASSED],
    [10, 0, 0, 1, PASSED],
    [17, 1, 0, 1, FAILED],
    [18, 1, 0, 1, PASSED],
    [17, 0, 0, 2, FAILED],
    [18, 0, 0, 2, PASSED],
    [44, 3, 0, 2, FAILED],
    [45, 3, 0, 2, PASSED],
    [2, 1, 0, 0, PASSED],
    [9, 8, 0, 0, PASSED],
  ]);
});

describe('R4: abstaining does not weaken a Block, nor strengthen it', () => {
  tell('ordinary', [
    [8, 0, 100, 1, FAILED],
    [9, 0, 100, 1, PASSED],
  ]);
});

describe('R5: the bylaws change with at least 3 times as many Agree as Disagree', () => {
  tell('bylaws', [
    [0, 0, 0, 0, FAILED],
    [0, 0, 9, 0, FAILED],
    [1, 0, 0, 0, PASSED],
    [1, 1, 0, 0, FAILED],
    [2, 1, 0, 0, FAILED],
    [3, 1, 0, 0, PASSED],
    [5, 2, 0, 0, FAILED],
    [6, 2, 0, 0, PASSED],
    [299, 100, 0, 0, FAILED],
    [300, 100, 0, 0, PASSED],
    [3, 1, 50, 0, PASSED],
  ]);
});

describe('R5: with any Block, at least 9.5 times as many Agree as Disagree and Block', () => {
  tell('bylaws', [
    [0, 0, 0, 1, FAILED],
    [9, 0, 0, 1, FAILED],
    [10, 0, 0, 1, PASSED],
    [18, 0, 0, 2, FAILED],
    [19, 0, 0, 2, PASSED],
    [18, 1, 0, 1, FAILED],
    [19, 1, 0, 1, PASSED],
    [28, 2, 0, 1, FAILED],
    [29, 2, 0, 1, PASSED],
    [28, 0, 0, 3, FAILED],
    [29, 0, 0, 3, PASSED],
    [37, 3, 0, 1, FAILED],
    [38, 3, 0, 1, PASSED],
    [189, 10, 0, 10, FAILED],
    [190, 10, 0, 10, PASSED],
    [18, 0, 80, 2, FAILED],
    [19, 0, 80, 2, PASSED],
  ]);
});

test('the working is whole numbers on both sides: 19 Agree against 2 Blocks is 38 against 38', () => {
  expect(judge(ruleNamed('bylaws'), tally({ agree: 19, block: 2 }), 0).requirements).toEqual([
    { left: 19, right: 0, comparison: 'moreThan', applies: true, met: true },
    { left: 19, right: 0, comparison: 'atLeast', applies: true, met: true },
    { left: 38, right: 38, comparison: 'atLeast', applies: true, met: true },
  ]);
});

test('a requirement that does not apply is shown with its numbers, and decides nothing', () => {
  const verdict = judge(ruleNamed('ordinary'), tally({ agree: 2, disagree: 1 }), 0);
  expect(verdict.outcome).toBe(PASSED);
  expect(verdict.requirements[1]).toEqual({
    left: 2,
    right: 9,
    comparison: 'atLeast',
    applies: false,
    met: false,
  });
});

test('what does not count enters no comparison', () => {
  expect(outcome(ruleNamed('ordinary'), { agree: 1, notCounted: 50 })).toBe(PASSED);
  expect(outcome(ruleNamed('ordinary'), { notCounted: 50 })).toBe(FAILED);
});
