import type { EventId, Instant, RoomId } from '../../governance/terms.ts';
import type { ReactionEvent } from '../room-event.ts';
import type { FileShown, OwnMessage, RoomReader, Shown } from './views.ts';

/** Reads what can be read, and remembers the rooms that cannot: of those it shows nothing. */
export class ReadableRooms implements RoomReader {
  readonly unreadable = new Map<RoomId, unknown>();
  readonly #reader: RoomReader;
  readonly #isUnreadable: (error: unknown) => boolean;

  /** @param isUnreadable whether an error means that this room cannot be read, and others can */
  constructor(reader: RoomReader, isUnreadable: (error: unknown) => boolean) {
    this.#reader = reader;
    this.#isUnreadable = isUnreadable;
  }

  ownMessages(room: RoomId, since: Instant): Promise<readonly OwnMessage[]> {
    return this.#read(room, [], () => this.#reader.ownMessages(room, since));
  }

  reactionsTo(room: RoomId, message: EventId): Promise<readonly ReactionEvent[]> {
    return this.#read(room, [], () => this.#reader.reactionsTo(room, message));
  }

  shown(room: RoomId, event: EventId): Promise<Shown> {
    return this.#read(room, { kind: 'unknown' }, () => this.#reader.shown(room, event));
  }

  file(address: string): Promise<FileShown> {
    return this.#reader.file(address);
  }

  async #read<Value>(room: RoomId, nothing: Value, read: () => Promise<Value>): Promise<Value> {
    if (this.unreadable.has(room)) return nothing;
    try {
      return await read();
    } catch (error) {
      if (!this.#isUnreadable(error)) throw error;
      this.unreadable.set(room, error);
      return nothing;
    }
  }
}
