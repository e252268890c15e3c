import { cut } from '../chat/cut.ts';
import { castVote, type VoteRefusal } from '../governance/proposal/decide.ts';
import type { Exclusion } from '../governance/proposal/facts.ts';
import type { Open, Proposal } from '../governance/proposal/proposal.ts';
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

export function castReaction(
  context: VoteContext,
  proposal: Open,
  event: ReactionEvent,
  choice: Choice,
): void {
  const facts = castVote(proposal, {
    event: event.id,
    sentAt: event.sentAt,
    at: context.now,
    voter: event.sender,
    choice,
    via: 'reaction',
    eligible: isEligible(context, proposal, event),
    delayed: isDelayed(event, context.readUntil),
  });
  if (typeof facts !== 'string') context.work.add(...facts);
}

/** A vote by words. It goes to the proposal even when it is late or not eligible: then it is shown apart. */
export function castWordVote(
  context: VoteContext,
  proposal: Proposal,
  event: MessageEvent,
  { choice, reason }: { readonly choice: Choice; readonly reason?: string },
): 'cast' | Exclusion | VoteRefusal {
  const facts = castVote(proposal, {
    event: event.id,
    sentAt: event.sentAt,
    at: context.now,
    voter: event.sender,
    choice,
    via: 'words',
    eligible: isEligible(context, proposal, event),
    delayed: isDelayed(event, context.readUntil),
    ...(reason === undefined ? {} : { reason: cut(reason, REASON_CHARACTERS) }),
  });
  if (typeof facts === 'string') return facts;
  context.work.add(...facts);
  const [fact] = facts;
  return fact?.type === 'vote cast' && fact.excluded !== undefined ? fact.excluded : 'cast';
}

function isEligible(
  { bodies }: VoteContext,
  { terms }: Proposal,
  { sender }: MessageEvent | ReactionEvent,
): boolean {
  return bodies.mayVote(terms.body, terms.room, sender);
}
