import { z } from 'zod';

/** Control characters, lone surrogates, and the marks that make a text read as another. No real id has them. */
const HARMFUL = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/**
 * An id of whatever kind, at most as long as the specification allows. Not by zod's own check of lengths: that looks
 * at whatever has a length, also where it is no text, and somebody may write one that can't be compared.
 */
export const anyId = z.string().refine((text) => text.length <= 255 && !HARMFUL.test(text));

const userId = anyId.startsWith('@');
const eventId = anyId.startsWith('$');

/** What every event has (client-server API, "Room event format"). Anything else in it is looked at by its type. */
export const rawEvent = z.object({
  event_id: eventId,
  type: z.string(),
  sender: userId,
  origin_server_ts: z.number().int().nonnegative(),
  content: z.custom<Readonly<Record<string, unknown>>>(isRecord),
  state_key: z.string().optional(),
  redacts: z.string().optional(),
  unsigned: z.custom<Readonly<Record<string, unknown>>>(isRecord).optional(),
});
export type RawEvent = z.infer<typeof rawEvent>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type that an event gives itself, which tells what is worth checking at all; undefined where it is none. */
export function typeOf(raw: unknown): string | undefined {
  const type = isRecord(raw) ? raw['type'] : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** Whose membership an event tells. */
export const memberKey = userId;

/** A list of events whose members are checked one by one, so that a malformed one costs itself alone. */
export const eventList = z.array(z.unknown());

/** The key under which the outbox sent a message, in the message itself. */
export const KEY_FIELD = 'coop.althing.key';
