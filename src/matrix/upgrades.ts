import { z } from 'zod';

import { roomId, type Instant, type RoomId } from '../governance/terms.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { rawEvent, typeOf } from './raw-event.ts';
import { stateEventOf } from './room-state.ts';
import { eventsIn, type SyncAnswer } from './sync.ts';

/** A room that was replaced by another (client-server API, "Room upgrades"). */
export interface Upgrade {
  readonly former: RoomId;
  readonly room: RoomId;
  /** From then on nobody could write in the former room. */
  readonly since: Instant;
  /** A server that is in the new room: its id need not name one. */
  readonly via?: string;
}

const TOMBSTONE = 'm.room.tombstone';

const tombstone = rawEvent.omit({ event_id: true }).extend({
  type: z.literal(TOMBSTONE),
  state_key: z.literal(''),
  content: z.object({ replacement_room: z.string().startsWith('!') }),
});

const creation = rawEvent.omit({ event_id: true }).extend({
  content: z.object({ predecessor: z.object({ room_id: z.string() }) }),
});

/** The upgrades that an answer to /sync tells of. Only who may change a room's state can have written them. */
export function upgradesIn(answer: SyncAnswer): Upgrade[] {
  return Object.entries(answer.rooms.join).flatMap(([room, part]) =>
    eventsIn(part).flatMap((raw) => upgradeFrom(roomId(room), raw) ?? []),
  );
}

/** What became of a room where the bot is. */
export async function upgradeOf(api: HomeserverApi, room: RoomId): Promise<Upgrade | undefined> {
  return upgradeFrom(room, await stateEventOf(api, room, 'm.room.tombstone'));
}

/** The room that this one replaces, for a bot that has lost the way from there to here. */
export async function upgradeTo(api: HomeserverApi, room: RoomId): Promise<Upgrade | undefined> {
  const created = creation.safeParse(await stateEventOf(api, room, 'm.room.create'));
  if (!created.success) return undefined;
  const { content, origin_server_ts: since } = created.data;
  return { former: roomId(content.predecessor.room_id), room, since };
}

function upgradeFrom(former: RoomId, raw: unknown): Upgrade | undefined {
  const found = typeOf(raw) === TOMBSTONE ? tombstone.safeParse(raw) : undefined;
  if (found?.success !== true) return undefined;
  const { content, sender, origin_server_ts: since } = found.data;
  const via = sender.split(':').slice(1).join(':');
  return { former, room: roomId(content.replacement_room), since, ...(via === '' ? {} : { via }) };
}
