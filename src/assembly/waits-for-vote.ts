import { ballotOf } from '../governance/proposal/ballots.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import type { Instant, MemberId } from '../governance/terms.ts';
import type { Bodies } from './bodies.ts';
import { questionOf, type Electorates } from './electorates.ts';

interface Judging {
  readonly bodies: Bodies;
  readonly electorates: Electorates;
  readonly now: Instant;
}

/** Whether somebody sees a proposal, may still vote on it, and has not: no ballot of theirs or of their seat counts. */
export function waitsForVote(
  { bodies, electorates, now }: Judging,
  proposal: Open,
  member: MemberId,
): boolean {
  const { terms, closesAt } = proposal;
  const question = questionOf(proposal);
  if (now >= closesAt || !bodies.isOf(terms.body, terms.room, member)) return false;
  if (!electorates.mayVote(question, member, now)) return false;
  return ballotOf(proposal, electorates.seatOf(question, member))?.counts === undefined;
}
