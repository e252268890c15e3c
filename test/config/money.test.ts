import { describe, expect, test } from 'vitest';

import { parse, problemsOf, SOUND } from './world.ts';

const EXPENSE = `  expense:
    label: EXPENSE
    bodies: [tech]
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require: [{ votes: [agree], moreThan: 1, times: [disagree] }]
    forms: { work: [What, Cost], donation: [To, Amount] }
    money: { amount: [Cost, Amount], currencies: [USD, EUR], atOnce: 1/2 }
`;
const INVOICE = `  invoice:
    label: INVOICE
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require: [{ votes: [agree], moreThan: 1, times: [disagree] }]
    fields: [Sum, Evidence]
    money: { amount: [Sum], currencies: [USD, EUR] }
    invoices: expense
    payment: { within: 2 weeks }
    outcomes: { passed: granted, notPassed: not granted }
`;
const MONEY = SOUND + EXPENSE + INVOICE;

function problemsWith(piece: string, written: string): readonly string[] {
  expect(MONEY.split(piece), `"${piece}" stands once`).toHaveLength(2);
  return problemsOf(MONEY.replace(piece, () => written));
}

test('fields, forms and what follows from passing belong to a rule', () => {
  const { rules } = parse(MONEY);
  expect(rules.get('expense')).toMatchObject({
    forms: [
      { name: 'work', fields: ['What', 'Cost'] },
      { name: 'donation', fields: ['To', 'Amount'] },
    ],
    money: {
      amount: ['Cost', 'Amount'],
      currencies: ['USD', 'EUR'],
      atOnce: { numerator: 1, denominator: 2 },
    },
  });
  expect(rules.get('invoice')).toMatchObject({
    fields: ['Sum', 'Evidence'],
    invoices: 'expense',
    payment: { within: 14 * 24 * 60 * 60 * 1000 },
    outcomes: { passed: 'granted', notPassed: 'not granted' },
  });
  expect(rules.get('ordinary')).not.toHaveProperty('fields');
});

describe('a mistake in fields and money is told', () => {
  test.each([
    [
      'fields: [Sum, Evidence]',
      'fields: [Sum, "Evi:dence"]',
      'rules.invoice.fields[1], line 34: is "Evi:dence"; it should be a name such as Cost (letters, digits, spaces and -, beginning with a letter, at most 30 characters)',
    ],
    [
      'fields: [Sum, Evidence]',
      'fields: [Sum, closes]',
      'rules.invoice.fields[1], line 34: is "closes", which every proposal may have already; it should be another word',
    ],
    [
      'fields: [Sum, Evidence]',
      'fields: [Sum, Evidence, evidence]',
      'rules.invoice.fields[2], line 34: is "evidence", and another field is "Evidence"; write both alike',
    ],
    [
      'work: [What, Cost]',
      'work: [What, amount, Cost]',
      'rules.expense.forms.donation[1], line 28: is "Amount", and another field is "amount"; write both alike',
    ],
    [
      'work: [What, Cost]',
      'work: [What]',
      'rules.expense.forms.work, line 28: should have exactly one of the fields under money.amount (Cost, Amount); it has none',
    ],
    [
      'work: [What, Cost]',
      'work: [Cost, Amount]',
      'rules.expense.forms.work, line 28: should have exactly one of the fields under money.amount (Cost, Amount); it has Cost and Amount',
    ],
    [
      '    fields: [Sum, Evidence]\n',
      '',
      'rules.invoice.fields, line 30: should have exactly one of the fields under money.amount (Sum); it has none',
    ],
    [
      'currencies: [USD, EUR], atOnce',
      'currencies: [dollars], atOnce',
      'rules.expense.money.currencies[0], line 29: is "dollars"; it should be the code of a currency in capital letters, such as EUR',
    ],
    [
      'atOnce: 1/2',
      'atOnce: 3/2',
      'rules.expense.money.atOnce, line 29: is more than the whole; it should be at most 1',
    ],
    [
      'atOnce: 1/2',
      'atOnce: 50%',
      'rules.expense.money.atOnce, line 29: is "50%"; it should be a part of the whole, such as 1/2',
    ],
    [
      'invoices: expense',
      'invoices: invoice',
      'rules.invoice.invoices, line 36: is invoice, the rule itself; it should be another one',
    ],
    [
      'invoices: expense',
      'invoices: ordinary',
      'rules.invoice.invoices, line 36: is ordinary, a rule without money',
    ],
    [
      'atOnce: 1/2 }\n',
      'atOnce: 1/2 }\n    payment: { within: 1 week }\n',
      'rules.invoice.invoices, line 37: is expense, whose proposals have payment: of their own; nothing invoices those',
    ],
    [
      'invoices: expense',
      'invoices: expenses',
      'rules.invoice.invoices, line 36: is "expenses"; it should be another of the rules (ordinary, bylaws, expense, invoice); did you mean "expense"?',
    ],
    [
      'payment: { within: 2 weeks }',
      'payment: { within: 2 fortnights }',
      'rules.invoice.payment.within, line 37: is "2 fortnights"; it should be a whole number of seconds, minutes, hours, days or weeks, such as "6 days", at least 1 second and at most 10 years',
    ],
    [
      'passed: granted',
      'passed: "granted."',
      'rules.invoice.outcomes.passed, line 38: is "granted."; it should be a few words on one line, such as granted (at most 40 characters)',
    ],
    [
      'currencies: [USD, EUR], atOnce',
      'currencies: [GBP, CHF], atOnce',
      'rules.invoice.invoices, line 36: is expense, which has no currency in common with it (GBP, CHF; here USD, EUR); nothing could be invoiced',
    ],
  ])('%s, written %s', (piece, written, ...told) => {
    expect(problemsWith(piece, written)).toEqual(told);
  });

  test('where an amount is to be paid that nobody names', () => {
    const problems = problemsWith('    money: { amount: [Sum], currencies: [USD, EUR] }\n', '');
    expect(problems).toEqual([
      'rules.invoice.invoices, line 35: is about an amount of money; add money: as well',
      'rules.invoice.payment, line 36: is about an amount of money; add money: as well',
    ]);
  });
});
