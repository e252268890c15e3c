import type { MemberId, ProposalNumber } from '../terms.ts';
import type { Occurrence } from './decide.ts';
import type { Fact } from './facts.ts';
import type { Proposal } from './proposal.ts';
import { timeOf } from './time-of.ts';

export interface Escalation extends Occurrence {
  readonly by: MemberId;
  /** As which proposal it goes on, and in which body. */
  readonly to: ProposalNumber;
  readonly toName: string;
}

export type EscalateRefusal = 'not open yet' | 'not the proposer' | 'nothing decided' | 'escalated already';

/**
 * A proposal goes on in another body. While votes are taken only its proposer can do this, and the vote ends;
 * afterwards anybody can, and what was decided stays as it is.
 */
export function escalate(proposal: Proposal, escalation: Escalation): Fact | EscalateRefusal {
  const { event, at, by, to, toName } = escalation;
  if (proposal.status === 'made') return 'not open yet';
  if (proposal.escalated !== undefined) return 'escalated already';
  const decided = proposal.status === 'closed' ? proposal.outcome : undefined;
  if (decided === 'withdrawn' || decided === 'void') return 'nothing decided';
  const saidAt = timeOf(escalation);
  // A replay of an older copy hears it before it closes the proposal.
  const ends = proposal.status === 'open' && saidAt < proposal.closesAt;
  if (ends && proposal.terms.proposer !== by) return 'not the proposer';
  const cause = `escalated:${event}`;
  return {
    ...{ type: 'proposal escalated', proposal: proposal.number, cause, at, by, saidAt, to, toName },
    ...(ends ? { ends } : {}),
  };
}
