import { reviewDue } from '../chat/messages/follow-through.ts';
import { reminder } from '../chat/messages/reminder.ts';
import type { Voice } from '../chat/voice.ts';
import type { FollowUpDue } from '../governance/proposal/facts.ts';
import { followUpsOf } from '../governance/proposal/follow-ups.ts';
import type { Closed, Open, Proposal } from '../governance/proposal/proposal.ts';
import { unreachable } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';

/** What is said when the time for it has come. */
export function whatFellDue(voice: Voice, fact: FollowUpDue, proposal: Proposal): Outgoing[] {
  switch (fact.kind) {
    case 'reminder':
      return proposal.status === 'open' ? theReminder(voice, fact, proposal) : [];
    case 'review':
      return proposal.status === 'closed' ? [theReview(voice, fact, proposal)] : [];
    case 'payment':
      return [];
    default:
      return unreachable(fact.kind);
  }
}

/** In the thread, for all. Of several that are due at once, since the bot was away, the newest is said. */
function theReminder(voice: Voice, { dueAt, at, eligible = 0 }: FollowUpDue, proposal: Open): Outgoing[] {
  const newer = followUpsOf(proposal).some((each) => each.kind === 'reminder' && each.dueAt <= at);
  if (newer || at >= proposal.closesAt) return [];
  return [
    {
      kind: 'message',
      key: `reminder:${proposal.card}:${String(dueAt)}`,
      room: proposal.terms.room,
      text: reminder(voice, { proposal, eligible }, at),
      notice: false,
      mentions: [],
      thread: proposal.card,
    },
  ];
}

/** In the room, so that everybody sees it. */
function theReview(voice: Voice, { dueAt }: FollowUpDue, proposal: Closed): Outgoing {
  const { card, terms } = proposal;
  return {
    kind: 'message',
    key: `review:${card}:${String(dueAt)}`,
    room: terms.room,
    text: reviewDue(voice, proposal, dueAt),
    notice: false,
    mentions: [],
  };
}
