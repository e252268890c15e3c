import { ClientApi } from '../../homeserver/client-api.ts';
import type { RoomEvent } from '../../homeserver/room-event.ts';
import { Timeline } from '../../homeserver/timeline.ts';
import type { Room, Rooms } from '../stage/rooms.ts';

const POLL_MS = 20_000;
const TIMEOUT_MS = 20_000;

export interface Heard {
  readonly room: Room;
  readonly event: RoomEvent;
}

type Listener = (heard: Heard) => void;

/** What happens in the rooms, as a member's client learns it, in the order in which it happened. */
export class Watch {
  readonly #timeline: Timeline;
  readonly #rooms: readonly Room[];
  readonly #heard: Heard[] = [];
  readonly #taken = new Map<Room, number>();
  /** In the order in which they began to listen, so that an event is shown before anybody acts on it. */
  readonly #listeners = new Set<Listener>();

  constructor(baseUrl: string, accessToken: string, { open, finance }: Rooms) {
    this.#timeline = new Timeline(new ClientApi(baseUrl, accessToken));
    this.#rooms = [open, finance];
  }

  /** From here on: what happened before, while everything was set up, is not told. */
  async begin(): Promise<void> {
    await this.#timeline.advance(0);
    this.#takeNew();
  }

  /** Goes on until the homeserver can't be heard any more, and rejects. */
  async follow(): Promise<never> {
    for (;;) {
      await this.#timeline.advance(POLL_MS).catch((error: unknown) => {
        throw new Error('The homeserver can’t be heard any more.', { cause: error });
      });
      for (const heard of this.#takeNew()) {
        this.#heard.push(heard);
        for (const listener of [...this.#listeners]) listener(heard);
      }
    }
  }

  find(fits: (heard: Heard) => boolean): Heard | undefined {
    return this.#heard.find(fits);
  }

  filter(fits: (heard: Heard) => boolean): Heard[] {
    return this.#heard.filter(fits);
  }

  event(id: string): Heard | undefined {
    return this.find(({ event }) => event.event_id === id);
  }

  /** @returns ends the listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The first that fits, of what was heard and what is to come. @param what completes "Waited for …" */
  waitFor(what: string, fits: (heard: Heard) => boolean, timeoutMs = TIMEOUT_MS): Promise<Heard> {
    const already = this.find(fits);
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${Math.round(timeoutMs / 1000)} seconds for ${what}, in vain.`));
      }, timeoutMs);
      const stop = this.listen((heard) => {
        if (!fits(heard)) return;
        clearTimeout(late);
        stop();
        resolve(heard);
      });
    });
  }

  /** Until nothing has happened for so long. */
  quiet(forMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stop();
        resolve();
      };
      let timer = setTimeout(done, forMs);
      const stop = this.listen(() => {
        clearTimeout(timer);
        timer = setTimeout(done, forMs);
      });
    });
  }

  #takeNew(): Heard[] {
    const news = this.#rooms.flatMap((room) => {
      const events = this.#timeline.events(room.id);
      const fresh = events.slice(this.#taken.get(room) ?? 0);
      this.#taken.set(room, events.length);
      return fresh.map((event) => ({ room, event }));
    });
    return news.sort((one, other) => one.event.origin_server_ts - other.event.origin_server_ts);
  }
}
