import { relationOf } from '../../homeserver/room-event.ts';
import { cardOf } from '../machine.ts';
import type { Person } from '../stage/people.ts';
import type { Room } from '../stage/rooms.ts';
import type { Heard, Watch } from '../transcript/watch.ts';
import type { Line } from './line.ts';

/** What goes to the homeserver. */
export type Deed = Extract<Line, { does: 'say' | 'react' | 'unreact' | 'thread' }>;

/** There is nothing that it could be done to. */
export class NothingThere extends Error {
  override readonly name = 'NothingThere';
}

/** Throws NothingThere, or Refused if the homeserver does not let it be done. */
export async function carryOut(deed: Deed, { member }: Person, room: Room, watch: Watch): Promise<void> {
  if (deed.does === 'say') {
    await member.send(room.id, deed.text);
    return;
  }
  const card = cardOf(watch, deed.number);
  if (card === undefined) throw new NothingThere(`There is no proposal ${deed.number}.`);
  const { event_id } = card.event;
  switch (deed.does) {
    case 'react':
      await member.react(card.room.id, event_id, deed.key);
      return;
    case 'thread':
      await member.replyInThread(card.room.id, event_id, deed.text);
      return;
    case 'unreact': {
      const own = reactionsOf(member.userId, card, watch);
      if (own.length === 0)
        throw new NothingThere(`There is no reaction of yours to proposal ${deed.number}.`);
      for (const { event } of own) await member.redact(card.room.id, event.event_id);
    }
  }
}

/** Those that still stand. */
function reactionsOf(userId: string, card: Heard, watch: Watch): Heard[] {
  const removed = new Set(watch.filter(({ event }) => event.type === 'm.room.redaction').map(removedBy));
  return watch.filter(
    ({ event }) =>
      event.type === 'm.reaction' &&
      event.sender === userId &&
      relationOf(event)?.eventId === card.event.event_id &&
      !removed.has(event.event_id),
  );
}

/** In the content since room version 11. */
function removedBy({ event: { content, redacts } }: Heard): unknown {
  return redacts ?? content['redacts'];
}
