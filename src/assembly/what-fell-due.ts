import { reviewDue } from '../chat/messages/follow-through.ts';
import { paymentReminder } from '../chat/messages/money.ts';
import { reminder } from '../chat/messages/reminder.ts';
import type { Voice } from '../chat/voice.ts';
import type { FollowUpDue } from '../governance/proposal/facts.ts';
import { followUpsOf } from '../governance/proposal/follow-ups.ts';
import type { Closed, Open, Proposal } from '../governance/proposal/proposal.ts';
import { unreachable } from '../governance/terms.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { inThread } from './in-thread.ts';

/** What is said when the time for it has come. */
export function whatFellDue(voice: Voice, fact: FollowUpDue, proposal: Proposal): Outgoing[] {
  switch (fact.kind) {
    case 'reminder':
      return proposal.status === 'open' ? theReminder(voice, fact, proposal) : [];
    case 'review':
      return proposal.status === 'closed' ? [theReview(voice, fact, proposal)] : [];
    case 'payment':
      return proposal.status === 'closed' ? [thePaymentReminder(voice, fact, proposal)] : [];
    default:
      return unreachable(fact.kind);
  }
}

/** In the thread, for all. Of several that are due at once, since the bot was away, the newest is said. */
function theReminder(voice: Voice, { dueAt, at, eligible = 0 }: FollowUpDue, proposal: Open): Outgoing[] {
  const newer = followUpsOf(proposal).some((each) => each.kind === 'reminder' && each.dueAt <= at);
  if (newer || at >= proposal.closesAt) return [];
  const key = `reminder:${proposal.card}:${String(dueAt)}`;
  return [inThread(proposal, key, reminder(voice, { proposal, eligible }, at))];
}

/** Nobody is rung but who waits for the money: who pays it reads the thread, or `expenses`. */
function thePaymentReminder(voice: Voice, fact: FollowUpDue, proposal: Closed): Outgoing {
  const key = `payment:${proposal.card}:${String(fact.dueAt)}`;
  return inThread(proposal, key, paymentReminder(voice, proposal), [proposal.terms.proposer]);
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
