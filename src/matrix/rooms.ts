import { z } from 'zod';

import { roomId, type RoomId } from '../governance/terms.ts';
import { isNotFound } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';

const alias = z.object({ room_id: z.string() });
/** Not a proxy's page, which is a text. */
const anything = z.looseObject({});
const joined = z.object({ joined_rooms: z.array(z.string()) });

/** Finds a configured room and joins it if the bot is not there yet. Joining twice is the same as once. */
export async function enterRoom(api: HomeserverApi, room: string): Promise<RoomId> {
  const { room_id: id } = room.startsWith('#')
    ? await api.request('GET', path`/v3/directory/room/${room}`, alias)
    : { room_id: room };
  const { joined_rooms: rooms } = await api.request('GET', path`/v3/joined_rooms`, joined);
  if (!rooms.includes(id)) await api.request('POST', path`/v3/join/${room}`, alias, { body: {} });
  return roomId(id);
}

const powerLevels = z.object({
  users: z.record(z.string(), z.number()).default({}),
  users_default: z.number().default(0),
  events: z.record(z.string(), z.number()).default({}),
  events_default: z.number().default(0),
});

/** What keeps a room from deciding with the bot, in words for the log; none when all is well. */
export async function shortcomings(api: HomeserverApi, room: RoomId, bot: string): Promise<string[]> {
  const levels = await stateOf(api, room, 'm.room.power_levels', powerLevels);
  const encrypted = await stateOf(api, room, 'm.room.encryption', anything);
  const missing: string[] = [];
  if (encrypted !== undefined) {
    missing.push('the room is encrypted: reactions count, but commands in it cannot be read yet');
  }
  if (levels === undefined) return missing;
  const own = levels.users[bot] ?? levels.users_default;
  const needed = (type: string): number => levels.events[type] ?? levels.events_default;
  if (own < needed('m.room.message'))
    missing.push('the bot may not send messages there: raise its power level');
  if (levels.users_default < needed('m.reaction')) {
    missing.push('members may not react there: they can vote by words only');
  }
  return missing;
}

async function stateOf<Shape>(
  api: HomeserverApi,
  room: RoomId,
  type: string,
  shape: z.ZodType<Shape>,
): Promise<Shape | undefined> {
  try {
    return await api.request('GET', path`/v3/rooms/${room}/state/${type}/`, shape);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Makes a direct chat with a member. */
export async function createDirectChat(api: HomeserverApi, member: string): Promise<RoomId> {
  const body = { is_direct: true, preset: 'trusted_private_chat', invite: [member] };
  return roomId((await api.request('POST', path`/v3/createRoom`, alias, { body })).room_id);
}

export async function joinRoom(api: HomeserverApi, room: RoomId): Promise<void> {
  await api.request('POST', path`/v3/join/${room}`, alias, { body: {} });
}

export async function declineRoom(api: HomeserverApi, room: RoomId): Promise<void> {
  await api.request('POST', path`/v3/rooms/${room}/leave`, anything, { body: {} });
}
