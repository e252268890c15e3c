import { z } from 'zod';

/** An event as the client-server API gives it. Its content is what somebody sent: read it with the functions below. */
export interface RoomEvent {
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly origin_server_ts: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly state_key?: string | undefined;
  readonly unsigned?: Readonly<Record<string, unknown>> | undefined;
  readonly redacts?: string | undefined;
}

const anyRecord = z.record(z.string(), z.unknown());

export const roomEvent: z.ZodType<RoomEvent> = z.looseObject({
  event_id: z.string(),
  type: z.string(),
  sender: z.string(),
  origin_server_ts: z.number(),
  content: anyRecord,
  state_key: z.string().optional(),
  unsigned: anyRecord.optional(),
  redacts: z.string().optional(),
});

/** The plain text of a message, or undefined for anything else, a redacted message too. */
export function textOf(event: RoomEvent): string | undefined {
  const { body } = event.content;
  return event.type === 'm.room.message' && typeof body === 'string' ? body : undefined;
}

export interface Relation {
  readonly type: string;
  readonly eventId: string;
  /** The emoji, for a reaction. */
  readonly key?: string | undefined;
}

const relatesTo = z
  .object({ rel_type: z.string(), event_id: z.string(), key: z.string().optional() })
  .transform(({ rel_type, event_id, key }): Relation => ({ type: rel_type, eventId: event_id, key }));

/** What an event is a reaction to, an edit of, or in the thread of. A plain reply is none of these. */
export function relationOf(event: RoomEvent): Relation | undefined {
  return relatesTo.safeParse(event.content['m.relates_to']).data;
}

const inReplyTo = z.object({ 'm.in_reply_to': z.object({ event_id: z.string() }) });

/** The event that a message answers. In a thread it may be no more than a fallback for older clients. */
export function repliedTo(event: RoomEvent): string | undefined {
  return inReplyTo.safeParse(event.content['m.relates_to']).data?.['m.in_reply_to'].event_id;
}

const replacement = z.object({ body: z.string() });

/** The text that an edit gives to the message that it relates to. */
export function editedTextOf(event: RoomEvent): string | undefined {
  return replacement.safeParse(event.content['m.new_content']).data?.body;
}
