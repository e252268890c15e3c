import { z } from 'zod';

import { roomId, type RoomId } from '../governance/terms.ts';
import { eventsIn, type SyncAnswer } from './sync.ts';

const CHANGE = z.object({
  type: z.enum(['m.room.encryption', 'm.room.power_levels']),
  state_key: z.literal(''),
});

/** The rooms in an answer whose encryption or rights changed. */
export function changedRooms(answer: SyncAnswer): RoomId[] {
  return Object.entries(answer.rooms.join)
    .filter(([, part]) => eventsIn(part).some((raw) => CHANGE.safeParse(raw).success))
    .map(([room]) => roomId(room));
}
