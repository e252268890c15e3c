import type { Choice, MemberId } from '../terms.ts';
import type { Occurrence } from './decide.ts';
import type { Fact } from './facts.ts';
import type { Closed, Proposal } from './proposal.ts';
import { timeOf } from './time-of.ts';

/** What can still be said of a closed proposal. None of it changes what was counted (invariant 5). */

export interface LateVote extends Occurrence {
  readonly voter: MemberId;
  readonly choice: Choice;
  readonly via: 'reaction' | 'words';
}

/**
 * A vote on a closed proposal. It is listed if it was sent in time, as after a partition between servers.
 * What is sent after the end is no part of the record.
 */
export function arriveLate(proposal: Closed, vote: LateVote): Fact[] {
  const { event, voter, choice, via } = vote;
  const known =
    proposal.votes.has(event) ||
    proposal.takenBack.has(event) ||
    proposal.latecomers.some(({ cause }) => cause === event);
  const castAt = timeOf(vote);
  // The clock may have been set right since: what comes after the closing was not received before it.
  const at = Math.max(vote.at, proposal.closedAt);
  if (known || proposal.count === undefined || castAt >= proposal.closesAt) return [];
  return [
    { type: 'vote arrived late', proposal: proposal.number, cause: event, at, voter, choice, via, castAt },
  ];
}

export type VoidRefusal = 'not open yet' | 'ended already';

/** By a steward, open or decided. What was withdrawn or is void already decided nothing. */
export function declareVoid(
  proposal: Proposal,
  by: MemberId,
  reason: string,
  { event: cause, at }: Occurrence,
): Fact | VoidRefusal {
  if (proposal.status === 'made') return 'not open yet';
  if (proposal.status === 'closed' && proposal.count === undefined) return 'ended already';
  if (proposal.status === 'closed' && proposal.voided !== undefined) return 'ended already';
  return { type: 'proposal voided', proposal: proposal.number, cause, at, by, reason };
}

export type CarryOutRefusal = 'not decided yet' | 'not passed' | 'done already';

/** A member says that it is done. */
export interface CarryOut extends Occurrence {
  readonly by: MemberId;
  readonly note?: string;
  /** The room shows that this was taken before: a replay of an older copy hears it before it closes the proposal. */
  readonly takenBefore?: boolean;
}

/** By any member of its body: it is recorded who says so. */
export function carryOut(
  proposal: Proposal,
  { by, note, event: cause, at, takenBefore = false }: CarryOut,
): Fact | CarryOutRefusal {
  if (proposal.status === 'made') return 'not decided yet';
  if (proposal.status === 'open' && !(takenBefore && at >= proposal.closesAt)) return 'not decided yet';
  if (proposal.status === 'closed' && proposal.outcome !== 'passed') return 'not passed';
  if (proposal.carriedOut !== undefined) return 'done already';
  const said = note === undefined ? {} : { note };
  return { type: 'proposal carried out', proposal: proposal.number, cause, at, by, ...said };
}
