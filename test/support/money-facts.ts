import type { Fact } from '../../src/governance/proposal/facts.ts';
import type { Money } from '../../src/governance/money.ts';
import type { Books } from '../../src/governance/proposal/payments.ts';
import type { Proposal } from '../../src/governance/proposal/proposal.ts';
import { eventId, memberId, proposalNumber, type ProposalNumber } from '../../src/governance/terms.ts';
import { fold } from '../../src/ledger/fold.ts';
import { ada, closed, made, opened, simpleMajority, tally, voted } from './proposal-facts.ts';
import { DAY } from './times.ts';

/** An expense of which one half may be invoiced at once, and its invoices (R9, R10). */
export const EXPENSE = proposalNumber(1);
export const treasurer = memberId('@treasurer:example.coop');

export const dollars = (minor: number): Money => ({ minor, currency: 'USD' });

const expenseRule = {
  ...simpleMajority,
  name: 'expense',
  money: {
    amount: ['Cost'],
    currencies: ['USD'],
    atOnce: { numerator: 1, denominator: 2 },
    invoicedBy: 'INVOICE',
  },
};
const invoiceRule = {
  ...simpleMajority,
  name: 'invoice',
  money: { amount: ['Amount'], currencies: ['USD'] },
  invoices: 'expense',
  payment: { within: 14 * DAY },
};

export function expenseOpened(amount: Money): Fact[] {
  return [{ ...made, terms: { ...made.terms, rule: expenseRule, amount } }, opened];
}

export function invoiceOpened(number: ProposalNumber, amount: Money): Fact[] {
  const terms = { ...made.terms, rule: invoiceRule, amount, invoiceOf: EXPENSE };
  return [
    { ...made, terms, proposal: number, cause: `$propose-${String(number)}` },
    {
      ...opened,
      proposal: number,
      cause: `$card-${String(number)}`,
      card: eventId(`$card-${String(number)}`),
    },
  ];
}

/** One member agreed. */
export function passes(number: ProposalNumber): Fact[] {
  const cause = String(number);
  return [
    { ...voted(`$agree-${cause}`, ada, 'agree'), proposal: number },
    closed({
      proposal: number,
      cause: `deadline:${cause}`,
      outcome: 'passed',
      tally: tally({ agree: 1 }),
      requirements: [{ left: 1, right: 0, comparison: 'moreThan', applies: true, met: true }],
    }),
  ];
}

export function fails(number: ProposalNumber): Fact[] {
  return [closed({ proposal: number, cause: `deadline:${String(number)}` })];
}

/** The proposals that facts make, by number. */
export function proposalsOf(facts: readonly Fact[]): Map<ProposalNumber, Proposal> {
  const numbers = new Set(facts.map((fact) => fact.proposal));
  return new Map(
    [...numbers].flatMap((number) => {
      const proposal = fold(facts.filter((fact) => fact.proposal === number));
      return proposal === undefined ? [] : [[number, proposal] as const];
    }),
  );
}

export function booksOf(facts: readonly Fact[]): Books {
  const [budget, ...invoices] = proposalsOf(facts).values();
  if (budget === undefined) throw new Error('nobody proposed an expense');
  return { budget, invoices };
}
