import { parseAmount } from '../../chat/amount.ts';
import { paymentRefused, unclearPayment, whichWasPaid } from '../../chat/messages/payment-refusal.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import type { Money } from '../../governance/money.ts';
import type { PaymentMade } from '../../governance/proposal/facts.ts';
import { pay, type PaymentRefusal } from '../../governance/proposal/payments.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import { paidKey } from '../announcements.ts';
import { booksOf } from '../books.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { findProposal, proposalNamed } from './find-proposal.ts';

/** `paid N [AMOUNT]`: a member of the body marks what was approved as paid. The announcement is the answer. */
export async function paid(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const { voice } = context;
  const { rest, inThread } = await readLine(context, invocation);
  if (inThread !== undefined) return payOne(context, invocation, inThread, rest);
  const found = await proposalNamed(context, invocation, 'paid N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  if (invocation.thread !== proposal.number || parseNumberAndRest(invocation.rest) !== undefined) {
    return payOne(context, invocation, proposal, parseNumberAndRest(invocation.rest)?.rest ?? '');
  }
  // In a thread with invoices, whatever can be paid may be meant.
  const payable = await payableAround(context, invocation, proposal);
  const [only = proposal, second] = payable;
  if (second !== undefined) return words(whichWasPaid(voice, payable));
  return payOne(context, invocation, only, '');
}

/** A number alone may as well be a proposal's. */
const NAMES_CURRENCY = /[\p{L}\p{Sc}]/u;

/** "paid 300 USD" in a thread is about an amount, not about proposal 300; "paid 2 300 USD" is about proposal 2. */
async function readLine(
  context: CommandContext,
  invocation: Invocation,
): Promise<{ readonly rest: string; readonly inThread?: Proposal }> {
  const { rest, thread } = invocation;
  if (thread === undefined) return { rest };
  const found = await findProposal(context, invocation, thread);
  const currency = 'proposal' in found ? found.proposal.terms.amount?.currency : undefined;
  if (!('proposal' in found) || currency === undefined) return { rest };
  const isAmount = (text: string) => NAMES_CURRENCY.test(text) && 'amount' in parseAmount(text, [currency]);
  const numbered = isAmount(parseNumberAndRest(rest)?.rest ?? '');
  return isAmount(rest) && !numbered ? { rest, inThread: found.proposal } : { rest };
}

async function payOne(
  context: CommandContext,
  invocation: Invocation,
  proposal: Proposal,
  written: string,
): Promise<Answer> {
  const { voice, live, work } = context;
  const currency = proposal.terms.amount?.currency;
  let amount: Money | undefined;
  if (written !== '' && currency !== undefined) {
    const read = parseAmount(written, [currency]);
    if ('unclear' in read)
      return words(unclearPayment(voice, proposal.number, currency, written, read.unclear));
    amount = read.amount;
  }
  const decided = await decide(context, invocation, proposal, amount);
  if ('refused' in decided) {
    // An older copy of the database may not know yet that it passed: what the room has read stays unanswered.
    if (context.numbering.wasSaid(paidKey(invocation.event.id))) return { kind: 'nothing' };
    return words(paymentRefused(voice, proposal, await booksOf(context, proposal), decided));
  }
  if (proposal.status === 'closed') live.recall(proposal);
  work.add(decided);
  return { kind: 'nothing' };
}

async function decide(
  context: CommandContext,
  { event: { id, sender, sentAt } }: Invocation,
  proposal: Proposal,
  amount: Money | undefined,
): Promise<PaymentMade | PaymentRefusal> {
  const books = await booksOf(context, proposal);
  return pay(proposal, books, sender, amount, { event: id, sentAt, at: context.now });
}

async function payableAround(
  context: CommandContext,
  invocation: Invocation,
  proposal: Proposal,
): Promise<readonly Proposal[]> {
  const { budget, invoices } = await booksOf(context, proposal);
  const payable: Proposal[] = [];
  for (const each of [budget, ...invoices]) {
    if (!('refused' in (await decide(context, invocation, each, undefined)))) payable.push(each);
  }
  return payable;
}
