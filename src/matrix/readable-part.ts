import { z } from 'zod';

import type { RoomId } from '../governance/terms.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList } from './raw-event.ts';
import type { OnMalformed } from './read-event.ts';
import { UNREADABLE, type RoomAnswer, type RoomPart } from './sync.ts';

const members = z.object({ chunk: eventList });

/**
 * What an answer to /sync says of one room, made whole. A part that can't be read hides votes, so it is never
 * taken for an empty one: a timeline becomes a gap that reaches to the end of the answer, and members are asked
 * for. Any failure is the caller's, as with a gap: the same answer is asked for again.
 * @param end the `next_batch` of the answer
 */
export async function readablePart(
  { api, onMalformed }: { readonly api: HomeserverApi; readonly onMalformed?: OnMalformed },
  room: RoomId,
  { state, timeline }: RoomPart,
  end: string,
): Promise<RoomAnswer> {
  if (state !== UNREADABLE && timeline !== UNREADABLE) return { state, timeline };
  onMalformed?.('part of a room', room);
  return {
    state: state === UNREADABLE ? { events: await membersOf(api, room, end) } : state,
    timeline: timeline === UNREADABLE ? { events: [], limited: true, prev_batch: end } : timeline,
  };
}

async function membersOf(api: HomeserverApi, room: RoomId, at: string): Promise<unknown[]> {
  return (await api.request('GET', path`/v3/rooms/${room}/members`, members, { query: { at } })).chunk;
}
