import { evolve } from '../governance/proposal/evolve.ts';
import type { Fact } from '../governance/proposal/facts.ts';
import type { Closed, Open, Proposal } from '../governance/proposal/proposal.ts';
import type { BodyId, EventId, ProposalNumber } from '../governance/terms.ts';

/** The proposals that are not closed, in memory, found by whatever a room event names. */
export class LiveProposals {
  readonly #byNumber = new Map<ProposalNumber, Proposal>();
  readonly #byCommand = new Map<EventId, ProposalNumber>();
  readonly #byCard = new Map<EventId, ProposalNumber>();

  /** Takes a fact in and gives the proposal as it is now. A closed proposal is let go of. */
  apply(fact: Fact): Proposal {
    const proposal = evolve(this.#byNumber.get(fact.proposal), fact);
    if (proposal.status === 'closed') this.#forget(proposal);
    else this.#keep(proposal);
    return proposal;
  }

  get count(): number {
    return this.#byNumber.size;
  }

  byNumber(number: ProposalNumber): Proposal | undefined {
    return this.#byNumber.get(number);
  }

  byCommand(command: EventId): Proposal | undefined {
    return this.#found(this.#byCommand.get(command));
  }

  openByCard(card: EventId): Open | undefined {
    const proposal = this.#found(this.#byCard.get(card));
    return proposal?.status === 'open' ? proposal : undefined;
  }

  ofBody(body: BodyId): Proposal[] {
    return [...this.#byNumber.values()].filter((proposal) => proposal.terms.body === body);
  }

  open(): Open[] {
    return [...this.#byNumber.values()].filter((proposal) => proposal.status === 'open');
  }

  #keep(proposal: Proposal): void {
    this.#byNumber.set(proposal.number, proposal);
    this.#byCommand.set(proposal.madeBy, proposal.number);
    if (proposal.status === 'open') this.#byCard.set(proposal.card, proposal.number);
  }

  #forget(proposal: Closed): void {
    this.#byNumber.delete(proposal.number);
    this.#byCommand.delete(proposal.madeBy);
    this.#byCard.delete(proposal.card);
  }

  #found(number: ProposalNumber | undefined): Proposal | undefined {
    return number === undefined ? undefined : this.#byNumber.get(number);
  }
}
