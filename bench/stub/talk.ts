import { performance } from 'node:perf_hooks';

import { BOT, type World } from '../world/world.ts';
import { answer, type RoomEvent } from './feed.ts';
import { StubHomeserver } from './homeserver.ts';

/** What the bench says to this process: hand this out. */
export interface HandOut {
  /** Events by their rooms. */
  readonly rooms: readonly (readonly [room: string, events: readonly RoomEvent[]])[];
}

/** What this process says when the bot has sent something, with the milliseconds since something was handed out. */
export interface Sent {
  readonly what: 'sent';
  readonly room: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly event: string;
  readonly after: number;
  readonly at: number;
}

/**
 * A homeserver that hands out what the bench tells it, and gives the bot its own words back as a real one does.
 * Its process's whole life.
 */
const { world, relations = {} } = JSON.parse(process.argv[2] ?? '') as {
  readonly world: World;
  /** By card. */
  readonly relations?: Readonly<Record<string, readonly RoomEvent[]>>;
};

/** Events that wait for the next question, by room. */
let waiting = new Map<string, RoomEvent[]>();
let position = 0;
let handedOut = 0;
let sent = 0;

const stub = new StubHomeserver({
  rooms: world.rooms,
  relations: (card) => relations[card] ?? [],
  next: () => {
    if (waiting.size === 0) return undefined;
    const news = answer(`s${(position += 1)}`, waiting);
    waiting = new Map();
    handedOut = performance.now();
    return news;
  },
  asked: () => process.send?.({ what: 'asked' }),
  sent: (room, type, transaction, content) => {
    const event = `$sent-${(sent += 1)}`;
    process.send?.({
      what: 'sent',
      room,
      type,
      content,
      event,
      after: performance.now() - handedOut,
      at: performance.now(),
    });
    const unsigned = { transaction_id: transaction };
    add(room, { type, event_id: event, sender: BOT, origin_server_ts: Date.now(), content, unsigned });
    setImmediate(() => {
      stub.wake();
    });
    return event;
  },
});
process.on('message', ({ rooms }: HandOut) => {
  for (const [room, events] of rooms) for (const event of events) add(room, event);
  stub.wake();
});
process.on('disconnect', () => process.exit());
process.send?.({ what: 'ready', address: await stub.listen() });

function add(room: string, event: RoomEvent): void {
  const events = waiting.get(room) ?? [];
  waiting.set(room, events);
  events.push(event);
}
