import { describe, expect, it, test } from 'vitest';

import { accountOf, isBudget, payable } from '../../../src/governance/proposal/account.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { fallsDue, followUpsOf } from '../../../src/governance/proposal/follow-ups.ts';
import { pay, refusesInvoice } from '../../../src/governance/proposal/payments.ts';
import { eventId, proposalNumber } from '../../../src/governance/terms.ts';
import { fold } from '../../../src/ledger/fold.ts';
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
import { ada, ben, CLOSES, made, opened, voided, withdrawn } from '../../support/proposal-facts.ts';
import { DAY } from '../../support/times.ts';

const INVOICE = proposalNumber(2);
const AFTER = { event: eventId('$paid'), sentAt: CLOSES + DAY, at: CLOSES + DAY };

const expense = [...expenseOpened(dollars(1001)), ...passes(EXPENSE)];
const invoice = [...expense, ...invoiceOpened(INVOICE, dollars(600)), ...passes(INVOICE)];

function paying(facts: readonly Fact[], number = EXPENSE, amount?: number) {
  const proposal = proposalsOf(facts).get(number) ?? expect.unreachable();
  const wished = amount === undefined ? undefined : dollars(amount);
  return pay(proposal, booksOf(facts), treasurer, wished, AFTER);
}

function paid(facts: readonly Fact[], number = EXPENSE, amount?: number): Fact[] {
  const decided = paying(facts, number, amount);
  if ('refused' in decided) throw new Error(decided.refused);
  return [...facts, decided];
}

describe('an invoice is refused', () => {
  const wish = (facts: readonly Fact[], by = ada, amount = dollars(1)) =>
    refusesInvoice(booksOf(facts), by, amount);

  it.each<[string, readonly Fact[]]>([
    ['is still open', expenseOpened(dollars(1001))],
    ['did not pass', [...expenseOpened(dollars(1001)), ...fails(EXPENSE)]],
    ['was withdrawn', [...expenseOpened(dollars(1001)), withdrawn('$withdrawn')]],
    ['was declared void', [...expense, voided('$void', 'a mistake')]],
    ['is about no money', [made, opened, ...passes(EXPENSE)]],
  ])('of what %s', (_, facts) => {
    expect(wish(facts)).toEqual({ refused: 'not passed' });
  });

  test('from anybody but who proposed the expense', () => {
    expect(wish(expense, ben)).toEqual({ refused: 'not the proposer' });
  });

  test('while another one on it is open', () => {
    const facts = [...expense, ...invoiceOpened(INVOICE, dollars(1))];
    expect(wish(facts)).toMatchObject({ refused: 'another is open', other: { number: INVOICE } });
  });

  test('for a cent more than is left', () => {
    expect(wish(invoice, ada, dollars(402))).toEqual({ refused: 'too much', left: dollars(401) });
    expect(wish(invoice, ada, dollars(401))).toBeUndefined();
  });

  test('once nothing is left', () => {
    const all = [...expense, ...invoiceOpened(INVOICE, dollars(1001)), ...passes(INVOICE)];
    expect(refusesInvoice(booksOf(all), ada, undefined)).toEqual({ refused: 'too much', left: dollars(0) });
  });

  test('in another currency', () => {
    expect(wish(expense, ada, { minor: 1, currency: 'EUR' })).toEqual({ refused: 'other currency' });
  });
});

describe('a payment', () => {
  test('without a vote on an invoice is at most one half, the odd cent rounded down (R9)', () => {
    expect(paying(expense)).toMatchObject({ by: treasurer, amount: dollars(500) });
    expect(paying(expense, EXPENSE, 501)).toEqual({ refused: 'too much', payable: dollars(500) });
    expect(paying(paid(expense, EXPENSE, 300))).toMatchObject({ amount: dollars(200) });
    expect(paying(paid(expense))).toEqual({ refused: 'paid already' });
  });

  test('of an invoice is all of it, or a part', () => {
    expect(paying(invoice, INVOICE)).toMatchObject({ amount: dollars(600) });
    expect(paying(paid(invoice, INVOICE, 250), INVOICE)).toMatchObject({ amount: dollars(350) });
    expect(paying(paid(invoice, INVOICE), INVOICE)).toEqual({ refused: 'paid already' });
  });

  test('leaves the half that an invoice took to that invoice', () => {
    expect(paying(invoice)).toMatchObject({ amount: dollars(401) });
    const all = [...expense, ...invoiceOpened(INVOICE, dollars(1001))];
    expect(paying(all)).toEqual({ refused: 'invoiced instead' });
  });

  it.each<[string, readonly Fact[], string]>([
    ['what did not pass', [...expenseOpened(dollars(1001)), ...fails(EXPENSE)], 'not passed'],
    ['what is open', expenseOpened(dollars(1001)), 'not passed'],
    ['what is void', [...expense, voided('$void', 'a mistake')], 'void'],
    ['what is not about money', [made, opened, ...passes(EXPENSE)], 'no money'],
  ])('is refused of %s', (_, facts, refused) => {
    expect(paying(facts)).toEqual({ refused });
  });

  test('is refused of an invoice whose expense is void', () => {
    expect(paying([...invoice, voided('$void', 'a mistake')], INVOICE)).toEqual({ refused: 'void' });
  });
});

