import type { Fact } from './proposal/facts.ts';
import type { RosterFact } from './roster/facts.ts';

/** Whatever can be in the ledger: what happened to a proposal, or to a seat on a roster. */
export type AnyFact = Fact | RosterFact;

/** Facts of proposals have a number. */
export function isOfProposal(fact: AnyFact): fact is Fact {
  return 'proposal' in fact;
}
