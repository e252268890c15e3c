import type { Ineligibility } from '../electorate.ts';
import {
  seatId,
  type Choice,
  type EventId,
  type Instant,
  type MemberId,
  type ProposalNumber,
  type RoomId,
  type SeatId,
} from '../terms.ts';
import { judge, type Verdict } from '../verdict.ts';
import { closesAtAfterPause, closesAtOnceOpen, minimumPeriod } from '../voting-period.ts';
import { ballotOfVoter, tallyOf } from './ballots.ts';
import type { Fact, Terms, VoteCast } from './facts.ts';
import type { Made, Open, Proposal } from './proposal.ts';
import { timeOf } from './time-of.ts';

/**
 * What members do, decided: each function gives the facts that follow, or none where nothing changes.
 * `at` is the receipt of the event by the bot's clock, `sentAt` its time by the sender's server.
 */
export interface Occurrence {
  readonly event: EventId;
  readonly sentAt: Instant;
  readonly at: Instant;
}

export type VoteRefusal = 'not open yet' | 'closed';
export type WithdrawRefusal = VoteRefusal | 'not the proposer' | 'voting is over';

/** @param plannedFor the opening that the card is written for */
export function make(
  number: ProposalNumber,
  terms: Terms,
  { event, at }: Occurrence,
  plannedFor: Instant = at,
): Fact {
  return { type: 'proposal made', proposal: number, cause: event, at, terms, plannedFor };
}

/**
 * The card has come into the room: the voting period counts from its time there (invariant 8).
 * @param room where, if the room of the command was upgraded before the card came
 */
export function open(made: Made, card: Occurrence, room: RoomId = made.terms.room): Fact {
  const { rule, urgent, closing } = made.terms;
  const minimum = minimumPeriod(rule, urgent);
  return {
    type: 'proposal opened',
    proposal: made.number,
    cause: card.event,
    at: card.at,
    card: card.event,
    opensAt: card.sentAt,
    closesAt: closesAtOnceOpen(closing, made.plannedFor, card.sentAt, minimum),
    ...(room === made.terms.room ? {} : { room }),
  };
}

/** A card came into the room that replaces the proposal's own; in the former nobody could vote since `mutedAt`. */
export interface MovedCard extends Occurrence {
  readonly room: RoomId;
  readonly mutedAt: Instant;
}

/** The vote goes on in the new room, and ends later by as much as it was interrupted (R1, invariant 8). */
export function move(proposal: Open, { event, at, sentAt: postedAt, room, mutedAt }: MovedCard): Fact[] {
  const { number, terms } = proposal;
  if (terms.room === room) return [];
  const closesAt = closesAtAfterPause({ ...proposal, from: mutedAt, to: postedAt });
  const cause = `moved:${event}`;
  return [
    {
      ...{ type: 'proposal moved', proposal: number, cause, at, room },
      ...{ card: event, mutedAt, postedAt, closesAt },
    },
  ];
}

export interface CastVote extends Occurrence {
  readonly voter: MemberId;
  readonly choice: Choice;
  readonly via: 'reaction' | 'words';
  readonly reason?: string;
  readonly eligible: boolean;
  /** Why not. */
  readonly ineligible?: Ineligibility;
  readonly seat?: SeatId;
  readonly delayed: boolean;
  /** On a card in a room that was upgraded since. */
  readonly earlierCard?: boolean;
}

