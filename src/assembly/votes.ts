import { cut } from '../chat/cut.ts';
import { castVote, type VoteRefusal } from '../governance/proposal/decide.ts';
import type { Exclusion } from '../governance/proposal/facts.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { Choice, Instant } from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';
import { isDelayed } from './delayed.ts';
import type { MessageEvent, ReactionEvent } from './room-event.ts';
import type { Work } from './work.ts';

export interface VoteContext {
  readonly work: Work;
  readonly bodies: Bodies;
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

/**
 * Brings a vote to its proposal, also when it is late or not eligible: then it is shown apart.
 * @returns how it was taken, for the answer to its voter
 */
export function cast(
  { work, bodies, now, readUntil }: VoteContext,
  proposal: Proposal,
  event: MessageEvent | ReactionEvent,
  { reason, ...said }: Said,
): 'cast' | Exclusion | VoteRefusal {
  const { terms } = proposal;
  const facts = castVote(proposal, {
    ...said,
    event: event.id,
    sentAt: event.sentAt,
    at: now,
    voter: event.sender,
    eligible: bodies.mayVote(terms.body, terms.room, event.sender),
    delayed: isDelayed(event, readUntil),
    ...(reason === undefined ? {} : { reason: cut(reason, REASON_CHARACTERS) }),
  });
  if (typeof facts === 'string') return facts;
  work.add(...facts);
  const [fact] = facts;
  return fact?.type === 'vote cast' && fact.excluded !== undefined ? fact.excluded : 'cast';
}
