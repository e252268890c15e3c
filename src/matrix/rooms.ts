import { z } from 'zod';

import type { Shortcoming } from '../assembly/notices.ts';
import { roomId, type MemberId, type RoomId } from '../governance/terms.ts';
import { isForbidden } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { stateEventOf, stateOf } from './room-state.ts';

const alias = z.object({ room_id: z.string() });
/** Not a proxy's page, which is a text. */
const anything = z.looseObject({});
const joined = z.object({ joined_rooms: z.array(z.string()) });

/** The id of a configured room, which may be named by an alias. */
export async function findRoom(api: HomeserverApi, room: string): Promise<RoomId> {
  if (!room.startsWith('#')) return roomId(room);
  return roomId((await api.request('GET', path`/v3/directory/room/${room}`, alias)).room_id);
}

/** Joins a configured room if the bot is not there yet. Joining twice is the same as once. @param room its name */
export async function enterRoom(api: HomeserverApi, room: string, id: RoomId): Promise<void> {
  const { joined_rooms: rooms } = await api.request('GET', path`/v3/joined_rooms`, joined);
  if (!rooms.includes(id)) await api.request('POST', path`/v3/join/${room}`, alias, { body: {} });
}

const powerLevels = z.object({
  users: z.record(z.string(), z.number()).default({}),
  users_default: z.number().default(0),
  events: z.record(z.string(), z.number()).default({}),
  events_default: z.number().default(0),
});

/** What keeps a room from deciding with the bot, and the event that brought it about; none when all is well. */
export async function shortcomings(
  api: HomeserverApi,
  room: RoomId,
  bot: MemberId,
): Promise<{ readonly what: Shortcoming; readonly cause: string }[]> {
  try {
    const encrypted = (await stateOf(api, room, 'm.room.encryption', anything)) !== undefined;
    const found = await lackingRights(api, room, bot);
    return [...(encrypted ? [{ what: 'encrypted' as const, cause: '' }] : []), ...found];
  } catch (error) {
    // Put out meanwhile: the stream of events tells of it.
    if (!isForbidden(error)) throw error;
    return [];
  }
}

async function lackingRights(
  api: HomeserverApi,
  room: RoomId,
  bot: MemberId,
): Promise<{ readonly what: Shortcoming; readonly cause: string }[]> {
  const event = await stateEventOf(api, room, 'm.room.power_levels');
  const levels = powerLevels.safeParse(event?.content);
  if (event === undefined || !levels.success) return [];
  const { users, users_default: everybody, events, events_default: usual } = levels.data;
  const isCreator = (await creators(api, room)).includes(bot);
  const own = isCreator ? Infinity : (users[bot] ?? everybody);
  const cause = event.event_id ?? String(event.origin_server_ts);
  return [
    ...(own < (events['m.room.message'] ?? usual) ? [{ what: 'cannot send' as const, cause }] : []),
    ...(everybody < (events['m.reaction'] ?? usual) ? [{ what: 'cannot react' as const, cause }] : []),
  ];
}

const roomCreation = z.object({
  room_version: z.string().default('1'),
  additional_creators: z.array(z.string()).default([]),
});

/** From version 12 on creators may do everything, and stand in no list of levels (room version 12). */
async function creators(api: HomeserverApi, room: RoomId): Promise<string[]> {
  const event = await stateEventOf(api, room, 'm.room.create');
  const content = roomCreation.safeParse(event?.content);
  if (event === undefined || !content.success || Number(content.data.room_version) < 12) return [];
  return [event.sender, ...content.data.additional_creators];
}

/** Makes a room for a direct chat, with nobody in it yet: that comes without waiting for anybody's server. */
export async function createDirectChat(api: HomeserverApi): Promise<RoomId> {
  const body = { is_direct: true, preset: 'trusted_private_chat' };
  return roomId((await api.request('POST', path`/v3/createRoom`, alias, { body })).room_id);
}

/** As state, which can say that a chat of two is meant; the request for invitations can't. */
export async function inviteToDirectChat(api: HomeserverApi, room: RoomId, member: MemberId): Promise<void> {
  const body = { membership: 'invite', is_direct: true };
  await api.request('PUT', path`/v3/rooms/${room}/state/m.room.member/${member}`, anything, { body });
}

/** @param via a server that is in the room, where the id names none */
export async function joinRoom(api: HomeserverApi, room: RoomId, via?: string): Promise<void> {
  const query = { via, server_name: via };
  await api.request('POST', path`/v3/join/${room}`, alias, { body: {}, query });
}

export async function declineRoom(api: HomeserverApi, room: RoomId): Promise<void> {
  await api.request('POST', path`/v3/rooms/${room}/leave`, anything, { body: {} });
}
