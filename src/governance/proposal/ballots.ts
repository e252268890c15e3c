import { seatId, type Choice, type MemberId, type SeatId } from '../terms.ts';
import type { Tally } from '../tally.ts';
import type { Vote, Voting } from './proposal.ts';

/** The current choice of a member, or of an organisation, and what stands beside it without counting. */
export interface Ballot {
  readonly seat: SeatId;
  /** Who cast what counts; the first who tried where nothing does. */
  readonly voter: MemberId;
  /** The newest standing vote that counts. */
  readonly counts?: Vote;
  /** What other delegates of the seat chose last, where that is something else: an older vote of each. */
  readonly otherwise: readonly Vote[];
  /** Standing votes that do not count, newest first. */
  readonly excluded: readonly Vote[];
  readonly reason?: string;
}

/** Whose ballot a vote is. */
export function seatOfVote({ seat, voter }: Pick<Vote, 'seat' | 'voter'>): SeatId {
  return seat ?? seatId(voter);
}

/** In whose name somebody voted last on this proposal; their own, if they did not. */
export function seatOfVoter(proposal: Voting, voter: MemberId): SeatId {
  return proposal.delegates.get(voter) ?? seatId(voter);
}

/**
 * One ballot per seat: the newest standing vote that counts. Newest is by the time at which it was cast,
 * and by receipt where two are of the same millisecond; all of one member's votes are timed by one clock.
 */
export function ballotOf(proposal: Voting, seat: SeatId): Ballot | undefined {
  const votes = proposal.votesOf.get(seat);
  const [first] = votes ?? [];
  if (votes === undefined || first === undefined) return undefined;
  const newest = new Map<MemberId, Vote>();
  let counts: Vote | undefined;
  for (const vote of votes) {
    if (vote.excluded !== undefined) continue;
    const own = newest.get(vote.voter);
    if (own === undefined || vote.castAt >= own.castAt) newest.set(vote.voter, vote);
    if (counts === undefined || vote.castAt >= counts.castAt) counts = vote;
  }
  const otherwise = [...newest.values()].filter((vote) => vote.choice !== counts?.choice);
  const excluded = votes.filter((vote) => vote.excluded !== undefined).reverse();
  const reason =
    shownReason(counts) ?? (counts?.choice === 'block' ? reasonForBlock(proposal, counts, votes) : undefined);
  return {
    seat,
    voter: counts?.voter ?? first.voter,
    otherwise,
    excluded,
    ...(counts === undefined ? {} : { counts }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The ballot of whoever voted, or of the seat in whose name they did. */
export function ballotOfVoter(proposal: Voting, voter: MemberId): Ballot | undefined {
  return ballotOf(proposal, seatOfVoter(proposal, voter));
}

/** A Block keeps the reason that was given with another Block, or apart from any, while that stands. */
function reasonForBlock(proposal: Voting, { voter }: Vote, votes: readonly Vote[]): string | undefined {
  const given = votes.findLast((vote) => vote.choice === 'block' && shownReason(vote) !== undefined);
  return given?.reason ?? proposal.reasons.get(voter)?.text;
}

/** What a moderator removed is not said again; the choice stands. */
export function shownReason(vote: Vote | undefined): string | undefined {
  return vote?.hiddenBy === undefined ? vote?.reason : undefined;
}

/** Everybody's ballots, in the order in which the seats first voted. */
export function ballots(proposal: Voting): Ballot[] {
  return [...proposal.votesOf.keys()].flatMap((seat) => ballotOf(proposal, seat) ?? []);
}

export function tallyOf(proposal: Voting): Tally {
  const count: Record<Choice | 'notCounted', number> = {
    agree: 0,
    disagree: 0,
    abstain: 0,
    block: 0,
    notCounted: 0,
  };
  for (const seat of proposal.votesOf.keys()) {
    const ballot = ballotOf(proposal, seat);
    if (ballot?.counts !== undefined) count[ballot.counts.choice] += 1;
    if (ballot !== undefined && ballot.excluded.length > 0) count.notCounted += 1;
  }
  return count;
}
