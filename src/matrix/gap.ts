import { z } from 'zod';

import type { RoomEvent } from '../assembly/room-event.ts';
import type { RoomId } from '../governance/terms.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList } from './raw-event.ts';
import { readEvent, type OnMalformed, type OwnAccounts } from './read-event.ts';
import { TIMELINE_TYPES } from './sync.ts';

const page = z.object({ chunk: eventList, end: z.string().nullish() });

const PAGE = 1000;

export interface Gap {
  readonly room: RoomId;
  /** The `prev_batch` of the timeline that the gap stands before. */
  readonly from: string;
  /** The position up to which everything was read; undefined where only an event can tell. */
  readonly to: string | undefined;
}

/**
 * Fetches what /sync left out before a limited timeline, oldest first. Nothing of it may be missing, so any
 * failure is the caller's: the same answer is asked for again.
 * @param isStart says of an event that nothing before it is wanted, as the bot's own joining
 */
export async function fillGap(
  {
    api,
    own,
    onMalformed,
  }: { readonly api: HomeserverApi; readonly own: OwnAccounts; readonly onMalformed?: OnMalformed },
  gap: Gap,
  isStart: (event: RoomEvent) => boolean,
): Promise<RoomEvent[]> {
  const newestFirst: RoomEvent[] = [];
  for await (const raws of pagesBackwards(api, gap)) {
    for (const raw of raws) {
      const event = readEvent(gap.room, raw, own, onMalformed);
      if (event === undefined) continue;
      newestFirst.push(event);
      if (isStart(event)) return newestFirst.reverse();
    }
  }
  return newestFirst.reverse();
}

/** What stands in a room before a timeline, newest first, page by page. */
export async function* pagesBackwards(api: HomeserverApi, gap: Gap): AsyncGenerator<readonly unknown[]> {
  const query = { dir: 'b', limit: PAGE, to: gap.to, filter: JSON.stringify({ types: TIMELINE_TYPES }) };
  const address = path`/v3/rooms/${gap.room}/messages`;
  let from: string | undefined = gap.from;
  while (from !== undefined) {
    const { chunk, end }: z.infer<typeof page> = await api.request('GET', address, page, {
      query: { ...query, from },
    });
    yield chunk;
    // A page without events may still lead on; only a missing or standing `end` is the end.
    from = end === from ? undefined : (end ?? undefined);
  }
}
