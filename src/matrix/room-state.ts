import { z } from 'zod';

import type { RoomId } from '../governance/terms.ts';
import { HomeserverRefusal } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { rawEvent } from './raw-event.ts';

/** What a room's state says under one type; undefined where it says nothing. */
export function stateOf<Shape>(
  api: HomeserverApi,
  room: RoomId,
  type: string,
  shape: z.ZodType<Shape>,
): Promise<Shape | undefined> {
  return unlessMissing(() => api.request('GET', path`/v3/rooms/${room}/state/${type}/`, shape));
}

const stateEvent = rawEvent.partial({ event_id: true });
export type StateEvent = z.infer<typeof stateEvent>;

/** The same with who set it and when; servers that give the content alone say neither. */
export async function stateEventOf(
  api: HomeserverApi,
  room: RoomId,
  type: string,
): Promise<StateEvent | undefined> {
  const query = { format: 'event' };
  const raw = await unlessMissing(() =>
    api.request('GET', path`/v3/rooms/${room}/state/${type}/`, z.unknown(), { query }),
  );
  return stateEvent.safeParse(raw).data;
}

async function unlessMissing<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HomeserverRefusal && error.status === 404) return undefined;
    throw error;
  }
}
