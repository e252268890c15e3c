import { z } from 'zod';

import type { RoomEvent } from '../assembly/room-event.ts';
import type { MemberId, RoomId } from '../governance/terms.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList } from './raw-event.ts';
import { readEvent, type OnMalformed } from './read-event.ts';
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
    bot,
    onMalformed,
  }: { readonly api: HomeserverApi; readonly bot: MemberId; readonly onMalformed?: OnMalformed },
  gap: Gap,
  isStart: (event: RoomEvent) => boolean,
): Promise<RoomEvent[]> {
  const newestFirst: RoomEvent[] = [];
  const query = { dir: 'b', limit: PAGE, to: gap.to, filter: JSON.stringify({ types: TIMELINE_TYPES }) };
  let from: string | undefined = gap.from;
  while (from !== undefined) {
    const { chunk, end }: z.infer<typeof page> = await api.request(
      'GET',
      path`/v3/rooms/${gap.room}/messages`,
      page,
      {
        query: { ...query, from },
      },
    );
    for (const raw of chunk) {
      const event = readEvent(gap.room, raw, bot, onMalformed);
      if (event === undefined) continue;
      newestFirst.push(event);
      if (isStart(event)) return newestFirst.reverse();
    }
    // A page without events may still lead on; only a missing or standing `end` is the end.
    from = end === from ? undefined : (end ?? undefined);
  }
  return newestFirst.reverse();
}
