import type { EventId, MemberId } from '../../src/governance/terms.ts';

/** An event as /sync gives it. */
export interface RoomEvent {
  readonly type: string;
  readonly event_id: string;
  readonly sender: string;
  readonly origin_server_ts: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly redacts?: string;
  readonly unsigned?: Readonly<Record<string, unknown>>;
}

const unsigned = { age: 34, membership: 'join' };

export function reaction(id: EventId, sender: MemberId, to: EventId, key: string, at: number): RoomEvent {
  return {
    content: { 'm.relates_to': { event_id: to, key, rel_type: 'm.annotation' } },
    event_id: id,
    origin_server_ts: at,
    sender,
    type: 'm.reaction',
    unsigned,
  };
}

export function removal(id: EventId, sender: MemberId, redacts: EventId, at: number): RoomEvent {
  return {
    content: { redacts },
    redacts,
    event_id: id,
    origin_server_ts: at,
    sender,
    type: 'm.room.redaction',
    unsigned,
  };
}

export function text(id: EventId, sender: MemberId, body: string, at: number): RoomEvent {
  return {
    content: { body, msgtype: 'm.text', 'm.mentions': {} },
    event_id: id,
    origin_server_ts: at,
    sender,
    type: 'm.room.message',
    unsigned,
  };
}

/** An answer to /sync with these events, by room. */
export function answer(next: string, byRoom: ReadonlyMap<string, readonly RoomEvent[]>): Buffer {
  const join = Object.fromEntries(
    [...byRoom].map(([room, events]) => [
      room,
      {
        timeline: { events, prev_batch: `p${next}`, limited: false },
        state: { events: [] },
        account_data: { events: [] },
        ephemeral: { events: [] },
        unread_notifications: { notification_count: 0, highlight_count: 0 },
        unread_thread_notifications: {},
        summary: {},
      },
    ]),
  );
  return Buffer.from(JSON.stringify({ next_batch: next, rooms: { join } }));
}