test('the example in docs/rules.md', () => {
  const amount = dollars(120_001);
  const steps: ((facts: readonly Fact[]) => readonly Fact[])[] = [
    () => [...expenseOpened(amount), ...passes(EXPENSE)],
    (facts) => paid(facts, EXPENSE, 40_000),
    (facts) => [...facts, ...invoiceOpened(INVOICE, dollars(70_000))],
    (facts) => [...facts, ...passes(INVOICE)],
    (facts) => paid(facts, INVOICE),
  ];
  let facts: readonly Fact[] = [];
  const table = steps.map((step) => {
    facts = step(facts);
    const { budget, invoices } = booksOf(facts);
    if (!isBudget(budget)) throw new Error('it passed');
    const account = accountOf(budget, invoices);
    return [payable(budget, account), account.left, account.owed].map(({ minor }) => minor);
  });
  expect(table).toEqual([
    [60_000, 120_001, 0],
    [20_000, 80_001, 0],
    [10_001, 10_001, 0],
    [10_001, 10_001, 70_000],
    [10_001, 10_001, 0],
  ]);
});

test('what is void owes nothing, and what was paid of it stays paid', () => {
  const { budget, invoices } = booksOf([...paid(invoice, INVOICE, 100), voided('$void', 'a mistake')]);
  if (!isBudget(budget)) throw new Error('it passed');
  const nothing = dollars(0);
  expect(accountOf(budget, invoices)).toEqual({
    approved: nothing,
    invoiced: nothing,
    owed: nothing,
    left: nothing,
    paid: dollars(100),
  });
});

describe('whoever waits for a payment is reminded', () => {
  const waitsFor = (facts: readonly Fact[]) =>
    followUpsOf(fold(facts.filter((fact) => fact.proposal === INVOICE)) ?? expect.unreachable());
  const due = (weeks: number) =>
    ({ proposal: INVOICE, kind: 'payment', dueAt: CLOSES + weeks * 7 * DAY }) as const;

  test('two weeks after the invoice passed, and every two weeks from then', () => {
    expect(waitsFor(invoice)).toEqual([due(2)]);
    const once = [...invoice, fallsDue(due(2), due(2).dueAt)];
    expect(waitsFor(once)).toEqual([due(4)]);
  });

  test('not for each time that was missed while the bot was away', () => {
    expect(waitsFor([...invoice, fallsDue(due(2), due(7).dueAt)])).toEqual([due(8)]);
  });

  test('until it is paid whole', () => {
    expect(waitsFor(paid(invoice, INVOICE, 599))).toEqual([due(2)]);
    expect(waitsFor(paid(invoice, INVOICE))).toEqual([]);
  });

  test('not of what did not pass, is void or is open', () => {
    const open = [...expense, ...invoiceOpened(INVOICE, dollars(600))];
    expect(waitsFor(open)).toEqual([]);
    expect(waitsFor([...open, ...fails(INVOICE)])).toEqual([]);
    expect(waitsFor([...invoice, { ...voided('$void', 'a mistake'), proposal: INVOICE }])).toEqual([]);
  });
});

test('of invoices that come to more than was approved, as after a replay, no more than that is paid', () => {
  const second = proposalNumber(3);
  const both = [...invoice, ...invoiceOpened(second, dollars(600)), ...passes(second)];
  const facts = paid(both, INVOICE);
  expect(paying(facts, second)).toMatchObject({ amount: dollars(401) });
  expect(paying(facts, second, 402)).toEqual({ refused: 'too much', payable: dollars(401) });
});

test('a payment that nobody could make is found in the ledger', () => {
  const rows = (facts: readonly Fact[]) => sealed(facts).map(({ seq, body, hash }) => ({ seq, body, hash }));
  const facts = paid(invoice, INVOICE);
  expect(verifyFacts(rows(facts)).problems).toEqual([]);
  const forged = facts.map((fact) =>
    fact.type === 'payment made' ? { ...fact, amount: dollars(601) } : fact,
  );
  expect(verifyFacts(rows(forged)).problems).toEqual([
    `fact ${String(facts.length)}: "payment made" of proposal 2 does not follow from the facts before it`,
  ]);
});
