import { cut } from '../chat/cut.ts';
import { arriveLate } from '../governance/proposal/after-closing.ts';
import { castVote, type VoteRefusal } from '../governance/proposal/decide.ts';
import type { Ineligibility } from '../governance/electorate.ts';
import { timeOf } from '../governance/proposal/time-of.ts';
import type { Closed, Proposal } from '../governance/proposal/proposal.ts';
import type { Choice, Instant } from '../governance/terms.ts';
import { questionOf, type Electorates } from './electorates.ts';
import { isDelayed } from './delayed.ts';
import type { LiveProposals } from './live-proposals.ts';
import type { MessageEvent, ReactionEvent } from './room-event.ts';
import type { Work } from './work.ts';

export interface VoteContext {
  readonly work: Work;
  readonly live: LiveProposals;
  readonly electorates: Electorates;
  readonly now: Instant;
  /** When the homeserver's answer before this one was asked for. */
  readonly readUntil: Instant | undefined;
}

/** At most this much of a reason is kept. */
export const REASON_CHARACTERS = 1000;

/** What somebody says with a vote. */
interface Said {
  readonly choice: Choice;
  readonly via: 'reaction' | 'words';
  readonly reason?: string;
}

/** How a vote was taken. */
export type Taken = 'cast' | 'late' | Ineligibility | VoteRefusal | 'arrived late';

/**
 * Brings a vote to its proposal, also when it is late or not eligible: then it is shown apart.
 * @returns how it was taken, for the answer to its voter
 */
export function cast(
  context: VoteContext,
  proposal: Proposal,
  event: MessageEvent | ReactionEvent,
  { reason, ...said }: Said,
): Taken {
  if (proposal.status === 'closed') return castAfterClosing(context, proposal, event, said);
  const { work, electorates, now, readUntil } = context;
  const question = questionOf(proposal);
  const castAt = timeOf({ sentAt: event.sentAt, at: now });
  const ineligible = electorates.ineligibility(question, event.sender, castAt);
  const { terms } = proposal;
  const facts = castVote(proposal, {
    ...said,
    event: event.id,
    sentAt: event.sentAt,
    at: now,
    voter: event.sender,
    seat: electorates.seatOf(question, event.sender),
    eligible: ineligible === undefined,
    ...(ineligible === undefined ? {} : { ineligible }),
    delayed: isDelayed(event, readUntil),
    earlierCard: said.via === 'reaction' && event.room !== terms.room,
    ...(reason === undefined ? {} : { reason: cut(reason, REASON_CHARACTERS) }),
  });
  if (typeof facts === 'string') return facts;
  work.add(...facts);
  const [fact] = facts;
  if (fact?.type !== 'vote cast' || fact.excluded === undefined) return 'cast';
  return ineligible ?? 'late';
}

/** It changes nothing (invariant 5). What was sent in time is listed. */
function castAfterClosing(
  { work, live, now }: VoteContext,
  proposal: Closed,
  { id, sentAt, sender }: MessageEvent | ReactionEvent,
  { choice, via }: Said,
): 'closed' | 'arrived late' {
  const facts = arriveLate(proposal, { event: id, sentAt, at: now, voter: sender, choice, via });
  if (facts.length === 0) return 'closed';
  live.recall(proposal);
  work.add(...facts);
  return 'arrived late';
}
