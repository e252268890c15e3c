import type { Instant, RoomId } from '../governance/terms.ts';

/** Most rooms have no successor, and it is asked for every vote. */
const NONE: readonly RoomId[] = [];

/** Which rooms were upgraded, to which, and since when. It never leads in a circle. */
export class Successors {
  readonly #next = new Map<RoomId, { readonly room: RoomId; readonly since: Instant }>();

  /**
   * A room that is named as the successor of its own successor is in use again: the newest word holds.
   * @param since when the former one was closed
   */
  add(former: RoomId, room: RoomId, since: Instant): void {
    if (former === room) return;
    if (this.after(room).includes(former)) {
      const back = this.#next.get(room);
      if (back !== undefined && back.since > since) return;
      this.#next.delete(room);
    }
    this.#next.set(former, { room, since });
  }

  /** When a room was replaced by another; undefined when it was not. */
  replacedAt(room: RoomId): Instant | undefined {
    return this.#next.get(room)?.since;
  }

  /** All that came in its place, one after another. */
  after(room: RoomId): readonly RoomId[] {
    if (!this.#next.has(room)) return NONE;
    const rooms: RoomId[] = [];
    for (let next = this.#next.get(room); next !== undefined; next = this.#next.get(next.room)) {
      rooms.push(next.room);
    }
    return rooms;
  }
}
