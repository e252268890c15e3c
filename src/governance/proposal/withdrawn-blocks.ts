import type { Instant, SeatId } from '../terms.ts';
import { ballotOf, seatOfVoter, shownReason } from './ballots.ts';
import type { Open, Voting, WithdrawnBlock } from './proposal.ts';

/** Changes the votes of a seat, and notes what becomes of a Block that counted there: a concern is not lost. */
export function noting(proposal: Open, seat: SeatId, at: Instant, change: () => void): Open {
  const before = proposal.votesOf.has(seat) ? ballotOf(proposal, seat)?.counts : undefined;
  change();
  if (before?.choice !== 'block' || blocks(proposal, seat)) return proposal;
  const withdrawn = { voter: before.voter, block: before.cause, at };
  return { ...proposal, withdrawnBlocks: [...proposal.withdrawnBlocks, withdrawn] };
}

/** The newest of each member who does not block any more. */
export function withdrawnBlocksOf(proposal: Voting): WithdrawnBlock[] {
  const newest = new Map(proposal.withdrawnBlocks.map((each) => [each.voter, each]));
  return [...newest.values()].filter(({ voter }) => !blocks(proposal, seatOfVoter(proposal, voter)));
}

/** Why it was, as long as the message that says so stands. */
export function reasonOfWithdrawn(
  { votes, reasons }: Voting,
  { voter, block }: WithdrawnBlock,
): string | undefined {
  return shownReason(votes.get(block)) ?? reasons.get(voter)?.text;
}

function blocks(proposal: Voting, seat: SeatId): boolean {
  return ballotOf(proposal, seat)?.counts?.choice === 'block';
}
