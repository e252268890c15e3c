import fc from 'fast-check';
import { expect, test } from 'vitest';

import { AnswerBudgets, budgetTimeOf } from '../../src/assembly/limits/answer-budgets.ts';
import { memberId } from '../../src/governance/terms.ts';

const ANA = memberId('@ana:example.coop');
const BURST = 20;
const EVERY = 10_000;

test('whatever is sent when, nobody gets more answers than the burst, one more, and what came back', () => {
  const times = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(times, (sent) => {
      const budgets = new AnswerBudgets({ burst: BURST, every: EVERY });
      const grants = sent.map((at) => budgets.forCommand(ANA, at));
      const answers = grants.filter((grant) => grant !== 'silence').length;
      const span = Math.max(...sent) - Math.min(...sent);
      expect(answers).toBeLessThanOrEqual(BURST + 1 + Math.floor(span / EVERY));
    }),
  );
});

test('whoever keeps to one command in each period is always answered', () => {
  const gaps = fc.array(fc.integer({ min: EVERY, max: 10 * EVERY }), { maxLength: 100 });
  fc.assert(
    fc.property(gaps, (apart) => {
      const budgets = new AnswerBudgets({ burst: 1, every: EVERY });
      let at = 0;
      for (const gap of apart) {
        at += gap;
        expect(budgets.forCommand(ANA, at)).toBe('answer');
      }
    }),
  );
});

test('who has been silent long enough is forgotten', () => {
  const budgets = new AnswerBudgets({ burst: BURST, every: EVERY });
  for (let each = 0; each < 1000; each++) budgets.forCommand(memberId(`@${each}:x`), 0);
  for (let each = 0; each < 3; each++) budgets.forCommand(ANA, 0);
  budgets.forgetIdle(EVERY);
  expect(budgets.size).toBe(1);
  budgets.forgetIdle(3 * EVERY);
  expect(budgets.size).toBe(0);
});

test.each([
  ['in between is believed', 500, 500],
  ['after its receipt is that of its receipt', 5000, 1000],
  ['before the rooms were last read is that of then', 1, 100],
])('a time %s', (_, sentAt, expected) => {
  expect(budgetTimeOf({ sentAt }, { now: 1000, readUntil: 100 })).toBe(expected);
});
