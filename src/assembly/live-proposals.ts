import { reactionReader, type ChoiceReader } from '../chat/choice.ts';
import { evolve } from '../governance/proposal/evolve.ts';
import type { Fact } from '../governance/proposal/facts.ts';
import { cardsOf, type Closed, type Open, type Proposal } from '../governance/proposal/proposal.ts';
import type { BodyId, Choice, EventId, ProposalNumber, RoomId } from '../governance/terms.ts';

/** The proposals that are not closed, in memory, found by whatever a room event names. */
export class LiveProposals {
  readonly #byNumber = new Map<ProposalNumber, Proposal>();
  readonly #byCommand = new Map<EventId, ProposalNumber>();
  readonly #byCard = new Map<EventId, ProposalNumber>();
  readonly #readers = new Map<ProposalNumber, ChoiceReader['ofReaction']>();
  /** What closed, or was recalled, since the last commit: the disk may not know of it as it is now. */
  readonly #closed = new Map<ProposalNumber, Closed>();
  /** Those that are open, as long as none of them is replaced by what it became. */
  #open: Open[] | undefined;

  /** Takes a fact in and gives the proposal as it is now. A closed proposal is let go of. */
  apply(fact: Fact): Proposal {
    const proposal = evolve(this.byNumber(fact.proposal), fact);
    if (proposal.status === 'closed') this.#forget(proposal);
    else this.#keep(proposal);
    return proposal;
  }

  /** Which choice a reaction means on this proposal: by the signs that its card shows. */
  choiceOf(proposal: Open, key: string): Choice | undefined {
    const known = this.#readers.get(proposal.number);
    const reader = known ?? reactionReader(proposal.terms.reactions);
    if (known === undefined) this.#readers.set(proposal.number, reader);
    return reader(key);
  }

  get count(): number {
    return this.#byNumber.size;
  }

  /** Also one that closed, or was recalled, in the batch at hand. */
  byNumber(number: ProposalNumber): Proposal | undefined {
    return this.#byNumber.get(number) ?? this.#closed.get(number);
  }

  /** Takes a closed proposal in until the next commit, so that a fact can be added to it. */
  recall(proposal: Closed): void {
    this.#closed.set(proposal.number, proposal);
  }

  /** All facts so far are on disk. */
  committed(): void {
    this.#closed.clear();
  }

  byCommand(command: EventId): Proposal | undefined {
    return this.#found(this.#byCommand.get(command));
  }

  /**
   * The open proposal whose card this is, the one of today or one in a room that was upgraded since. Only in
   * the card's own room can anybody mean it.
   */
  openByCard(card: EventId, room: RoomId): Open | undefined {
    const proposal = this.#found(this.#byCard.get(card));
    if (proposal?.status !== 'open') return undefined;
    const isThere = proposal.card === card && proposal.terms.room === room;
    return isThere || proposal.earlierCards.some((each) => each.card === card && each.room === room)
      ? proposal
      : undefined;
  }

  /** The only open proposal whose card stands in this thread, or else the one with whose card the thread begins. */
  openInThread(root: EventId, room: RoomId): Open | undefined {
    const standing = this.open().filter(({ terms }) => terms.thread === root && terms.room === room);
    return standing.length === 1 ? standing[0] : this.openByCard(root, room);
  }

  ofBody(body: BodyId): Proposal[] {
    return [...this.#byNumber.values()].filter((proposal) => proposal.terms.body === body);
  }

  open(): readonly Open[] {
    this.#open ??= [...this.#byNumber.values()].filter((proposal) => proposal.status === 'open');
    return this.#open;
  }

  #keep(proposal: Proposal): void {
    // A vote changes it in place.
    if (this.#byNumber.get(proposal.number) === proposal) return;
    this.#open = undefined;
    this.#byNumber.set(proposal.number, proposal);
    this.#byCommand.set(proposal.madeBy, proposal.number);
    if (proposal.status === 'open') this.#byCard.set(proposal.card, proposal.number);
  }

  #forget(proposal: Closed): void {
    this.#open = undefined;
    this.#closed.set(proposal.number, proposal);
    this.#byNumber.delete(proposal.number);
    this.#readers.delete(proposal.number);
    this.#byCommand.delete(proposal.madeBy);
    for (const { card } of cardsOf(proposal)) this.#byCard.delete(card);
  }

  #found(number: ProposalNumber | undefined): Proposal | undefined {
    return number === undefined ? undefined : this.#byNumber.get(number);
  }
}
