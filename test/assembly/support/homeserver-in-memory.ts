import { messageContent } from '../../../src/matrix/content.ts';
import { readEvent } from '../../../src/matrix/read-event.ts';
import type { Clock, Homeserver } from '../../../src/assembly/ports.ts';
import type {
  Batch,
  ReactionEvent,
  RemovalEvent,
  RoomEvent,
  OwnEvent,
} from '../../../src/assembly/room-event.ts';
import {
  eventId,
  roomId,
  type EventId,
  type Instant,
  type MemberId,
  type RoomId,
} from '../../../src/governance/terms.ts';
import type { Outgoing, OutgoingPin, OutgoingRemoval } from '../../../src/ledger/outgoing.ts';

type WithoutId<Event> = Event extends RoomEvent
  ? Omit<Event, 'id' | 'sentAt'> & { readonly sentAt?: Instant }
  : never;

/** What somebody does; the homeserver gives it its id, and its time where it says none. */
export type Deed = WithoutId<RoomEvent>;

/** A message of the bot's as it came into a room. */
export interface Said {
  readonly event: EventId;
  readonly outgoing: Exclude<Outgoing, OutgoingRemoval | OutgoingPin>;
}

/** Keeps what happens in rooms in one order, hands it out in batches, and takes the bot's messages. */
export class HomeserverInMemory implements Homeserver {
  /** The rooms in which it fails to show the reactions on a message. */
  readonly failsIn = new Set<RoomId>();
  /** Whether what happens now is kept from the stream, though it can be seen on the message itself. */
  losesEvents = false;
  readonly said: Said[] = [];
  /** The pinned messages of all rooms. */
  readonly pinned = new Set<EventId>();
  readonly #clock: Clock;
  readonly #bot: MemberId;
  readonly #events = new Map<EventId, RoomEvent>();
  readonly #removals = new Map<EventId, RemovalEvent>();
  readonly #stream: RoomEvent[] = [];
  readonly #byKey = new Map<string, EventId>();

  /** Happens whenever somebody asks for the reactions on a message. */
  whenAsked: () => void = () => undefined;

  constructor(bot: MemberId, clock: Clock) {
    this.#bot = bot;
    this.#clock = clock;
  }

  add(deed: Deed): EventId {
    const id = eventId(`$event-${String(this.#events.size + 1)}`);
    const event: RoomEvent = { ...deed, id, sentAt: deed.sentAt ?? this.#clock() };
    this.#events.set(id, event);
    if (event.kind === 'removal') this.#removals.set(event.removes, event);
    if (!this.losesEvents) this.#stream.push(event);
    return id;
  }

  /** All that happened after a token. */
  batchAfter(token: string | undefined, askedAt: Instant): Batch {
    const position = { token: String(this.#stream.length), askedAt };
    return { position, events: this.#stream.slice(Number(token ?? 0)) };
  }

  /** A reaction that was removed is nothing any more to who reads the room anew. */
  forgets(reaction: EventId): void {
    const index = this.#stream.findIndex(({ id }) => id === reaction);
    if (index >= 0) this.#stream.splice(index, 1);
    this.#events.delete(reaction);
  }

  /** Two events come in the other order to who reads the rooms anew: their servers' clocks differ. */
  swaps(one: EventId, other: EventId): void {
    const [first, second] = [one, other].map((id) => this.#stream.findIndex((event) => event.id === id));
    const [a, b] = [this.#stream[first ?? -1], this.#stream[second ?? -1]];
    if (a === undefined || b === undefined || first === undefined || second === undefined) return;
    this.#stream[first] = b;
    this.#stream[second] = a;
  }

  event(id: EventId): RoomEvent | undefined {
    return this.#events.get(id);
  }

  roomOf(event: EventId): RoomId {
    const found = this.#events.get(event);
    if (found === undefined) throw new Error(`there is no event ${event}`);
    return found.room;
  }

  isThere(event: EventId): boolean {
    return !this.#removals.has(event);
  }

  reactionsTo(room: RoomId, message: EventId): Promise<readonly ReactionEvent[]> {
    this.whenAsked();
    if (this.failsIn.has(room)) return Promise.reject(new Error('the homeserver is away'));
    const reactions = [...this.#events.values()].filter(
      (event): event is ReactionEvent =>
        event.kind === 'reaction' && event.room === room && event.to === message && this.isThere(event.id),
    );
    return Promise.resolve(reactions);
  }

  removalOf(_room: RoomId, event: EventId): Promise<RemovalEvent | undefined> {
    return Promise.resolve(this.#removals.get(event));
  }

  /** The same key is the same message, however often it is sent. @param target of a removal */
  receive(outgoing: Outgoing, target: EventId | undefined): EventId | undefined {
    const known = this.#byKey.get(outgoing.key);
    if (known !== undefined) return known;
    if (outgoing.kind === 'removal') {
      if (target === undefined) return undefined;
      return this.add({ kind: 'removal', room: outgoing.room, sender: this.#bot, removes: target });
    }
    if (outgoing.kind === 'pin') {
      if (outgoing.pinned) this.pinned.add(outgoing.message);
      else this.pinned.delete(outgoing.message);
      return undefined;
    }
    const room = outgoing.kind === 'direct' ? this.directChat(outgoing.to) : outgoing.room;
    const event = this.add({
      ...cardIn(outgoing, this.#bot),
      kind: 'own',
      room,
      sender: this.#bot,
      key: outgoing.key,
    });
    this.#byKey.set(outgoing.key, event);
    this.said.push({ event, outgoing });
    return event;
  }

  /** The direct chat of the bot and one member; made when there is none. */
  directChat(member: MemberId): RoomId {
    const room = roomId(`!with-${member.slice(1)}`);
    const exists = [...this.#events.values()].some((event) => event.room === room);
    if (!exists) for (const each of [this.#bot, member]) this.add(join(room, each));
    return room;
  }
}

/** What a card says of its proposal, read from its event as the edge reads it. */
function cardIn(outgoing: Outgoing, bot: MemberId): Pick<OwnEvent, 'card'> {
  if (outgoing.kind !== 'message') return {};
  const content = messageContent(outgoing);
  const raw = { event_id: '$', type: 'm.room.message', sender: bot, origin_server_ts: 0, content };
  const event = readEvent(outgoing.room, raw, new Set([bot]));
  return event?.kind === 'own' && event.card !== undefined ? { card: event.card } : {};
}

export function join(room: RoomId, member: MemberId): Deed {
  return { kind: 'membership', room, sender: member, member, membership: 'join' };
}
