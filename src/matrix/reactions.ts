import { z } from 'zod';

import type { Homeserver } from '../assembly/ports.ts';
import type { ReactionEvent } from '../assembly/room-event.ts';
import type { EventId, MemberId, RoomId } from '../governance/terms.ts';
import { isNotFound } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { eventList, rawEvent } from './raw-event.ts';
import { readEvent, type OwnAccounts } from './read-event.ts';

const page = z.object({ chunk: eventList, next_batch: z.string().nullish() });
const redactedEvent = z.object({ unsigned: z.object({ redacted_because: z.unknown() }) });

/** Without a limit Synapse returns 5. */
const PAGE = 1000;

/** What the assembly asks of the homeserver beside the stream of events. */
export function homeserverFor(api: HomeserverApi, own: OwnAccounts): Homeserver {
  return {
    async reactionsTo(room, message) {
      const events = await annotations(api, room, message);
      return events
        .flatMap((raw) => readEvent(room, raw, own) ?? [])
        .filter((event): event is ReactionEvent => event.kind === 'reaction')
        .reverse();
    },
    async removalOf(room, event) {
      const raw = await eventOrNothing(api, room, event);
      const redacted = redactedEvent.safeParse(raw);
      if (!redacted.success) return undefined;
      const removal = readEvent(room, withTarget(redacted.data.unsigned.redacted_because, event), own);
      return removal?.kind === 'removal' ? removal : undefined;
    },
  };
}

/** A homeserver that has forgotten an event says nothing of its removal: then the vote stands. */
async function eventOrNothing(api: HomeserverApi, room: RoomId, event: EventId): Promise<unknown> {
  try {
    return await api.request('GET', path`/v3/rooms/${room}/event/${event}`, rawEvent);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The bot's own reaction with this sign on a message, if it is there. */
export async function ownReaction(
  api: HomeserverApi,
  bot: MemberId,
  { room, to, reaction }: { readonly room: RoomId; readonly to: EventId; readonly reaction: string },
): Promise<string | undefined> {
  const shape = z.object({ 'm.relates_to': z.object({ key: z.string() }) });
  for (const raw of await annotations(api, room, to)) {
    const event = rawEvent.safeParse(raw);
    if (!event.success || event.data.sender !== bot) continue;
    const content = shape.safeParse(event.data.content);
    if (content.success && content.data['m.relates_to'].key === reaction) return event.data.event_id;
  }
  return undefined;
}

/** Newest first, as the homeserver has them. */
async function annotations(api: HomeserverApi, room: RoomId, message: EventId): Promise<unknown[]> {
  const all: unknown[] = [];
  let from: string | undefined;
  do {
    const { chunk, next_batch: next }: z.infer<typeof page> = await api.request(
      'GET',
      path`/v1/rooms/${room}/relations/${message}/m.annotation/m.reaction`,
      page,
      { query: { limit: PAGE, from } },
    );
    all.push(...chunk);
    from = next ?? undefined;
  } while (from !== undefined);
  return all;
}

/** A redaction inside another event need not repeat what it redacts. */
function withTarget(redaction: unknown, redacts: EventId): unknown {
  return typeof redaction === 'object' && redaction !== null ? { redacts, ...redaction } : redaction;
}
