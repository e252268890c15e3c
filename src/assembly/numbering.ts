import {
  eventId,
  proposalNumber,
  type EventId,
  type Instant,
  type ProposalNumber,
} from '../governance/terms.ts';
import { cardPrefix } from './announcements.ts';
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
  #last: number;
  #written: ReadonlyMap<EventId, Plan> = new Map();

  constructor(last: number) {
    this.#last = last;
  }

  /** Looks at a batch for cards before its commands are carried out. */
  foresee(events: readonly RoomEvent[]): void {
    this.#written = new Map(events.flatMap((event) => (event.kind === 'own' ? writtenCard(event) : [])));
  }

  planFor(command: EventId, now: Instant): Plan {
    const written = this.#written.get(command);
    const plan =
      written !== undefined && written.number > this.#last
        ? written
        : { number: proposalNumber(this.#last + 1), opensAt: written?.opensAt ?? now };
    return plan;
  }

  /** The plan was carried out. */
  taken({ number }: Plan): void {
    this.#last = Math.max(this.#last, number);
  }
}

function writtenCard({ key, card }: OwnEvent): [EventId, Plan][] {
  if (card === undefined || !key.startsWith(cardPrefix)) return [];
  return [[eventId(key.slice(cardPrefix.length)), card]];
}
