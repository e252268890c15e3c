import { eventId } from '../../src/governance/terms.ts';
import { BOT, room, type World } from '../world/world.ts';
import { BusyRoom } from './busy-room.ts';
import { answer, type RoomEvent } from './feed.ts';
import { StubHomeserver } from './homeserver.ts';

/** How much is handed out, in how many parts, so much with an answer. */
export interface Soak {
  readonly world: World;
  readonly events: number;
  readonly parts: number;
  readonly batch: number;
}

/** A homeserver of busy rooms, that rests after each part until it is told to go on. Its process's whole life. */
const { world, events, parts, batch } = JSON.parse(process.argv[2] ?? '') as Soak;
const rooms = Array.from({ length: world.rooms }, (_, index) => new BusyRoom(world, index));
const own = new Map<string, RoomEvent[]>();
let handedOut = 0;
let part = 0;
let rests = true;
let position = 0;
let sent = 0;

const stub = new StubHomeserver({
  rooms: world.rooms,
  next: () => {
    const given = collected();
    return given.size === 0 ? undefined : answer(`s${(position += 1)}`, given);
  },
  asked: () => process.send?.({ what: 'asked' }),
  sent: (where, type, transaction, content) => {
    const event = `$sent-${(sent += 1)}`;
    const unsigned = { transaction_id: transaction };
    add(own, where, { type, event_id: event, sender: BOT, origin_server_ts: Date.now(), content, unsigned });
    const key = content['coop.althing.key'];
    if (typeof key === 'string' && key.startsWith('card:')) {
      const { number } = content['coop.althing.proposal'] as { number: number };
      cards.push({ where, event, number });
    }
    setImmediate(() => {
      stub.wake();
    });
    return event;
  },
});
const cards: { where: string; event: string; number: number }[] = [];
process.on('message', () => {
  rests = false;
  part += 1;
  stub.wake();
});
process.on('disconnect', () => process.exit());
process.send?.({ what: 'ready', address: await stub.listen() });

function collected(): Map<string, RoomEvent[]> {
  const given = new Map<string, RoomEvent[]>(own);
  own.clear();
  for (const { where, event, number } of cards.splice(0)) {
    rooms.find((_, index) => room(index) === where)?.carded(eventId(event), number);
  }
  if (rests) return given;
  for (let count = 0, idle = 0; count < batch && idle < rooms.length;) {
    const index = (handedOut + idle) % rooms.length;
    const event = rooms[index]?.next();
    if (event === undefined) {
      idle += 1;
      continue;
    }
    idle = 0;
    count += 1;
    handedOut += 1;
    add(given, room(index), event);
  }
  if (handedOut >= (part * events) / parts) {
    rests = true;
    process.send?.({ what: 'rests', handedOut });
  }
  return given;
}

function add(to: Map<string, RoomEvent[]>, where: string, event: RoomEvent): void {
  const events = to.get(where) ?? [];
  to.set(where, events);
  events.push(event);
}
