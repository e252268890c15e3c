import { performance } from 'node:perf_hooks';

import { HOUR } from '../world/seed-ledger.ts';
import { BOT, cardOf, REACTIONS, vote, type World } from '../world/world.ts';
import { answer, reaction, type RoomEvent } from './feed.ts';
import { StubHomeserver } from './homeserver.ts';

export interface Talk {
  readonly world: World;
  /** How many were cast, and are to be seen as reactions on their cards. */
  readonly votes?: number;
}

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
const { world, votes = 0 } = JSON.parse(process.argv[2] ?? '') as Talk;

const onCards = new Map<string, RoomEvent[]>();
for (let index = 0; index < votes; index += 1) {
  const { event, voter, proposal, choice } = vote(world, index);
  const card = cardOf(proposal);
  const reactions = onCards.get(card) ?? [];
  onCards.set(card, reactions);
  reactions.push(reaction(event, voter, card, REACTIONS[choice], Date.now() - HOUR));
}

/** Events that wait for the next question, by room. */
let waiting = new Map<string, RoomEvent[]>();
let position = 0;
let handedOut = 0;
let sent = 0;

const stub = new StubHomeserver({
  rooms: world.rooms,
  relations: (card) => onCards.get(card) ?? [],
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
