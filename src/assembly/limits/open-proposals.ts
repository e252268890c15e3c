import type { BodyId, MemberId, ProposalNumber } from '../../governance/terms.ts';
import type { LiveProposals } from '../live-proposals.ts';

/** The proposals of one person that are not closed yet in a body. */
export function openProposalsOf(live: LiveProposals, body: BodyId, proposer: MemberId): ProposalNumber[] {
  return live
    .ofBody(body)
    .filter(({ terms }) => terms.proposer === proposer)
    .map(({ number }) => number);
}
