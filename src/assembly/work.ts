import type { AnyFact } from '../governance/facts.ts';
import type { EventId } from '../governance/terms.ts';
import { seal, type Head, type SealedFact } from '../ledger/chain.ts';
import type {
  Commit,
  FollowUpsChange,
  MembershipChange,
  Position,
  SetAside,
  WishChange,
} from '../ledger/ledger.ts';
import type { Outgoing } from '../ledger/outgoing.ts';
import { whereOf } from '../observe/where.ts';
import type { Stumbled } from './stumbled.ts';

/** Brings a fact to what it is about, in memory, and gives what is to be said of it. */
type TakeIn = (sealed: SealedFact, work: Work) => readonly Outgoing[];

/** Gathers what one batch leads to, until it is committed as a whole. */
export class Work {
  readonly #facts: SealedFact[] = [];
  readonly #messages: Outgoing[] = [];
  readonly #memberships: MembershipChange[] = [];
  readonly #handled: EventId[] = [];
  readonly #seen: { key: string; event: EventId }[] = [];
  readonly #setAside: SetAside[] = [];
  readonly #followUps: FollowUpsChange[] = [];
  readonly #wishes: WishChange[] = [];
  readonly #takeIn: TakeIn;
  #head: Head;

  constructor(head: Head, takeIn: TakeIn) {
    this.#head = head;
    this.#takeIn = takeIn;
  }

  /** The newest link of the chain, with the facts gathered so far. */
  get head(): Head {
    return this.#head;
  }

  /** Takes facts into memory, and says what is to be said of them. */
  add(...facts: readonly AnyFact[]): void {
    for (const fact of facts) {
      const sealed = seal(this.#head, fact);
      const said = this.#takeIn(sealed, this);
      this.#head = { seq: sealed.seq, hash: sealed.hash };
      this.#facts.push(sealed);
      this.#messages.push(...said);
    }
  }

  send(...messages: readonly Outgoing[]): void {
    this.#messages.push(...messages);
  }

  /** What a closed proposal waits for now. */
  follows(change: FollowUpsChange): void {
    this.#followUps.push(change);
  }

  /** Who is to be reminded in private. */
  wishes(change: WishChange): void {
    this.#wishes.push(change);
  }

  moved(change: MembershipChange): void {
    this.#memberships.push(change);
  }

  handled(event: EventId): void {
    this.#handled.push(event);
  }

  hasHandled(event: EventId): boolean {
    return this.#handled.includes(event);
  }

  seen(key: string, event: EventId): void {
    this.#seen.push({ key, event });
  }

  /** These events are left out, and remembered as such. */
  setAside(...failed: readonly Stumbled[]): void {
    for (const { event, cause } of failed) {
      this.#setAside.push({ event: event.id, room: event.room, error: whereOf(cause) });
    }
  }

  /** Whether anything is to be said. */
  get speaks(): boolean {
    return this.#messages.length > 0;
  }

  get isEmpty(): boolean {
    return [this.#facts, this.#messages, this.#memberships, this.#handled, this.#seen].every(
      (each) => each.length === 0,
    );
  }

  toCommit(position?: Position): Commit {
    return {
      facts: this.#facts,
      messages: this.#messages,
      memberships: this.#memberships,
      handled: this.#handled,
      seen: this.#seen,
      setAside: this.#setAside,
      followUps: this.#followUps,
      wishes: this.#wishes,
      ...(position === undefined ? {} : { position }),
    };
  }
}
