import type { EventId, Instant, RoomId } from '../governance/terms.ts';
import { isNotFound } from './errors.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { rawEvent } from './raw-event.ts';
import type { MemberId } from '../governance/terms.ts';

interface FormerAccountParts {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  readonly movedAt: Instant | undefined;
}

/**
 * Whether a message is from an account that the bot had before. Only that account can edit it, and the bot may
 * not remove it: it stays as it is. The room is asked only of a bot that has moved.
 */
export async function isOfFormerAccount(
  { api, bot, movedAt }: FormerAccountParts,
  room: RoomId,
  event: EventId,
): Promise<boolean> {
  if (movedAt === undefined) return false;
  try {
    const { sender } = await api.request('GET', path`/v3/rooms/${room}/event/${event}`, rawEvent);
    return sender !== bot;
  } catch (error) {
    if (isNotFound(error)) return true;
    throw error;
  }
}
