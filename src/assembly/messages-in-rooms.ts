import type { ChoiceAndReason } from '../chat/choice-and-reason.ts';
import { threadHint } from '../chat/messages/to-one-member.ts';
import { cleanBlock } from '../chat/clean-text.ts';
import { cut } from '../chat/cut.ts';
import { withoutReplyFallback } from '../chat/reply-fallback.ts';
import { parseVoteReply } from '../chat/vote-reply.ts';
import { giveReason, owesReason } from '../governance/proposal/decide.ts';
import { threadOf, type Open } from '../governance/proposal/proposal.ts';
import type { Outbox } from '../ledger/ledger.ts';
import { confirmation, type Confirmation } from './answers.ts';
import { notCountedWord, reasonQuestionKey } from './announcements.ts';
import type { CommandContext } from './commands/command.ts';
import { budgetTimeOf } from './limits/answer-budgets.ts';
import { questionOf } from './electorates.ts';
import type { MessageEvent } from './room-event.ts';
import { hearTooLate } from './too-late.ts';
import { cast, REASON_CHARACTERS } from './votes.ts';

export interface MessageContext extends CommandContext {
  readonly outbox: Pick<Outbox, 'eventOf' | 'keyOf'>;
}

/** A message that is no command: a vote by reply, a reason for a Block, or talk. */
export async function hearMessage(context: MessageContext, event: MessageEvent): Promise<void> {
  const { live } = context;
  const { replyTo, thread: root, room } = event;
  const vote = replyTo === undefined ? undefined : parseVoteReply(event.text, context.choices);
  if (replyTo !== undefined && vote !== undefined) {
    const card = live.openByCard(replyTo, room);
    if (card === undefined) {
      await hearTooLate(context, event, replyTo, {
        via: 'words',
        choiceToday: vote.choice,
        choiceOn: () => vote.choice,
      });
    } else voteByReply(context, card, event, vote);
    if (card !== undefined) return;
  }
  const asked = await askedFor(context, event);
  if (asked !== undefined) {
    recordReason(context, asked, event);
    return;
  }
  const thread = root === undefined ? undefined : live.openInThread(root, room);
  if (thread !== undefined) hintAtVote(context, thread, event);
}

function voteByReply(
  context: CommandContext,
  proposal: Open,
  event: MessageEvent,
  vote: ChoiceAndReason,
): void {
  const taken = cast(context, proposal, event, { ...vote, via: 'words' });
  const { voice, work } = context;
  if (taken === 'cast') confirm(context, event, 'vote');
  if (taken === 'late' || typeof taken === 'object') {
    work.send(notCountedWord(voice, proposal, event.sender, taken));
  }
  work.handled(event.id);
}

/** The proposal whose blocker this is, if the message says why: in the card's thread, or in reply to the question. */
async function askedFor({ live, outbox }: MessageContext, event: MessageEvent): Promise<Open | undefined> {
  for (const proposal of live.open()) {
    if (!owesReason(proposal, event.sender)) continue;
    if (proposal.terms.room !== event.room) continue;
    if (event.thread === threadOf(proposal)) return proposal;
    const question = await outbox.eventOf(reasonQuestionKey(proposal, event.sender));
    if (question !== undefined && event.replyTo === question) return proposal;
  }
  return undefined;
}

function recordReason(context: CommandContext, proposal: Open, event: MessageEvent): void {
  const reason = cleanBlock(withoutReplyFallback(event.text)).trim();
  const { id, sentAt, sender } = event;
  const facts = giveReason(proposal, {
    event: id,
    sentAt,
    at: context.now,
    voter: sender,
    reason: cut(reason, REASON_CHARACTERS),
  });
  if (reason === '' || facts.length === 0) return;
  context.work.add(...facts);
  context.work.handled(id);
  confirm(context, event, 'reason');
}

/** Words in a thread are talk, also when they are a choice: the person is told once how to vote. */
function hintAtVote(context: CommandContext, proposal: Open, event: MessageEvent): void {
  if (context.choices.ofWord(event.text) === undefined) return;
  const { room, sender } = event;
  const ballot = proposal.votesOf.get(context.electorates.seatOf(questionOf(proposal), sender));
  if (ballot !== undefined) return;
  context.work.send({
    kind: 'message',
    key: `hint:${proposal.card}:${sender}`,
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
    thread: threadOf(proposal),
  });
}

/** What was taken down stands, also if too much was said in a short time to confirm it. */
function confirm(context: CommandContext, event: MessageEvent, what: Confirmation): void {
  const sentAt = budgetTimeOf(event, context);
  if (context.budgets.forConfirmation(event.sender, sentAt)) context.work.send(confirmation(event, what));
}
