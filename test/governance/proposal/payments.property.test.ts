import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isMore, LARGEST_AMOUNT, sumOf, type Money } from '../../../src/governance/money.ts';
import { accountOf, atOnceOf, isBudget, paidOf } from '../../../src/governance/proposal/account.ts';
import { declareVoid } from '../../../src/governance/proposal/after-closing.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { pay, refusesInvoice } from '../../../src/governance/proposal/payments.ts';
import { eventId, proposalNumber, type ProposalNumber } from '../../../src/governance/terms.ts';
import { verifyFacts } from '../../../src/ledger/verify.ts';
import { sealed } from '../../support/ledger-file.ts';
import {
  booksOf,
  dollars,
  EXPENSE,
  expenseOpened,
  fails,
  invoiceOpened,
  passes,
  proposalsOf,
  treasurer,
} from '../../support/money-facts.ts';
import { ada, CLOSES } from '../../support/proposal-facts.ts';

type Step =
  | { readonly does: 'invoice'; readonly amount: number }
  | { readonly does: 'ends'; readonly passes: boolean }
  | { readonly does: 'pays'; readonly which: number; readonly amount: number | undefined }
  | { readonly does: 'voids'; readonly which: number };

const amount = fc.integer({ min: 1, max: 120 });
const which = fc.nat({ max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('invoice' as const), amount }),
  fc.record({ does: fc.constant('ends' as const), passes: fc.boolean() }),
  fc.record({ does: fc.constant('pays' as const), which, amount: fc.option(amount, { nil: undefined }) }),
  fc.record({ does: fc.constant('voids' as const), which }),
);

/** Whatever members try, one after another: what is refused leaves no fact. */
function story(approved: Money, steps: readonly Step[]): Fact[] {
  const facts: Fact[] = [...expenseOpened(approved), ...passes(EXPENSE)];
  steps.forEach((each, index) => facts.push(...whatComesOf(each, facts, index)));
  return facts;
}

function whatComesOf(each: Step, facts: readonly Fact[], index: number): readonly Fact[] {
  const all = proposalsOf(facts);
  const occurrence = { event: eventId(`$step-${String(index)}`), sentAt: CLOSES, at: CLOSES };
  const open = [...all.values()].find(({ status }) => status === 'open');
  if (each.does === 'invoice') {
    const wished = dollars(each.amount);
    const refused = refusesInvoice(booksOf(facts), ada, wished);
    return refused === undefined ? invoiceOpened(proposalNumber(all.size + 1), wished) : [];
  }
  if (each.does === 'ends') {
    if (open === undefined) return [];
    return each.passes ? passes(open.number) : fails(open.number);
  }
  const chosen = all.get(numberOf(each.which, all.size));
  if (chosen === undefined) return [];
  if (each.does === 'voids') {
    const decided = declareVoid(chosen, treasurer, 'a mistake', occurrence);
    return typeof decided === 'string' ? [] : [decided];
  }
  const wished = each.amount === undefined ? undefined : dollars(each.amount);
  const decided = pay(chosen, booksOf(facts), treasurer, wished, occurrence);
  return 'refused' in decided ? [] : [decided];
}

function numberOf(which: number, size: number): ProposalNumber {
  return proposalNumber((which % size) + 1);
}

test('whatever is invoiced, paid and declared void, it is never more in all than was approved (R10)', () => {
  fc.assert(
    fc.property(amount, fc.array(step, { maxLength: 30 }), (approved, steps) => {
      const facts = story(dollars(approved), steps);
      for (let count = 4; count <= facts.length; count++) {
        const { budget, invoices } = booksOf(facts.slice(0, count));
        if (!isBudget(budget)) throw new Error('the expense passed');
        const account = accountOf(budget, invoices);
        expect(account.paid.minor).toBeLessThanOrEqual(approved);
        expect(account.invoiced.minor).toBeLessThanOrEqual(account.approved.minor);
        expect(account.owed.minor).toBeLessThanOrEqual(account.invoiced.minor);
        expect(isMore(paidOf(budget), atOnceOf(budget))).toBe(false);
        if (budget.voided !== undefined)
          expect([account.owed, account.left]).toEqual([dollars(0), dollars(0)]);
        else expect(sumOf('USD', [account.invoiced, account.left]).minor).toBeLessThanOrEqual(approved);
      }
    }),
  );
});

test('and its ledger is in order', () => {
  fc.assert(
    fc.property(amount, fc.array(step, { maxLength: 30 }), (approved, steps) => {
      const rows = sealed(story(dollars(approved), steps)).map(({ seq, body, hash }) => ({
        seq,
        body,
        hash,
      }));
      expect(verifyFacts(rows).problems).toEqual([]);
    }),
  );
});

test('all of an amount can be invoiced and paid, in as many parts as people like', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LARGEST_AMOUNT }), (approved) => {
      const half = Math.floor(approved / 2);
      const facts: Fact[] = [...expenseOpened(dollars(approved)), ...passes(EXPENSE)];
      const second = proposalNumber(2);
      const steps: ((number: string) => readonly Fact[])[] = [
        (at) => paid(facts, EXPENSE, at),
        () => [...invoiceOpened(second, dollars(approved - half)), ...passes(second)],
        (at) => paid(facts, second, at),
      ];
      steps.forEach((each, index) => facts.push(...each(String(index))));
      const { budget, invoices } = booksOf(facts);
      if (!isBudget(budget)) throw new Error('the expense passed');
      expect(accountOf(budget, invoices)).toEqual({
        approved: dollars(approved),
        invoiced: dollars(approved),
        paid: dollars(approved),
        owed: dollars(0),
        left: dollars(0),
      });
    }),
  );
});

/** All that can be. */
function paid(facts: readonly Fact[], number: ProposalNumber, name: string): readonly Fact[] {
  const proposal = proposalsOf(facts).get(number) ?? expect.unreachable();
  const occurrence = { event: eventId(`$paid-${name}`), sentAt: CLOSES, at: CLOSES };
  const decided = pay(proposal, booksOf(facts), treasurer, undefined, occurrence);
  return 'refused' in decided ? [] : [decided];
}
