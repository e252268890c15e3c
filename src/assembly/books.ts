import type { Books } from '../governance/proposal/payments.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { ProposalNumber } from '../governance/terms.ts';
import { fold } from '../ledger/fold.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LiveProposals } from './live-proposals.ts';

interface BooksContext {
  readonly live: LiveProposals;
  readonly ledger: Pick<Ledger, 'factsOf' | 'numbersAbout'>;
}

/** The approved amount that a proposal is about, its own or the one that it invoices, and all invoices on it. */
export async function booksOf(context: BooksContext, proposal: Proposal): Promise<Books> {
  const of = proposal.terms.invoiceOf;
  const budget = of === undefined ? proposal : ((await proposalOf(context, of)) ?? proposal);
  const { live, ledger } = context;
  // What was proposed in the batch at hand is not on disk yet.
  const open = live.ofBody(budget.terms.body).map(({ number }) => number);
  const numbers = new Set([...(await ledger.numbersAbout(budget.number)), ...open]);
  const invoices: Proposal[] = [];
  for (const number of numbers) {
    const other = await proposalOf(context, number);
    if (other?.terms.invoiceOf === budget.number) invoices.push(other);
  }
  return { budget, invoices: invoices.sort((a, b) => a.number - b.number) };
}

async function proposalOf(
  { live, ledger }: BooksContext,
  number: ProposalNumber,
): Promise<Proposal | undefined> {
  return live.byNumber(number) ?? fold(await ledger.factsOf(number));
}
