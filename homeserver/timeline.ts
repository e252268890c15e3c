import { z } from 'zod';
import { type ClientApi, v3 } from './client-api.ts';
import { type RoomEvent, roomEvent } from './room-event.ts';

/** Synapse gives no more, whatever is asked for. */
const TIMELINE_LIMIT = 100;
const EXTRA_TIME_FOR_ANSWER_MS = 10_000;

const joinedRoom = z.object({
  timeline: z.object({
    events: z.array(roomEvent),
    limited: z.boolean().default(false),
    prev_batch: z.string().optional(),
  }),
});

const syncAnswer = z.object({
  next_batch: z.string(),
  rooms: z
    .object({
      join: z.record(z.string(), joinedRoom).default({}),
      leave: z.record(z.string(), joinedRoom).default({}),
      invite: z.record(z.string(), z.unknown()).default({}),
    })
    .default({ join: {}, leave: {}, invite: {} }),
});

const messagesAnswer = z.object({ chunk: z.array(roomEvent), end: z.string().optional() });

/** All that one user has been shown by `/sync`, room by room, in the order of arrival and without gaps. */
export class Timeline {
  readonly #api: ClientApi;
  readonly #events = new Map<string, RoomEvent[]>();
  readonly #invites = new Set<string>();
  #since: string | undefined;
  #underWay: Promise<void> | undefined;

  constructor(api: ClientApi) {
    this.#api = api;
  }

  events(room: string): readonly RoomEvent[] {
    return this.#events.get(room) ?? [];
  }

  /** The rooms that the user is invited to. */
  invites(): readonly string[] {
    return [...this.#invites];
  }

  /** Without this the invitation would stand until the next answer of `/sync`. */
  invitationAccepted(room: string): void {
    this.#invites.delete(room);
  }

  /**
   * Waits for the next answer of `/sync`, for `timeoutMs` at most; at once if there is news already.
   * Callers at the same time share one request, so that no event goes to the one and is missed by the other.
   */
  advance(timeoutMs: number): Promise<void> {
    this.#underWay ??= this.#sync(timeoutMs).finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #sync(timeoutMs: number): Promise<void> {
    const since = this.#since;
    const answer = syncAnswer.parse(
      await this.#api.request('GET', v3`/sync`, {
        query: {
          since,
          timeout: since === undefined ? 0 : Math.ceil(timeoutMs),
          filter: JSON.stringify({ room: { timeline: { limit: TIMELINE_LIMIT } } }),
        },
        timeoutMs: timeoutMs + EXTRA_TIME_FOR_ANSWER_MS,
      }),
    );
    const { join, leave, invite } = answer.rooms;
    for (const [room, { timeline }] of [...Object.entries(join), ...Object.entries(leave)]) {
      this.#invites.delete(room);
      const missed =
        timeline.limited && timeline.prev_batch !== undefined
          ? (await history(this.#api, room, timeline.prev_batch, since)).reverse()
          : [];
      this.#append(room, [...missed, ...timeline.events]);
    }
    for (const room of Object.keys(invite)) this.#invites.add(room);
    // Last, so that a request that fails half way is made again from the same place.
    this.#since = answer.next_batch;
  }

  #append(room: string, events: readonly RoomEvent[]): void {
    const seen = this.#events.get(room) ?? [];
    const known = new Set(seen.map((event) => event.event_id));
    this.#events.set(room, [...seen, ...events.filter((event) => !known.has(event.event_id))]);
  }
}

/** The events of a room before `from` (by default from now), newest first, back to `to` or its beginning. */
export async function history(
  api: ClientApi,
  room: string,
  from?: string,
  to?: string,
): Promise<RoomEvent[]> {
  const events: RoomEvent[] = [];
  for (let next = from, more = true; more;) {
    const page = messagesAnswer.parse(
      await api.request('GET', v3`/rooms/${room}/messages`, {
        query: { dir: 'b', limit: 1000, from: next, to },
      }),
    );
    events.push(...page.chunk);
    next = page.end;
    more = next !== undefined;
  }
  return events;
}
