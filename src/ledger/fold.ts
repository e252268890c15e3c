import { evolve } from '../governance/proposal/evolve.ts';
import type { Fact } from '../governance/proposal/facts.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { ProposalNumber } from '../governance/terms.ts';

/** One proposal from all its facts. */
export function fold(facts: Iterable<Fact>): Proposal | undefined {
  let proposal: Proposal | undefined;
  for (const fact of facts) proposal = evolve(proposal, fact);
  return proposal;
}

/** Many proposals from their facts, which may be mixed. */
export function foldAll(facts: Iterable<Fact>): Map<ProposalNumber, Proposal> {
  const proposals = new Map<ProposalNumber, Proposal>();
  for (const fact of facts) {
    proposals.set(fact.proposal, evolve(proposals.get(fact.proposal), fact));
  }
  return proposals;
}
