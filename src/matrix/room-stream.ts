import type { RoomEvent } from '../assembly/room-event.ts';
import type { EventId, Instant, MemberId, RoomId } from '../governance/terms.ts';
import { fillGap } from './gap.ts';
import type { HomeserverApi } from './homeserver-api.ts';
import { readEvent, type OnMalformed, type OwnAccounts } from './read-event.ts';
import { recall } from './recall.ts';
import type { RoomAnswer } from './sync.ts';

/**
 * How the bot stood to a room up to the position before: it was there, so nothing of it may be missed; it had
 * been put out while proposals were open there; or the room is new to it.
 */
export type Presence = 'there' | 'put out' | 'new';

/** What was asked for, and from where. */
export interface Question {
  /** Undefined at the very first, and when the position was lost. */
  readonly since: string | undefined;
  readonly askedAt: Instant;
  /** When the answer before was asked for: up to then all rooms had been read. */
  readonly heardUntil: Instant;
}

export interface StreamContext {
  readonly api: HomeserverApi;
  readonly bot: MemberId;
  readonly own: OwnAccounts;
  readonly presence: (room: RoomId) => Presence;
  /** Whether the ledger holds what came of an event. */
  readonly knows: (event: EventId) => Promise<boolean>;
  /** When the record was begun: whatever was said since must be heard, also if no process got to it yet. */
  readonly begunAt: Instant;
  readonly onMalformed?: OnMalformed;
}

/**
 * The events of one room that the bot has not heard yet: what /sync left out, then the changes of membership
 * until then, then the timeline.
 */
export async function streamOf(
  context: StreamContext,
  room: RoomId,
  { state, timeline }: RoomAnswer,
  { since, heardUntil }: Pick<Question, 'since' | 'heardUntil'>,
): Promise<RoomEvent[]> {
  const { bot, own, begunAt, onMalformed } = context;
  const members = readAll(room, state?.events ?? [], own, onMalformed);
  const recent = readAll(room, timeline?.events ?? [], own, onMalformed);
  const presence = context.presence(room);
  const from = timeline?.prev_batch ?? undefined;
  // Without a position before, there is no gap to speak of: the answer begins where it begins.
  const leftOut = since !== undefined && timeline?.limited === true && from !== undefined;
  if (presence === 'there' && since === undefined) {
    const before = timeline?.limited === true ? from : undefined;
    const recalled = await recall(context, { room, recent, from: before, heardUntil });
    return [...recalled.missing, ...members, ...recalled.recent];
  }
  if (presence === 'there') {
    const missing = leftOut ? await fillGap(context, { room, from, to: since }, () => false) : [];
    return [...missing, ...members, ...recent];
  }
  const begins = isOwn(bot, presence === 'put out' ? 'leave' : 'join');
  // Put out, the bot heard nothing of the room from then on, so the position before is no bound.
  const gap = presence === 'put out' ? from !== undefined : leftOut;
  const bound = presence === 'put out' ? undefined : since;
  const missing =
    gap && from !== undefined && !recent.some(begins)
      ? await fillGap(context, { room, from, to: bound }, begins)
      : [];
  return [...members, ...unheard([...missing, ...recent], members, begins, begunAt)];
}

/** Whatever came after the bot left or joined; memberships are taken as they are. */
function unheard(
  events: readonly RoomEvent[],
  members: readonly RoomEvent[],
  begins: (event: RoomEvent) => boolean,
  begunAt: Instant,
): RoomEvent[] {
  const start = events.findLastIndex(begins);
  // It began before all that the homeserver shows: then the time must tell. An account that was there long
  // before this database knows the room's history from nothing, and must not carry it out as new.
  const since = Math.max(begunAt, members.find(begins)?.sentAt ?? 0);
  const isHistory = (event: RoomEvent, index: number): boolean =>
    start === -1 ? event.sentAt < since : index < start;
  return events.filter((event, index) => event.kind === 'membership' || !isHistory(event, index));
}

function isOwn(bot: MemberId, membership: 'join' | 'leave'): (event: RoomEvent) => boolean {
  return (event) =>
    event.kind === 'membership' &&
    event.member === bot &&
    event.membership === membership &&
    // Of somebody who is outside already, a ban that is lifted or an invitation taken back is no leaving; and who is
    // there, and gets another name or picture, does not come.
    (event.before === undefined || (event.before === 'join') === (membership === 'leave'));
}

function readAll(
  room: RoomId,
  raw: readonly unknown[],
  own: OwnAccounts,
  onMalformed?: OnMalformed,
): RoomEvent[] {
  return raw.flatMap((each) => readEvent(room, each, own, onMalformed) ?? []);
}
