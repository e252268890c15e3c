import { performance } from 'node:perf_hooks';

import type { Reactions } from '../while-reacting.ts';
import { cardOf, REACTIONS, room, vote } from '../world/world.ts';
import { answer, reaction, type RoomEvent } from './feed.ts';
import { StubHomeserver } from './homeserver.ts';

/** A homeserver that hands out so many reactions, so many with each answer, to whoever asks. Its process's whole life. */
const { world, reactions, batch, from: first = 0, more = 0 } = JSON.parse(process.argv[2] ?? '') as Reactions;

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
    if (since === reactions / batch)
      process.send?.({ what: 'ended', milliseconds: performance.now() - began });
    if (since === answers.length) process.send?.({ what: 'more ended' });
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
  for (let from = first; from < first + reactions + more; from += batch) {
    const rooms = new Map<string, RoomEvent[]>();
    for (let index = from; index < Math.min(first + reactions + more, from + batch); index += 1) {
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
