import type { EventId, Instant, RoomId } from '../governance/terms.ts';
import type { ReactionEvent, RemovalEvent } from './room-event.ts';

export type Clock = () => Instant;

/** What the assembly asks of a homeserver beyond the stream of events. Each call may fail; nothing is lost then. */
export interface Homeserver {
  /** All reactions of others on a message that are there now, oldest first. */
  reactionsTo(room: RoomId, message: EventId): Promise<readonly ReactionEvent[]>;
  /** How a message or reaction was removed; undefined when it is still there. */
  removalOf(room: RoomId, event: EventId): Promise<RemovalEvent | undefined>;
}
