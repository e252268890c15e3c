import {
  eventId,
  proposalNumber,
  type EventId,
  type Instant,
  type ProposalNumber,
} from '../governance/terms.ts';
import { cardPrefix } from './announcements.ts';
import { answerPrefix } from './answers.ts';
import type { OwnEvent, RoomEvent } from './room-event.ts';

/** What a proposal was when its card was written: in the past, where a database was restored from a copy. */
export interface Plan {
  readonly number: ProposalNumber;
  readonly opensAt: Instant;
}

/**
 * Numbers proposals. Where the card of a command is in the room already, the database is an older copy: the
 * proposal then has the number and the time that people have read, whatever the clock says today.
 */
export class Numbering {
  /** Up to here numbers were taken before this process. */
  readonly #loaded: number;
  readonly #taken = new Set<ProposalNumber>();
  #written: ReadonlyMap<EventId, Plan> = new Map();
  #cards: ReadonlyMap<EventId, OwnEvent> = new Map();
  #said: ReadonlySet<string> = new Set();

  constructor(last: number) {
    this.#loaded = last;
  }

  /** Looks at a batch for cards and answers before its commands are carried out. */
  foresee(events: readonly RoomEvent[]): void {
    const own = events.filter((event) => event.kind === 'own');
    this.#written = new Map(own.flatMap(writtenCard));
    this.#cards = new Map(
      own.flatMap((event): [EventId, OwnEvent][] => writtenCard(event).map(([command]) => [command, event])),
    );
    this.#said = new Set(own.map(({ key }) => key));
  }

  /** Whether the room holds words in answer to this command, where a proposal would have got its card. */
  wasRefused(command: EventId): boolean {
    return this.wasSaid(`${answerPrefix}${command}`);
  }

  /** Whether the batch shows that the bot said this: then it is a replay of an older copy. */
  wasSaid(key: string): boolean {
    return this.#said.has(key);
  }

  /** The card of this command, where the batch shows it; in another room it may be heard before the command. */
  postedCard(command: EventId): OwnEvent | undefined {
    return this.#cards.get(command);
  }

  /** Whether the card of this command is in the room already: then it was carried out before. */
  isPosted(command: EventId): boolean {
    return this.#written.has(command);
  }

  planFor(command: EventId, now: Instant): Plan {
    const written = this.#written.get(command);
    if (written === undefined) return { number: this.#next(), opensAt: now };
    const free = written.number > this.#loaded && !this.#taken.has(written.number);
    return free ? written : { ...written, number: this.#next() };
  }

  /** The plan was carried out. */
  taken({ number }: Plan): void {
    this.#taken.add(number);
  }

  #next(): ProposalNumber {
    return proposalNumber(Math.max(this.#loaded, ...this.#taken, ...this.#promised()) + 1);
  }

  /** Numbers on cards in the batch at hand, whose commands may still come. */
  #promised(): number[] {
    return [...this.#written.values()].map(({ number }) => number);
  }
}

function writtenCard({ key, card }: OwnEvent): [EventId, Plan][] {
  const command = causeOf(key, cardPrefix);
  return card === undefined || command === undefined ? [] : [[command, card]];
}

function causeOf(key: string, prefix: string): EventId | undefined {
  return key.startsWith(prefix) ? eventId(key.slice(prefix.length)) : undefined;
}
