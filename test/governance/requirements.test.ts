import { describe, expect, it, test } from 'vitest';
import type { Requirement } from '../../src/governance/rule.ts';
import type { Tally } from '../../src/governance/tally.ts';
import { changed, parse } from '../config/world.ts';
import { FAILED, outcome, PASSED } from '../support/outcome.ts';

/** One requirement as a group writes it in its configuration. */
function requirement(written: string): Requirement[] {
  const rule = parse(changed('{ votes: [agree], moreThan: 1, times: [disagree] }', written)).rules.get(
    'ordinary',
  );
  return [...(rule?.require ?? [])];
}

type Written = readonly [written: string, tally: Partial<Tally & { eligible: number }>, outcome: string];

function tellWritten(rows: readonly Written[]): void {
  it.each(rows)('%s with %j: %s', (written, { eligible, ...tally }, expected) => {
    expect(outcome({ require: requirement(written) }, tally, eligible)).toBe(expected);
  });
}

describe('each comparison just below, at and just above its number', () => {
  tellWritten([
    ['{ votes: [agree], moreThan: 3 }', { agree: 2 }, FAILED],
    ['{ votes: [agree], moreThan: 3 }', { agree: 3 }, FAILED],
    ['{ votes: [agree], moreThan: 3 }', { agree: 4 }, PASSED],
    ['{ votes: [agree], atLeast: 3 }', { agree: 2 }, FAILED],
    ['{ votes: [agree], atLeast: 3 }', { agree: 3 }, PASSED],
    ['{ votes: [agree], atLeast: 3 }', { agree: 4 }, PASSED],
    ['{ votes: [block], atMost: 3 }', { block: 2 }, PASSED],
    ['{ votes: [block], atMost: 3 }', { block: 3 }, PASSED],
    ['{ votes: [block], atMost: 3 }', { block: 4 }, FAILED],
  ]);
});

describe('each comparison with a multiple of other votes', () => {
  tellWritten([
    ['{ votes: [agree], moreThan: 2, times: [disagree] }', { agree: 5, disagree: 3 }, FAILED],
    ['{ votes: [agree], moreThan: 2, times: [disagree] }', { agree: 6, disagree: 3 }, FAILED],
    ['{ votes: [agree], moreThan: 2, times: [disagree] }', { agree: 7, disagree: 3 }, PASSED],
    ['{ votes: [agree], atLeast: 2, times: [disagree] }', { agree: 5, disagree: 3 }, FAILED],
    ['{ votes: [agree], atLeast: 2, times: [disagree] }', { agree: 6, disagree: 3 }, PASSED],
    ['{ votes: [agree], atLeast: 2, times: [disagree] }', { agree: 7, disagree: 3 }, PASSED],
    ['{ votes: [block], atMost: 1/10, times: [cast] }', { agree: 18, block: 1 }, PASSED],
    ['{ votes: [block], atMost: 1/10, times: [cast] }', { agree: 18, block: 2 }, PASSED],
    ['{ votes: [block], atMost: 1/10, times: [cast] }', { agree: 17, block: 2 }, FAILED],
  ]);
});

describe('a requirement with "when" applies once somebody made that choice', () => {
  tellWritten([
    ['{ when: agree, votes: [block], atLeast: 1 }', { disagree: 1 }, PASSED],
    ['{ when: agree, votes: [block], atLeast: 1 }', { agree: 1 }, FAILED],
    ['{ when: disagree, votes: [block], atLeast: 1 }', { agree: 1 }, PASSED],
    ['{ when: disagree, votes: [block], atLeast: 1 }', { disagree: 1 }, FAILED],
    ['{ when: abstain, votes: [block], atLeast: 1 }', { agree: 1 }, PASSED],
    ['{ when: abstain, votes: [block], atLeast: 1 }', { abstain: 1 }, FAILED],
    ['{ when: block, votes: [agree], atLeast: 1 }', { disagree: 1 }, PASSED],
    ['{ when: block, votes: [agree], atLeast: 1 }', { block: 1 }, FAILED],
    ['{ when: block, votes: [agree], atLeast: 1 }', { block: 1, agree: 1 }, PASSED],
  ]);
});

describe('a number without a base is the number itself', () => {
  tellWritten([
    [
      '{ votes: [agree, disagree, abstain, block], atLeast: 10 }',
      { agree: 4, disagree: 3, abstain: 2 },
      FAILED,
    ],
    [
      '{ votes: [agree, disagree, abstain, block], atLeast: 10 }',
      { agree: 4, disagree: 3, abstain: 2, block: 1 },
      PASSED,
    ],
    ['{ votes: [agree], moreThan: 0 }', {}, FAILED],
    ['{ votes: [agree], moreThan: 0 }', { agree: 1 }, PASSED],
    ['{ votes: [agree], atLeast: 0 }', {}, PASSED],
    ['{ votes: [agree], atLeast: 5/2 }', { agree: 2 }, FAILED],
    ['{ votes: [agree], atLeast: 5/2 }', { agree: 3 }, PASSED],
  ]);
});

describe('Apache: three Agree and no Block', () => {
  const apache = {
    require: [
      ...requirement('{ votes: [agree], atLeast: 3 }'),
      ...requirement('{ votes: [block], atMost: 0 }'),
    ],
  };
  it.each([
    [{ agree: 2 }, FAILED],
    [{ agree: 3 }, PASSED],
    [{ agree: 3, disagree: 9, abstain: 9 }, PASSED],
    [{ agree: 3, block: 1 }, FAILED],
    [{ agree: 300, block: 1 }, FAILED],
  ])('%j: %s', (counts, expected) => {
    expect(outcome(apache, counts)).toBe(expected);
  });
});

