import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Clock } from '../assembly/ports.ts';
import { eventId, type EventId, type Instant, type MemberId, type RoomId } from '../governance/terms.ts';
import type { Outbox } from '../ledger/ledger.ts';
import type {
  Outgoing,
  OutgoingDirect,
  OutgoingEdit,
  OutgoingMessage,
  OutgoingReaction,
  Text,
} from '../ledger/outgoing.ts';
import { editContent, messageContent, reactionContent } from './content.ts';
import { HomeserverRefusal, isNotFound } from './errors.ts';
import { findSent } from './find-sent.ts';
import { path, type HomeserverApi } from './homeserver-api.ts';
import { ownReaction } from './reactions.ts';

/** Brings one message to the homeserver, and gives its event. @param since when it was committed */
export type Delivery = (outgoing: Outgoing, since: Instant) => Promise<EventId | undefined>;

export interface DeliveryParts {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  readonly outbox: Pick<Outbox, 'eventOf'>;
  readonly directChat: (member: MemberId) => Promise<RoomId>;
  readonly clock: Clock;
}

const sentAnswer = z.object({ event_id: z.string() });

/** A homeserver remembers a transaction for about a day; from half of that on, the room itself is asked. */
const REMEMBERED = 12 * 60 * 60 * 1000;

export function delivery(parts: DeliveryParts): Delivery {
  const { api, bot, outbox, directChat, clock } = parts;
  return async (outgoing, since) => {
    const room = outgoing.kind === 'direct' ? await directChat(outgoing.to) : outgoing.room;
    if (outgoing.kind === 'removal') {
      const target = await outbox.eventOf(outgoing.removes);
      return target === undefined ? undefined : redact(api, room, target, outgoing.key);
    }
    if (clock() - since > REMEMBERED) {
      const sent = await findSent(api, bot, { room, key: outgoing.key, since });
      if (sent !== undefined) return sent;
    }
    if (outgoing.kind === 'reaction') return react(parts, outgoing);
    const address = path`/v3/rooms/${room}/send/m.room.message/${transactionId(outgoing.key)}`;
    try {
      return await put(api, address, contentOf(outgoing));
    } catch (error) {
      if (!(error instanceof HomeserverRefusal && error.status === 413)) throw error;
      // Better the beginning, which says the outcome, than nothing.
      return put(api, address, contentOf({ ...outgoing, text: beginningOf(outgoing.text) }));
    }
  };
}

function contentOf(outgoing: OutgoingMessage | OutgoingDirect | OutgoingEdit): unknown {
  return outgoing.kind === 'edit' ? editContent(outgoing) : messageContent(outgoing);
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
