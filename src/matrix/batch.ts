import type { Batch, RoomEvent } from '../assembly/room-event.ts';
import { roomId, type Instant, type MemberId, type RoomId } from '../governance/terms.ts';
import { fillGap } from './gap.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { readEvent } from './read-event.ts';
import type { RoomAnswer, SyncAnswer } from './sync.ts';

export interface BatchContext {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  /** Whether the bot was in this room up to the position before: then nothing of it may be missed. */
  readonly wasIn: (room: RoomId) => boolean;
  /** When this process began. */
  readonly startedAt: Instant;
}

/** What was asked for, and from where. */
export interface Question {
  readonly since: string | undefined;
  readonly askedAt: Instant;
}

/** One complete batch from an answer to /sync: gaps filled, all rooms in one order. */
export async function batchOf(context: BatchContext, answer: SyncAnswer, question: Question): Promise<Batch> {
  const { join, leave } = answer.rooms;
  const rooms = [...Object.entries(join), ...Object.entries(leave)];
  const streams: RoomEvent[][] = [];
  for (const [room, content] of rooms) streams.push(await streamOf(context, roomId(room), content, question));
  return {
    position: { token: answer.next_batch, askedAt: question.askedAt },
    events: inOneOrder(streams),
  };
}

/** The events of one room: what was left out, then the changes of membership until then, then the timeline. */
async function streamOf(
  context: BatchContext,
  room: RoomId,
  { state, timeline }: RoomAnswer,
  { since }: Question,
): Promise<RoomEvent[]> {
  const { api, bot } = context;
  const isOwnJoin = (event: RoomEvent): boolean =>
    event.kind === 'membership' && event.member === bot && event.membership === 'join';
  const known = context.wasIn(room);
  const missing =
    since !== undefined && timeline?.limited === true && timeline.prev_batch !== undefined
      ? await fillGap(
          api,
          { room, from: timeline.prev_batch, to: since },
          bot,
          known ? () => false : isOwnJoin,
        )
      : [];
  const members = readAll(room, state?.events ?? [], bot);
  const heard = [...missing, ...members, ...readAll(room, timeline?.events ?? [], bot)];
  return known ? heard : sinceJoining(heard, isOwnJoin, context.startedAt);
}

/** Of a room that is new to the bot, only what happened while it was there; memberships it takes as they are. */
function sinceJoining(
  events: readonly RoomEvent[],
  isOwnJoin: (event: RoomEvent) => boolean,
  startedAt: Instant,
): RoomEvent[] {
  const joined = events.findLastIndex(isOwnJoin);
  // Joined long ago by the same account, never seen by this database: what came before its start is history.
  const isHistory = (event: RoomEvent, index: number): boolean =>
    joined === -1 ? event.sentAt < startedAt : index < joined;
  return events.filter((event, index) => event.kind === 'membership' || !isHistory(event, index));
}

function readAll(room: RoomId, raw: readonly unknown[], bot: MemberId): RoomEvent[] {
  return raw.flatMap((each) => readEvent(room, each, bot) ?? []);
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
