import type { FileShown, OwnMessage, RoomReader, Shown } from '../../../src/assembly/comparison/views.ts';
import type { EventId, RoomId } from '../../../src/governance/terms.ts';
import { messageContent } from '../../../src/matrix/content.ts';
import { sha256Of } from '../../../src/ledger/record/text-hash.ts';
import { RECORD_FIELD } from '../../../src/ledger/record/published.ts';
import { z } from 'zod';
import type { HomeserverInMemory } from './homeserver-in-memory.ts';

const record = z.object({
  [RECORD_FIELD]: z.object({ sha256: z.string(), record: z.unknown().optional() }),
});

/** The rooms of a homeserver in memory, as whoever compares sees them. */
export function roomsInMemory(homeserver: HomeserverInMemory): RoomReader {
  return {
    ownMessages: (room) => Promise.resolve(ownMessages(homeserver, room)),
    reactionsTo: (room, message) => homeserver.reactionsTo(room, message),
    shown: async (room, id) => shown(homeserver, room, id),
    file: (address) => Promise.resolve(file(homeserver, address)),
  };
}

function ownMessages(homeserver: HomeserverInMemory, room: RoomId): OwnMessage[] {
  return homeserver.said.flatMap(({ event, outgoing }) => {
    if (homeserver.roomOf(event) !== room || !homeserver.isThere(event)) return [];
    const content = outgoing.kind === 'message' ? record.safeParse(messageContent(outgoing)).data : undefined;
    return [
      {
        ...{ key: outgoing.key, event },
        ...content?.[RECORD_FIELD],
        ...(outgoing.kind === 'file' ? { file: `mxc://example.coop/${event.slice(1)}` } : {}),
      },
    ];
  });
}

function file(homeserver: HomeserverInMemory, address: string): FileShown {
  const found = homeserver.said.find(({ event }) => address.endsWith(`/${event.slice(1)}`));
  return found?.outgoing.kind === 'file'
    ? { kind: 'there', sha256: sha256Of(found.outgoing.content) }
    : { kind: 'gone' };
}

async function shown(homeserver: HomeserverInMemory, room: RoomId, id: EventId): Promise<Shown> {
  const event = homeserver.event(id);
  if (event?.room !== room) return { kind: 'unknown' };
  const removal = await homeserver.removalOf(room, id);
  if (removal !== undefined) {
    return { kind: 'removed', sender: event.sender, by: removal.sender, at: removal.sentAt };
  }
  return event.kind === 'reaction' || event.kind === 'message'
    ? { kind: 'there', event }
    : { kind: 'something else' };
}
