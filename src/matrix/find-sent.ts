import { z } from 'zod';

import { eventId, memberId, type EventId, type Instant, type RoomId } from '../governance/terms.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList, KEY_FIELD, rawEvent } from './raw-event.ts';
import type { OwnAccounts } from './read-event.ts';

const page = z.object({ chunk: eventList, end: z.string().nullish() });

/** Clocks of bot and homeserver may differ. */
const TOLERANCE = 60 * 60 * 1000;

/** Looks in a room for a message by its key, back to when it can first have been sent. */
export async function findSent(
  api: HomeserverApi,
  own: OwnAccounts,
  { room, key, since }: { readonly room: RoomId; readonly key: string; readonly since: Instant },
): Promise<EventId | undefined> {
  const filter = JSON.stringify({ senders: [...own] });
  let from: string | undefined;
  for (;;) {
    const { chunk, end }: z.infer<typeof page> = await api.request(
      'GET',
      path`/v3/rooms/${room}/messages`,
      page,
      {
        query: { dir: 'b', limit: 1000, filter, from },
      },
    );
    for (const raw of chunk) {
      const event = rawEvent.safeParse(raw);
      if (!event.success) continue;
      const { content, sender, event_id: id } = event.data;
      // Anybody can write a key, so this doesn't rest on the filter.
      if (content[KEY_FIELD] === key && own.has(memberId(sender))) return eventId(id);
      if (event.data.origin_server_ts < since - TOLERANCE) return undefined;
    }
    if (end === undefined || end === null || end === from) return undefined;
    from = end;
  }
}
