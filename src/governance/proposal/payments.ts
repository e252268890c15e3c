import { isMore, type Money } from '../money.ts';
import type { MemberId } from '../terms.ts';
import { accountOf, isBudget, payable, type Budget } from './account.ts';
import type { Occurrence } from './decide.ts';
import type { PaymentMade } from './facts.ts';
import type { Proposal } from './proposal.ts';

/** An approved amount, and every proposal that invoices it. */
export interface Books {
  readonly budget: Proposal;
  readonly invoices: readonly Proposal[];
}

export type InvoiceRefusal =
  | { readonly refused: 'not passed' | 'not the proposer' | 'other currency' }
  | { readonly refused: 'another is open'; readonly other: Proposal }
  | { readonly refused: 'too much'; readonly left: Money };

/**
 * Why this member can't propose an invoice of this amount (R10); undefined where nothing stands against it. An
 * amount that could not be read is undefined, and not judged.
 */
export function refusesInvoice(
  { budget, invoices }: Books,
  by: MemberId,
  amount: Money | undefined,
): InvoiceRefusal | undefined {
  if (!isBudget(budget) || budget.voided !== undefined) return { refused: 'not passed' };
  if (budget.terms.proposer !== by) return { refused: 'not the proposer' };
  const other = invoices.find(({ status }) => status !== 'closed');
  if (other !== undefined) return { refused: 'another is open', other };
  if (amount !== undefined && amount.currency !== budget.terms.amount.currency)
    return { refused: 'other currency' };
  const { left } = accountOf(budget, invoices);
  if (left.minor === 0 || (amount !== undefined && isMore(amount, left)))
    return { refused: 'too much', left };
  return undefined;
}

export type PaymentRefusal =
  | {
      readonly refused:
        'no money' | 'not passed' | 'void' | 'paid already' | 'invoiced instead' | 'other currency';
    }
  | { readonly refused: 'too much'; readonly payable: Money };

/**
 * So much of a passed proposal was paid, or all that can be. Never more in all than was approved (R10).
 * @param books of the approved amount: of the proposal itself, or of the one that it invoices
 */
export function pay(
  proposal: Proposal,
  books: Books,
  by: MemberId,
  paid: Money | undefined,
  { event: cause, at }: Occurrence,
): PaymentMade | PaymentRefusal {
  if (proposal.terms.amount === undefined) return { refused: 'no money' };
  const { budget, invoices } = books;
  if (isVoid(proposal) || isVoid(budget)) return { refused: 'void' };
  if (!isBudget(proposal) || !isBudget(budget)) return { refused: 'not passed' };
  const rest = payable(proposal, accountOf(budget, invoices));
  if (rest.minor === 0) return { refused: isSettled(proposal) ? 'paid already' : 'invoiced instead' };
  if (paid !== undefined && paid.currency !== rest.currency) return { refused: 'other currency' };
  if (paid !== undefined && isMore(paid, rest)) return { refused: 'too much', payable: rest };
  return { type: 'payment made', proposal: proposal.number, cause, at, by, amount: paid ?? rest };
}

function isVoid(proposal: Proposal): boolean {
  return proposal.status === 'closed' && proposal.voided !== undefined;
}

/** Whether something was paid of it: else what it grants is part of its invoices. */
function isSettled(proposal: Budget): boolean {
  return proposal.terms.invoiceOf !== undefined || proposal.payments.length > 0;
}
