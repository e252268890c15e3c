import type { ChoiceAndReason } from '../chat/choice-and-reason.ts';
import { threadHint } from '../chat/messages/to-one-member.ts';
import { notOpen } from '../chat/messages/refusals.ts';
import { parseVoteReply } from '../chat/vote-reply.ts';
import { giveReason, owesReason } from '../governance/proposal/decide.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import type { Outbox } from '../ledger/ledger.ts';
import { answerTo, confirmation, type Confirmation } from './answers.ts';
import { reasonQuestionKey } from './announcements.ts';
import type { CommandContext } from './commands/command.ts';
import type { MessageEvent } from './room-event.ts';
import { castWordVote, REASON_CHARACTERS } from './votes.ts';

export interface MessageContext extends CommandContext {
  readonly outbox: Pick<Outbox, 'eventOf'>;
}

/** A message that is no command: a vote by reply, a reason for a Block, or talk. */
export async function hearMessage(context: MessageContext, event: MessageEvent): Promise<void> {
  const { live } = context;
  const repliesTo = event.replyTo === undefined ? undefined : live.openByCard(event.replyTo);
  if (repliesTo !== undefined) {
    const vote = parseVoteReply(event.text, context.choices);
    if (vote !== undefined) {
      voteByReply(context, repliesTo, event, vote);
      return;
    }
  }
  const asked = await askedFor(context, event);
  if (asked !== undefined) {
    recordReason(context, asked, event);
    return;
  }
  const thread = event.thread === undefined ? undefined : live.openByCard(event.thread);
  if (thread !== undefined) hintAtVote(context, thread, event);
}

function voteByReply(
  context: CommandContext,
  proposal: Open,
  event: MessageEvent,
  vote: ChoiceAndReason,
): void {
  const cast = castWordVote(context, proposal, event, vote);
  if (cast === 'cast') confirm(context, event, 'vote');
  if (cast === 'late') context.work.send(answerTo(event, notOpen(context.voice, proposal)));
  context.work.handled(event.id);
}

/** The proposal whose blocker this is, if the message says why: in the card's thread, or in reply to the question. */
async function askedFor({ live, outbox }: MessageContext, event: MessageEvent): Promise<Open | undefined> {
  for (const proposal of live.open()) {
    if (!owesReason(proposal, event.sender)) continue;
    if (event.thread === proposal.card) return proposal;
    const question = await outbox.eventOf(reasonQuestionKey(proposal, event.sender));
    if (question !== undefined && event.replyTo === question) return proposal;
  }
  return undefined;
}

function recordReason(context: CommandContext, proposal: Open, event: MessageEvent): void {
  const reason = event.text.trim().slice(0, REASON_CHARACTERS);
  const { id, sentAt, sender } = event;
  const facts = giveReason(proposal, { event: id, sentAt, at: context.now, voter: sender, reason });
  if (facts.length === 0) return;
  context.work.add(...facts);
  context.work.handled(id);
  confirm(context, event, 'reason');
}

/** Words in a thread are talk, also when they are a choice: the person is told once how to vote. */
function hintAtVote(context: CommandContext, proposal: Open, event: MessageEvent): void {
  if (context.choices.ofWord(event.text) === undefined) return;
  const { room, sender } = event;
  const ballot = proposal.votesOf.get(sender);
  if (ballot !== undefined) return;
  context.work.send({
    kind: 'message',
    key: `hint:${String(proposal.number)}:${sender}`,
    room,
    text: threadHint(
      context.voice,
      proposal,
      sender,
      event.text
        .trim()
        .toLowerCase()
        .replace(/[.!]+$/u, ''),
    ),
    notice: true,
    mentions: [sender],
    thread: proposal.card,
  });
}

function confirm(context: CommandContext, event: MessageEvent, what: Confirmation): void {
  context.work.send(confirmation(event, what));
}
