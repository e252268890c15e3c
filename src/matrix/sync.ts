import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Duration } from '../governance/terms.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList } from './raw-event.ts';

/** Some servers write null where there is nothing. */
const events = eventList.nullish().transform((list) => list ?? []);

const timeline = z.object({
  events,
  limited: z.boolean().nullish(),
  prev_batch: z.string().nullish(),
});

/** Something stands there that is not Matrix's: what it hides must be asked for in another way. */
export const UNREADABLE = 'unreadable';
const unreadable = (): typeof UNREADABLE => UNREADABLE;

/** Rooms are checked one by one, and in parts: what is wrong with one costs the others nothing. */
const roomPart = z
  .object({
    state: z.object({ events }).nullish().or(z.unknown().transform(unreadable)),
    timeline: timeline.nullish().or(z.unknown().transform(unreadable)),
  })
  .or(z.unknown().transform(() => ({ state: unreadable(), timeline: unreadable() })));

/** One that can't be read names nobody who could be answered. */
const invitation = z
  .object({ invite_state: z.object({ events }).nullish() })
  .or(z.unknown().transform(() => ({ invite_state: null })));

/** What the bot reads of an answer to /sync (client-server API, "Syncing"). */
export const syncAnswer = z.object({
  next_batch: z.string(),
  rooms: z
    .object({
      join: z.record(z.string(), roomPart).default({}),
      leave: z.record(z.string(), roomPart).default({}),
      invite: z.record(z.string(), invitation).default({}),
    })
    .default({ join: {}, leave: {}, invite: {} }),
});
export type SyncAnswer = z.infer<typeof syncAnswer>;
export type RoomPart = z.infer<typeof roomPart>;

/** What an answer says of one room, all of it readable. */
export interface RoomAnswer {
  readonly state?: { readonly events: readonly unknown[] } | null | undefined;
  readonly timeline?: z.infer<typeof timeline> | null | undefined;
}

/** All readable events of one room's part, state first. */
export function eventsIn({ state, timeline }: RoomPart): unknown[] {
  return [state, timeline].flatMap((part) => (part === UNREADABLE ? [] : (part?.events ?? [])));
}

export const TIMELINE_TYPES = [
  'm.room.message',
  'm.reaction',
  'm.room.redaction',
  'm.room.member',
  'm.room.tombstone',
  'm.room.encryption',
  'm.room.power_levels',
] as const;

/** State that a limited answer has beside its timeline. */
const STATE_TYPES = ['m.room.member', 'm.room.tombstone', 'm.room.encryption', 'm.room.power_levels'];

const NOTHING = { types: [] as string[] };

/**
 * All members' state comes along: eligibility is judged by it. 100 events are Synapse's limit for a
 * timeline; what is more is fetched as a gap.
 */
const FILTER = {
  account_data: NOTHING,
  room: {
    account_data: NOTHING,
    ephemeral: NOTHING,
    state: { types: STATE_TYPES, lazy_load_members: false },
    timeline: { types: TIMELINE_TYPES, limit: 100 },
  },
};

/**
 * No two questions are the same. Synapse keeps an answer for two minutes and gives it again to the same
 * question: after a crash, or from an older copy of the database, that would be what was known then, and a
 * vote could be closed without what was said since (invariant 6). What is left out here does not exist.
 */
function filterOfItsOwn(): string {
  return JSON.stringify({ ...FILTER, presence: { types: [], not_types: [`coop.althing.${randomUUID()}`] } });
}

/** @param wait how long the homeserver may wait for something to happen, in milliseconds */
export function sync(api: HomeserverApi, since: string | undefined, wait: Duration): Promise<SyncAnswer> {
  return api.request('GET', path`/v3/sync`, syncAnswer, {
    query: { filter: filterOfItsOwn(), since, timeout: wait, set_presence: 'offline' },
    // The first answer is long in the making; the others come soon, or never.
    timeout: wait + (since === undefined ? 60_000 : 30_000),
  });
}
