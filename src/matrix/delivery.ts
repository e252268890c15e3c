import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Clock } from '../assembly/ports.ts';
import { eventId, type EventId, type Instant, type MemberId, type RoomId } from '../governance/terms.ts';
import type { Outbox } from '../ledger/ledger.ts';
import type {
  Outgoing,
  OutgoingDirect,
  OutgoingEdit,
  OutgoingFile,
  OutgoingMessage,
  OutgoingReaction,
  Text,
} from '../ledger/outgoing.ts';
import { editContent, fileContent, messageContent, reactionContent } from './content.ts';
import { HomeserverRefusal, isNotFound } from './errors.ts';
import { findSent } from './find-sent.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { isOfFormerAccount } from './former-account.ts';
import { setPinned } from './pins.ts';
import { ownReaction } from './reactions.ts';
import type { OwnAccounts } from './read-event.ts';
import { upload } from './upload.ts';

/** Brings one message to the homeserver, and gives its event. @param since when it was committed */
export type Delivery = (outgoing: Outgoing, since: Instant) => Promise<EventId | undefined>;

export interface DeliveryParts {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  readonly own: OwnAccounts;
  /** When the bot came to its account from another; undefined if it had no other. */
  readonly movedAt: Instant | undefined;
  readonly outbox: Pick<Outbox, 'eventOf'>;
  readonly directChat: (member: MemberId) => Promise<RoomId>;
  /** The room that stands for one that was upgraded. */
  readonly newestRoom: (room: RoomId) => RoomId;
  readonly clock: Clock;
}

const sentAnswer = z.object({ event_id: z.string() });

/** A homeserver remembers a transaction for about a day; from half of that on, the room itself is asked. */
const REMEMBERED = 12 * 60 * 60 * 1000;

export function delivery(parts: DeliveryParts): Delivery {
  const { api, own, outbox, directChat, clock, movedAt = 0 } = parts;
  return async (said, since) => {
    const outgoing = whereItCanBeSaid(parts, said);
    if (outgoing === undefined) return undefined;
    if (outgoing.kind === 'pin') {
      await setPinned(api, outgoing);
      return undefined;
    }
    const room = outgoing.kind === 'direct' ? await directChat(outgoing.to) : outgoing.room;
    if (outgoing.kind === 'removal') {
      const target = await outbox.eventOf(outgoing.removes);
      if (target === undefined || (await isOfFormerAccount(parts, room, target))) return undefined;
      return redact(api, room, target, outgoing.key);
    }
    if (outgoing.kind === 'edit' && (await isOfFormerAccount(parts, room, outgoing.edits))) return undefined;
    // A transaction is one account's: another would say it once more.
    if (clock() - since > REMEMBERED || since <= movedAt) {
      const sent = await findSent(api, own, { room, key: outgoing.key, since });
      if (sent !== undefined) return sent;
    }
    if (outgoing.kind === 'reaction') return react(parts, outgoing);
    const address = path`/v3/rooms/${room}/send/m.room.message/${transactionId(outgoing.key)}`;
    if (outgoing.kind === 'file') return put(api, address, await uploaded(api, outgoing));
    try {
      return await put(api, address, contentOf(outgoing));
    } catch (error) {
      if (!(error instanceof HomeserverRefusal && error.status === 413)) throw error;
      // Better the beginning, which says the outcome, than nothing.
      return put(api, address, contentOf({ ...outgoing, text: beginningOf(outgoing.text) }));
    }
  };
}

/** In a room that was upgraded nobody can speak: words go to the new one, and what concerns old messages is over. */
function whereItCanBeSaid({ newestRoom }: DeliveryParts, outgoing: Outgoing): Outgoing | undefined {
  if (outgoing.kind === 'direct') return outgoing;
  const room = newestRoom(outgoing.room);
  if (room === outgoing.room) return outgoing;
  if (outgoing.kind === 'file') {
    const { thread: _thread, ...file } = outgoing;
    return { ...file, room };
  }
  if (outgoing.kind !== 'message') return undefined;
  const { replyTo: _replyTo, thread: _thread, ...message } = outgoing;
  return { ...message, room };
}

function contentOf(outgoing: OutgoingMessage | OutgoingDirect | OutgoingEdit): unknown {
  return outgoing.kind === 'edit' ? editContent(outgoing) : messageContent(outgoing);
}

/**
 * A crash between the upload and the message uploads once more: the transaction is the same, so there is one
 * message, and a file that none shows harms nobody.
 */
async function uploaded(api: HomeserverApi, outgoing: OutgoingFile): Promise<unknown> {
  return fileContent(outgoing, await upload(api, outgoing));
}

const BEGINNING = 1000;

function beginningOf({ plain }: Text): Text {
  const beginning = `${plain.slice(0, BEGINNING)} …`;
  const html = beginning.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  return { plain: beginning, html };
}

async function react({ api, bot }: DeliveryParts, outgoing: OutgoingReaction): Promise<EventId | undefined> {
  const { room, key } = outgoing;
  try {
    const sending = path`/v3/rooms/${room}/send/m.reaction/${transactionId(key)}`;
    return await put(api, sending, reactionContent(outgoing));
  } catch (error) {
    // It stands there already: sent from a copy of the database that forgot it.
    if (!(error instanceof HomeserverRefusal && error.code === 'M_DUPLICATE_ANNOTATION')) throw error;
    const event = await ownReaction(api, bot, outgoing);
    return event === undefined ? undefined : eventId(event);
  }
}

async function redact(
  api: HomeserverApi,
  room: RoomId,
  event: EventId,
  key: string,
): Promise<EventId | undefined> {
  try {
    return await put(api, path`/v3/rooms/${room}/redact/${event}/${transactionId(key)}`, {});
  } catch (error) {
    // Somebody removed it before us, for good.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function put(api: HomeserverApi, address: string, body: unknown): Promise<EventId> {
  return eventId((await api.request('PUT', address, sentAnswer, { body })).event_id);
}

/** The same for the same cause, in every process and every copy of the database (invariant 3). */
function transactionId(key: string): string {
  return `althing-${createHash('sha256').update(key).digest('base64url').slice(0, 32)}`;
}
