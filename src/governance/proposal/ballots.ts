import type { Choice, MemberId } from '../terms.ts';
import type { Tally } from '../tally.ts';
import type { Vote, Voting } from './proposal.ts';

/** A member's current choice, and what stands beside it without counting. */
export interface Ballot {
  readonly voter: MemberId;
  /** The newest standing vote that counts. */
  readonly counts?: Vote;
  /** Standing votes that do not count, newest first. */
  readonly excluded: readonly Vote[];
  readonly reason?: string;
}

/**
 * One ballot per member: the newest standing vote that counts. Newest is by the time at which it was cast,
 * and by receipt where two are of the same millisecond; all of one member's votes are timed by one clock.
 */
export function ballotOf(proposal: Voting, voter: MemberId): Ballot | undefined {
  const votes = proposal.votesOf.get(voter);
  if (votes === undefined) return undefined;
  let counts: Vote | undefined;
  for (const vote of votes) {
    if (vote.excluded === undefined && (counts === undefined || vote.castAt >= counts.castAt)) counts = vote;
  }
  const excluded = votes.filter((vote) => vote.excluded !== undefined).reverse();
  const reason =
    shownReason(counts) ?? (counts?.choice === 'block' ? reasonForBlock(proposal, voter, votes) : undefined);
  return {
    voter,
    excluded,
    ...(counts === undefined ? {} : { counts }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A Block keeps the reason that was given with another Block, or apart from any, while that stands. */
function reasonForBlock(proposal: Voting, voter: MemberId, votes: readonly Vote[]): string | undefined {
  const given = votes.findLast((vote) => vote.choice === 'block' && shownReason(vote) !== undefined);
  return given?.reason ?? proposal.reasons.get(voter)?.text;
}

/** What a moderator removed is not said again; the choice stands. */
export function shownReason(vote: Vote | undefined): string | undefined {
  return vote?.hiddenBy === undefined ? vote?.reason : undefined;
}

/** Everybody's ballots, in the order in which the voters first voted. */
export function ballots(proposal: Voting): Ballot[] {
  return [...proposal.votesOf.keys()].flatMap((voter) => ballotOf(proposal, voter) ?? []);
}

export function tallyOf(proposal: Voting): Tally {
  const count: Record<Choice | 'notCounted', number> = {
    agree: 0,
    disagree: 0,
    abstain: 0,
    block: 0,
    notCounted: 0,
  };
  for (const voter of proposal.votesOf.keys()) {
    const ballot = ballotOf(proposal, voter);
    if (ballot?.counts !== undefined) count[ballot.counts.choice] += 1;
    if (ballot !== undefined && ballot.excluded.length > 0) count.notCounted += 1;
  }
  return count;
}
