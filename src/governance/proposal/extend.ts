import type { MemberId } from '../terms.ts';
import { extendedEnd, type Extension, type ExtensionRefusal } from '../voting-period.ts';
import type { Occurrence, WithdrawRefusal } from './decide.ts';
import type { Fact } from './facts.ts';
import type { Proposal } from './proposal.ts';
import { timeOf } from './time-of.ts';

/** Its proposer gives the vote more time, as long as it is open: never less, and not beyond the rule's maximum. */
export function extend(
  proposal: Proposal,
  by: MemberId,
  wished: Extension,
  occurrence: Occurrence,
): Fact | WithdrawRefusal | ExtensionRefusal {
  const { terms, number } = proposal;
  if (terms.proposer !== by) return 'not the proposer';
  if (proposal.status === 'made') return 'not open yet';
  if (proposal.status === 'closed') return 'closed';
  const saidAt = timeOf(occurrence);
  if (saidAt >= proposal.closesAt) return 'voting is over';
  const closesAt = extendedEnd(terms.rule, proposal, wished);
  if (typeof closesAt !== 'number') return closesAt;
  const { event: cause, at } = occurrence;
  return {
    ...{ type: 'proposal extended', proposal: number, cause, at },
    ...{ by, saidAt, from: proposal.closesAt, closesAt },
  };
}
