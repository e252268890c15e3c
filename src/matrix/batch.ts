import type { Batch, RoomEvent } from '../assembly/room-event.ts';
import { roomId, type Instant } from '../governance/terms.ts';
import { readablePart } from './readable-part.ts';
import { streamOf, type StreamContext } from './room-stream.ts';
import type { SyncAnswer } from './sync.ts';

/** What was asked for, and from where. */
export interface Question {
  readonly since: string | undefined;
  readonly askedAt: Instant;
}

/** One complete batch from an answer to /sync: gaps filled, all rooms in one order. */
export async function batchOf(
  context: StreamContext,
  answer: SyncAnswer,
  question: Question,
): Promise<Batch> {
  const { join, leave } = answer.rooms;
  const rooms = [...Object.entries(join), ...Object.entries(leave)];
  const streams: RoomEvent[][] = [];
  for (const [id, part] of rooms) {
    const room = roomId(id);
    const content = await readablePart(context, room, part, answer.next_batch);
    streams.push(await streamOf(context, room, content, question.since));
  }
  return {
    position: { token: answer.next_batch, askedAt: question.askedAt },
    events: inOneOrder(streams),
  };
}

/**
 * Rooms interleave by time, and none changes its own order: a replay in other batches then meets the same
 * order, and numbers proposals the same. Time never runs backwards within a room here, whatever its events say.
 */
function inOneOrder(streams: readonly RoomEvent[][]): RoomEvent[] {
  const timed = streams.flatMap((events) => {
    let time = 0;
    return events.map((event) => {
      time = Math.max(time, event.sentAt);
      return { event, time };
    });
  });
  return timed.sort((a, b) => a.time - b.time).map(({ event }) => event);
}
