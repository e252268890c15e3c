import { performance } from 'node:perf_hooks';

import { cardOf, REACTIONS, room, vote, type World } from '../world/world.ts';
import { answer, reaction, type RoomEvent } from './feed.ts';
import { StubHomeserver } from './homeserver.ts';

/** A homeserver that hands out so many reactions, so many with each answer, to whoever asks. Its process's whole life. */
const { world, reactions, batch } = JSON.parse(process.argv[2] ?? '') as {
  readonly world: World;
  readonly reactions: number;
  readonly batch: number;
};

const answers = prepared();
let began = 0;

const stub = new StubHomeserver({
  rooms: world.rooms,
  next: (since) => answers[since],
  asked: (since) => {
    if (since === 0 && began === 0) {
      began = performance.now();
      process.send?.({ what: 'begun' });
    }
    if (since === answers.length) process.send?.({ what: 'ended', milliseconds: performance.now() - began });
  },
});
process.send?.({
  what: 'ready',
  address: await stub.listen(),
  bytes: answers.reduce((sum, each) => sum + each.length, 0),
});
process.on('disconnect', () => process.exit());

function prepared(): Buffer[] {
  const all: Buffer[] = [];
  const at = Date.now();
  for (let from = 0; from < reactions; from += batch) {
    const rooms = new Map<string, RoomEvent[]>();
    for (let index = from; index < Math.min(reactions, from + batch); index += 1) {
      const each = vote(world, index);
      const id = room(each.room);
      const events = rooms.get(id) ?? [];
      rooms.set(id, events);
      events.push(reaction(each.event, each.voter, cardOf(each.proposal), REACTIONS[each.choice], at));
    }
    all.push(answer(`s${all.length + 1}`, rooms));
  }
  return all;
}