/** A vote in whatever form. A repetition of an event that is known changes nothing (invariant 1). */
export function castVote(proposal: Proposal, vote: CastVote): Fact[] | VoteRefusal {
  if (proposal.status === 'made') return 'not open yet';
  if (proposal.status === 'closed') return 'closed';
  if (proposal.votes.has(vote.event) || proposal.takenBack.has(vote.event)) return [];
  const castAt = timeOf(vote);
  const excluded = !vote.eligible ? 'not eligible' : castAt >= proposal.closesAt ? 'late' : undefined;
  const { event: cause, at, voter, choice, via, seat, reason, delayed, earlierCard = false } = vote;
  const plain: VoteCast = {
    type: 'vote cast',
    proposal: proposal.number,
    cause,
    at,
    voter,
    choice,
    via,
    castAt,
  };
  const ownSeat = seat === undefined || seat === seatId(voter);
  // Most are, and they come by the thousand.
  if (ownSeat && reason === undefined && excluded === undefined && !delayed && !earlierCard) return [plain];
  const ineligible = excluded === 'not eligible' ? vote.ineligible : undefined;
  return [
    {
      ...plain,
      ...(ownSeat ? {} : { seat }),
      ...(reason === undefined ? {} : { reason }),
      ...(excluded === undefined ? {} : { excluded }),
      ...(ineligible === undefined ? {} : { ineligible }),
      ...(delayed ? { delayed: true } : {}),
      ...(earlierCard ? { earlierCard: true } : {}),
    },
  ];
}

export interface Removal extends Occurrence {
  /** The message or reaction that was removed. */
  readonly removed: EventId;
  readonly by: MemberId;
}

/**
 * A message or reaction was removed. Only the voter takes a vote back, and only before the closing. A reason is
 * gone with its message, whoever removed it: what a moderator takes away is not said again.
 */
export function remove(proposal: Open, removal: Removal): Fact[] {
  const { removed, by, event: cause, at, sentAt } = removal;
  if (timeOf({ sentAt, at }) >= proposal.closesAt) return [];
  const base = { proposal: proposal.number, cause, at };
  const vote = proposal.votes.get(removed);
  if (vote !== undefined) {
    if (vote.voter === by) return [{ ...base, type: 'vote taken back', vote: removed }];
    if (vote.hiddenBy === undefined) return [{ ...base, type: 'vote hidden', vote: removed, by }];
    return [];
  }
  const [author] = [...proposal.reasons].find(([, reason]) => reason.event === removed) ?? [];
  return author === undefined ? [] : [{ ...base, type: 'reason taken back', voter: author }];
}

/** Whether a member has a standing Block and has not said yet which principle it is about. */
export function owesReason(proposal: Open, member: MemberId): boolean {
  const ballot = ballotOfVoter(proposal, member);
  if (ballot?.counts?.choice !== 'block' || ballot.reason !== undefined) return false;
  return ballot.counts.voter === member;
}

export interface GiveReason extends Occurrence {
  readonly voter: MemberId;
  readonly reason: string;
}

export function giveReason(proposal: Open, given: GiveReason): Fact[] {
  const { voter, reason, event: cause, at, sentAt } = given;
  if (timeOf({ sentAt, at }) >= proposal.closesAt || !owesReason(proposal, voter)) return [];
  if (proposal.takenBack.has(cause)) return [];
  return [{ type: 'reason given', proposal: proposal.number, cause, at, voter, reason }];
}

export function withdraw(proposal: Proposal, by: MemberId, occurrence: Occurrence): Fact | WithdrawRefusal {
  if (proposal.terms.proposer !== by) return 'not the proposer';
  if (proposal.status === 'made') return 'not open yet';
  if (proposal.status === 'closed') return 'closed';
  const { event: cause, at, sentAt } = occurrence;
  if (timeOf({ sentAt, at }) >= proposal.closesAt) return 'voting is over';
  return { type: 'proposal withdrawn', proposal: proposal.number, cause, at, by };
}

/** The verdict if voting ended now: status shows it, and closing decides by it. */
export function verdictNow(proposal: Open, eligible: number): Verdict {
  return judge(proposal.terms.rule, tallyOf(proposal), eligible);
}

/**
 * Ends the voting. The caller has made sure that the view of the votes is complete (invariant 6).
 * A call before its time is a mistake in the program and throws: nobody may close early (R1).
 */
export function close(proposal: Open, eligible: number, at: Instant): Fact {
  if (at < proposal.closesAt) throw new Error(`proposal ${String(proposal.number)} closes before its time`);
  const { outcome, requirements } = verdictNow(proposal, eligible);
  return {
    type: 'proposal closed',
    proposal: proposal.number,
    cause: `deadline:${String(proposal.number)}`,
    at,
    outcome,
    tally: tallyOf(proposal),
    eligible,
    requirements,
  };
}
