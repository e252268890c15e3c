import { lessThat, shareOf, smallerOf, sumOf, type Money } from '../money.ts';
import type { Closed, Proposal } from './proposal.ts';

/** A proposal that was passed on an amount of money, or was before it was declared void. */
export interface Budget extends Closed {
  readonly terms: Closed['terms'] & { readonly amount: Money };
}

/** What became of an approved amount, all in its currency. */
export interface Account {
  /** Nothing, of what is void. */
  readonly approved: Money;
  /** Passed invoices, and what was paid without one. */
  readonly invoiced: Money;
  readonly paid: Money;
  /** Passed, and not paid yet. */
  readonly owed: Money;
  /** What can still be invoiced: neither paid nor part of an invoice that is open or passed. */
  readonly left: Money;
}

export function isBudget(proposal: Proposal): proposal is Budget {
  return proposal.status === 'closed' && proposal.terms.amount !== undefined && hasPassed(proposal);
}

function hasPassed({ outcome, voided }: Closed): boolean {
  return outcome === 'passed' || voided?.before === 'passed';
}

/**
 * @param invoices every proposal that invoices this one, whatever became of it. Amounts are of one currency: an
 * invoice in another is never made.
 */
export function accountOf(budget: Budget, invoices: readonly Proposal[]): Account {
  const { amount } = budget.terms;
  const { currency } = amount;
  const nothing: Money = { minor: 0, currency };
  const valid = budget.voided === undefined;
  const total = (amounts: readonly Money[]) => sumOf(currency, amounts);
  const invoicesOwed = invoices.map((invoice) => owedOn(invoice, nothing));
  const direct = paidOf(budget);
  const ownOwed = budget.terms.rule.payment === undefined ? nothing : lessThat(amount, direct);
  const spokenFor = total([direct, ...invoices.map((invoice) => claimOf(invoice, nothing))]);
  return {
    approved: valid ? amount : nothing,
    invoiced: valid
      ? total([direct, ...invoices.filter(isBudget).map((each) => claimOf(each, nothing))])
      : nothing,
    paid: total([direct, ...invoices.map((invoice) => paidOf(invoice, nothing))]),
    owed: valid ? total([ownOwed, ...invoicesOwed]) : nothing,
    left: valid ? lessThat(amount, spokenFor) : nothing,
  };
}

/** What was paid of one proposal. */
export function paidOf(proposal: Proposal, nothing = nothingOf(proposal)): Money {
  if (proposal.status !== 'closed') return nothing;
  return sumOf(
    nothing.currency,
    proposal.payments.map(({ amount }) => amount),
  );
}

/** What can be paid of a proposal now: the rest of an invoice, or of the part that needs none. */
export function payable(proposal: Budget, account: Account): Money {
  const { amount, rule } = proposal.terms;
  if (proposal.voided !== undefined) return { ...amount, minor: 0 };
  if (proposal.terms.invoiceOf !== undefined) {
    // More was invoiced than approved only where a replay took an invoice as it was.
    return smallerOf(lessThat(amount, paidOf(proposal)), lessThat(account.approved, account.paid));
  }
  const share = rule.payment === undefined ? atOnceOf(proposal) : amount;
  return smallerOf(lessThat(share, paidOf(proposal)), account.left);
}

/** How much of a passed amount its proposer may invoice without a further vote (R9). */
export function atOnceOf({ terms: { amount, rule } }: Pick<Budget, 'terms'>): Money {
  return shareOf(amount, rule.money?.atOnce ?? { numerator: 1, denominator: 1 });
}

/** How much an invoice takes of the approved amount: what was paid stays paid, whatever was said later. */
function claimOf(invoice: Proposal, nothing: Money): Money {
  const { amount = nothing } = invoice.terms;
  if (invoice.status !== 'closed' || invoice.outcome === 'passed') return amount;
  return paidOf(invoice, nothing);
}

function owedOn(invoice: Proposal, nothing: Money): Money {
  if (invoice.status !== 'closed' || invoice.outcome !== 'passed') return nothing;
  return lessThat(invoice.terms.amount ?? nothing, paidOf(invoice, nothing));
}

function nothingOf({ terms }: Proposal): Money {
  return { minor: 0, currency: terms.amount?.currency ?? '' };
}