describe('cast is every ballot that counts, abstentions and Blocks too', () => {
  tellWritten([
    ['{ votes: [agree], atLeast: 1/2, times: [cast] }', { agree: 2, disagree: 1, abstain: 1 }, PASSED],
    ['{ votes: [agree], atLeast: 1/2, times: [cast] }', { agree: 2, disagree: 1, abstain: 2 }, FAILED],
    ['{ votes: [agree], atLeast: 1/2, times: [cast] }', { agree: 2, disagree: 1, block: 1 }, PASSED],
    ['{ votes: [agree], atLeast: 1/2, times: [cast] }', { agree: 2, disagree: 2, block: 1 }, FAILED],
    ['{ votes: [agree], atLeast: 1/2, times: [cast] }', { agree: 2, disagree: 2, notCounted: 7 }, PASSED],
  ]);
});

describe('eligible is everybody who may vote, whether they do or not', () => {
  tellWritten([
    ['{ votes: [agree], moreThan: 1/2, times: [eligible] }', { agree: 5, eligible: 10 }, FAILED],
    ['{ votes: [agree], moreThan: 1/2, times: [eligible] }', { agree: 6, eligible: 10 }, PASSED],
    ['{ votes: [agree], moreThan: 1/2, times: [eligible] }', { agree: 5, eligible: 9 }, PASSED],
    ['{ votes: [agree], moreThan: 1/2, times: [eligible] }', { agree: 6, abstain: 4, eligible: 12 }, FAILED],
    ['{ votes: [agree], atLeast: 1/2, times: [eligible] }', { eligible: 0 }, PASSED],
  ]);
});

describe('eligibleLessAbstain leaves out whoever abstained, and is never less than nothing', () => {
  tellWritten([
    [
      '{ votes: [agree], atLeast: 1/2, times: [eligibleLessAbstain] }',
      { agree: 4, abstain: 1, eligible: 10 },
      FAILED,
    ],
    [
      '{ votes: [agree], atLeast: 1/2, times: [eligibleLessAbstain] }',
      { agree: 4, abstain: 2, eligible: 10 },
      PASSED,
    ],
    [
      '{ votes: [agree], moreThan: 1/2, times: [eligibleLessAbstain] }',
      { abstain: 10, eligible: 10 },
      FAILED,
    ],
    [
      '{ votes: [agree], moreThan: 1/2, times: [eligibleLessAbstain] }',
      { abstain: 11, eligible: 10 },
      FAILED,
    ],
    ['{ votes: [block], atMost: 1, times: [eligibleLessAbstain] }', { abstain: 11, eligible: 10 }, PASSED],
  ]);
});

describe('two thirds are two thirds, not 0.67', () => {
  tellWritten([
    ['{ votes: [agree], atLeast: 2/3, times: [agree, disagree] }', { agree: 2, disagree: 1 }, PASSED],
    ['{ votes: [agree], moreThan: 2/3, times: [agree, disagree] }', { agree: 2, disagree: 1 }, FAILED],
    ['{ votes: [agree], atLeast: 2/3, times: [agree, disagree] }', { agree: 199, disagree: 100 }, FAILED],
    ['{ votes: [agree], atLeast: 2/3, times: [agree, disagree] }', { agree: 200, disagree: 100 }, PASSED],
    ['{ votes: [agree], moreThan: 2/3, times: [agree, disagree] }', { agree: 201, disagree: 100 }, PASSED],
  ]);
});

describe('a decimal is the fraction that it says', () => {
  tellWritten([
    ['{ votes: [agree], atLeast: 9.5, times: [block] }', { agree: 18, block: 2 }, FAILED],
    ['{ votes: [agree], atLeast: 9.5, times: [block] }', { agree: 19, block: 2 }, PASSED],
    // 0.1 * 3 is more than 0.3 in floating point.
    ['{ votes: [agree], atLeast: 0.1, times: [disagree] }', { agree: 3, disagree: 30 }, PASSED],
    ['{ votes: [agree], moreThan: 0.1, times: [disagree] }', { agree: 3, disagree: 30 }, FAILED],
    ['{ votes: [agree], atLeast: 1.1, times: [disagree] }', { agree: 11, disagree: 10 }, PASSED],
    ['{ votes: [agree], atLeast: 1.1, times: [disagree] }', { agree: 32, disagree: 30 }, FAILED],
    ['{ votes: [agree], atLeast: 1.1, times: [disagree] }', { agree: 33, disagree: 30 }, PASSED],
  ]);
});

test.each([
  ['{ votes: [agree, abstain], atLeast: 3 }', { agree: 2, abstain: 1 }],
  ['{ votes: [agree], atLeast: 3 }', { agree: 3, abstain: 99 }],
])('%s: who names abstain counts it, and who does not, does not', (written, counts) => {
  expect(outcome({ require: requirement(written) }, counts)).toBe(PASSED);
});

test('all requirements must hold', () => {
  const both = {
    require: [
      ...requirement('{ votes: [agree], atLeast: 2 }'),
      ...requirement('{ votes: [agree], moreThan: 1, times: [disagree] }'),
    ],
  };
  expect(outcome(both, { agree: 2, disagree: 1 })).toBe(PASSED);
  expect(outcome(both, { agree: 1 })).toBe(FAILED);
  expect(outcome(both, { agree: 2, disagree: 2 })).toBe(FAILED);
});
