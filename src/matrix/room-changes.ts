import { z } from 'zod';

import { roomId, type RoomId } from '../governance/terms.ts';
import { typeOf } from './raw-event.ts';
import { eventsIn, type SyncAnswer } from './sync.ts';

const change = z.object({ state_key: z.literal('') });
const CHANGES = ['m.room.encryption', 'm.room.power_levels'];

/** The rooms in an answer whose encryption or rights changed. */
export function changedRooms(answer: SyncAnswer): RoomId[] {
  return Object.entries(answer.rooms.join)
    .filter(([, part]) => eventsIn(part).some(isChange))
    .map(([room]) => roomId(room));
}

function isChange(raw: unknown): boolean {
  return CHANGES.includes(typeOf(raw) ?? '') && change.safeParse(raw).success;
}
