import { z } from 'zod';

/** What every event has (client-server API, "Room event format"). Anything else in it is looked at by its type. */
export const rawEvent = z.object({
  event_id: z.string().max(255),
  type: z.string(),
  sender: z.string().max(255).startsWith('@'),
  origin_server_ts: z.number().int().nonnegative(),
  content: z.record(z.string(), z.unknown()),
  state_key: z.string().optional(),
  redacts: z.string().optional(),
  unsigned: z.record(z.string(), z.unknown()).optional(),
});
export type RawEvent = z.infer<typeof rawEvent>;

/** A list of events whose members are checked one by one, so that a malformed one costs itself alone. */
export const eventList = z.array(z.unknown());

/** The key under which the outbox sent a message, in the message itself. */
export const KEY_FIELD = 'coop.althing.key';
