import { ballotOf } from '../governance/proposal/ballots.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import type { Instant, MemberId } from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';

/** Whether somebody may still vote on a proposal and has not: no ballot of theirs counts. */
export function waitsForVote(
  { bodies, now }: { readonly bodies: Bodies; readonly now: Instant },
  proposal: Open,
  member: MemberId,
): boolean {
  const { terms, closesAt } = proposal;
  if (now >= closesAt || !bodies.mayVote(terms.body, terms.room, member)) return false;
  return ballotOf(proposal, member)?.counts === undefined;
}
