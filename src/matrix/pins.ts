import { z } from 'zod';

import type { OutgoingPin } from '../ledger/outgoing.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { stateOf } from './room-state.ts';

const pinnedEvents = z.object({ pinned: z.array(z.string()).catch([]) });

/** The pinned messages are one list in the room's state (client-server API, "Pinned events"); others' stay in it. */
export async function setPinned(
  api: HomeserverApi,
  { room, message, pinned }: Pick<OutgoingPin, 'room' | 'message' | 'pinned'>,
): Promise<void> {
  const now = (await stateOf(api, room, 'm.room.pinned_events', pinnedEvents))?.pinned ?? [];
  if (now.includes(message) === pinned) return;
  const others = now.filter((each) => each !== message);
  const body = { pinned: pinned ? [...others, message] : others };
  await api.request('PUT', path`/v3/rooms/${room}/state/m.room.pinned_events/`, z.unknown(), { body });
}
