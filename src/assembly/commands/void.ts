import { splitReason } from '../../chat/choice-and-reason.ts';
import { notOpen, refusal } from '../../chat/messages/refusals.ts';
import { outcomeWord } from '../../chat/messages/outcome-words.ts';
import { cleanBlock } from '../../chat/clean-text.ts';
import { cut } from '../../chat/cut.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import { commandLine } from '../../chat/voice.ts';
import { declareVoid } from '../../governance/proposal/after-closing.ts';
import { isBudget } from '../../governance/proposal/account.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import { eventId } from '../../governance/terms.ts';
import { booksOf } from '../books.ts';
import { REASON_CHARACTERS } from '../votes.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { findAnywhere, findProposal, proposalNamed } from './find-proposal.ts';

/** `void N because …`: a steward's, of an open or a decided proposal. The announcement is the answer. */
export async function declaredVoid(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const { voice, config } = context;
  const { event } = invocation;
  if (!config.stewards.includes(event.sender)) {
    return words(refusal(voice, [voice.say('refused.void.not a steward')]));
  }
  // In a room it is about that room's body; in a direct chat a steward need not be a member.
  const find = invocation.body === undefined ? findAnywhere : findProposal;
  const found = await proposalNamed(context, invocation, 'void N because …', find);
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  // What follows the number is the reason, with or without "because".
  const rest = parseNumberAndRest(invocation.rest)?.rest ?? invocation.rest;
  const { head, reason: given } = splitReason(rest);
  const reason = head === '' && given !== undefined ? given : cleanBlock(rest).trim();
  if (reason === '') {
    const line = `void ${String(proposal.number)} because …`;
    return words(refusal(voice, [voice.say('refused.void.no reason')], commandLine(voice, line)));
  }
  return carriedOut(context, invocation, proposal, cut(reason, REASON_CHARACTERS));
}

async function carriedOut(
  context: CommandContext,
  { event: { id, sender, sentAt } }: Invocation,
  proposal: Proposal,
  reason: string,
): Promise<Answer> {
  const { voice, work, live, now } = context;
  const decided = declareVoid(proposal, sender, reason, { event: id, sentAt, at: now });
  if (decided === 'not open yet') return words(notOpen(voice, proposal));
  if (decided === 'ended already') {
    const { outcome: end } = proposal.status === 'closed' ? proposal : { outcome: 'void' as const };
    const outcome = outcomeWord(voice.say, proposal.terms.rule, end);
    return words(
      refusal(voice, [voice.say('refused.void.ended already', { number: proposal.number, outcome })]),
    );
  }
  if (proposal.status === 'closed') live.recall(proposal);
  work.add(decided);
  for (const invoice of await invoicesOn(context, proposal)) {
    const event = eventId(`${id}:${String(invoice.number)}`);
    const follows = declareVoid(invoice, sender, reason, { event, sentAt, at: now });
    if (typeof follows === 'string') continue;
    if (invoice.status === 'closed') live.recall(invoice);
    work.add(follows);
  }
  return { kind: 'nothing' };
}

/** What invoices a void amount is void with it, if it is open or passed. */
async function invoicesOn(context: CommandContext, proposal: Proposal): Promise<readonly Proposal[]> {
  if (proposal.terms.amount === undefined || proposal.terms.invoiceOf !== undefined) return [];
  const { invoices } = await booksOf(context, proposal);
  return invoices.filter((invoice) => invoice.status === 'open' || isBudget(invoice));
}
