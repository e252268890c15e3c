import type { Instant, MemberId } from '../terms.ts';
import { ballotOf, shownReason } from './ballots.ts';
import type { Open, Voting, WithdrawnBlock } from './proposal.ts';

/** Changes a member's votes, and notes what becomes of a Block of theirs that counted: a concern is not lost. */
export function noting(proposal: Open, voter: MemberId, at: Instant, change: () => void): Open {
  const before = ballotOf(proposal, voter)?.counts;
  change();
  if (before?.choice !== 'block' || blocks(proposal, voter)) return proposal;
  const withdrawn = { voter, block: before.id, at };
  return { ...proposal, withdrawnBlocks: [...proposal.withdrawnBlocks, withdrawn] };
}

/** The newest of each member who does not block any more. */
export function withdrawnBlocksOf(proposal: Voting): WithdrawnBlock[] {
  const newest = new Map(proposal.withdrawnBlocks.map((each) => [each.voter, each]));
  return [...newest.values()].filter(({ voter }) => !blocks(proposal, voter));
}

/** Why it was, as long as the message that says so stands. */
export function reasonOfWithdrawn(
  { votes, reasons }: Voting,
  { voter, block }: WithdrawnBlock,
): string | undefined {
  return shownReason(votes.get(block)) ?? reasons.get(voter)?.text;
}

function blocks(proposal: Voting, voter: MemberId): boolean {
  return ballotOf(proposal, voter)?.counts?.choice === 'block';
}
