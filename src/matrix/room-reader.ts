import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { FileShown, OwnMessage, RoomReader, Shown } from '../assembly/comparison/views.ts';
import { eventId, memberId, type EventId, type Instant, type RoomId } from '../governance/terms.ts';
import { RECORD_FIELD } from '../ledger/record/published.ts';
import { download } from './download.ts';
import { HomeserverRefusal } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList, KEY_FIELD, rawEvent } from './raw-event.ts';
import { homeserverFor } from './reactions.ts';
import { readEvent, type OwnAccounts } from './read-event.ts';

const page = z.object({ chunk: eventList, end: z.string().nullish() });
const publishedRecord = z.object({ sha256: z.string(), record: z.unknown().optional() });
const ownContent = z.object({
  [KEY_FIELD]: z.string(),
  [RECORD_FIELD]: publishedRecord.optional().catch(undefined),
  url: z.string().startsWith('mxc://').optional().catch(undefined),
});
const redacted = z.object({ redacted_because: rawEvent });

/** Clocks of bot and homeserver may differ. */
const TOLERANCE = 24 * 60 * 60 * 1000;

/** Looks at rooms as they are now, and changes nothing in them. */
export function roomReader(api: HomeserverApi, own: OwnAccounts): RoomReader {
  const homeserver = homeserverFor(api, own);
  return {
    reactionsTo: (room, message) => homeserver.reactionsTo(room, message),
    ownMessages: (room, since) => ownMessages(api, own, room, since),
    shown: (room, event) => shown(api, own, room, event),
    file: (address) => file(api, address),
  };
}

async function ownMessages(
  api: HomeserverApi,
  own: OwnAccounts,
  room: RoomId,
  since: Instant,
): Promise<OwnMessage[]> {
  const filter = JSON.stringify({ senders: [...own], types: ['m.room.message'] });
  const found: OwnMessage[] = [];
  let from: string | undefined;
  for (;;) {
    const query = { dir: 'b', limit: 1000, filter, from };
    const messages = path`/v3/rooms/${room}/messages`;
    const { chunk, end }: z.infer<typeof page> = await api.request('GET', messages, page, { query });
    for (const raw of chunk) {
      const event = rawEvent.safeParse(raw).data;
      if (event === undefined) continue;
      if (event.origin_server_ts < since - TOLERANCE) return found;
      found.push(...ownMessage(event));
    }
    if (end === undefined || end === null || end === from) return found;
    from = end;
  }
}

function ownMessage({ event_id: event, content }: z.infer<typeof rawEvent>): OwnMessage[] {
  const own = ownContent.safeParse(content).data;
  if (own === undefined) return [];
  const { [KEY_FIELD]: key, [RECORD_FIELD]: record, url } = own;
  return [
    {
      ...{ key, event: eventId(event) },
      ...record,
      ...(url === undefined ? {} : { file: url }),
    },
  ];
}

async function shown(api: HomeserverApi, own: OwnAccounts, room: RoomId, id: EventId): Promise<Shown> {
  const raw = await eventOrNothing(api, room, id);
  if (raw === undefined) return { kind: 'unknown' };
  const whole = rawEvent.safeParse(raw).data;
  const removal = redacted.safeParse(whole?.unsigned).data?.redacted_because;
  if (whole !== undefined && removal !== undefined) {
    const { sender, origin_server_ts: at } = removal;
    return { kind: 'removed', sender: memberId(whole.sender), by: memberId(sender), at };
  }
  const event = readEvent(room, raw, own);
  return event?.kind === 'reaction' || event?.kind === 'message'
    ? { kind: 'there', event }
    : { kind: 'something else' };
}

/** What is not there, or not for this account to see, is not known. */
async function eventOrNothing(api: HomeserverApi, room: RoomId, event: EventId): Promise<unknown> {
  try {
    return await api.request('GET', path`/v3/rooms/${room}/event/${event}`, z.unknown());
  } catch (error) {
    if (error instanceof HomeserverRefusal && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

async function file(api: HomeserverApi, address: string): Promise<FileShown> {
  const bytes = await download(api, address);
  if (bytes === undefined) return { kind: 'gone' };
  return { kind: 'there', sha256: createHash('sha256').update(bytes).digest('hex') };
}
