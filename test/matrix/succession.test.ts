import { setImmediate as others } from 'node:timers/promises';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { bodyId, memberId, roomId, type RoomId } from '../../src/governance/terms.ts';
import { Succession } from '../../src/matrix/succession.ts';
import { read, SOCIAL_COOP } from '../assembly/support/social-coop.ts';
import { json, stubbed } from './stub.ts';

const BOT = memberId('@althing:example.coop');
const CLEO = memberId('@cleo:example.coop');
const FULL = bodyId('full');
const [OLD, NEW] = [roomId('!old'), roomId('!new')];

interface Said {
  /** What each room's tombstone names. */
  readonly tombstones?: Readonly<Record<RoomId, RoomId>>;
  /** What each room's creation names. */
  readonly predecessors?: Readonly<Record<RoomId, RoomId>>;
  /** Rooms that do not know the bot any more. */
  readonly gone?: readonly RoomId[];
}

/** A bot that starts in rooms of which only these are configured, with a homeserver that shows this state. */
async function started(configured: readonly RoomId[], { tombstones, predecessors, gone }: Said) {
  const api = await stubbed((request, response) => {
    const [, room, type] =
      /rooms\/([^/]+)\/state\/([^/]+)/u.exec(decodeURIComponent(request.url ?? '')) ?? [];
    const id = roomId(room ?? '');
    const event = { sender: '@admin:example.coop', origin_server_ts: 5, state_key: '', type };
    const successor = tombstones?.[id];
    const predecessor = predecessors?.[id];
    if (gone?.includes(id) === true) {
      json(403, { errcode: 'M_FORBIDDEN', error: 'not in the room' })(request, response);
    } else if (type === 'm.room.tombstone' && successor !== undefined) {
      json(200, { ...event, content: { replacement_room: successor } })(request, response);
    } else if (type === 'm.room.create' && predecessor !== undefined) {
      json(200, { ...event, content: { predecessor: { room_id: predecessor } } })(request, response);
    } else {
      json(404, { errcode: 'M_NOT_FOUND', error: 'nothing' })(request, response);
    }
  });
  const bodies = new Bodies(read(SOCIAL_COOP).bodies, BOT);
  for (const room of configured) bodies.assign(room, FULL);
  for (const room of [OLD, NEW]) {
    for (const member of [BOT, CLEO]) bodies.apply({ room, member, membership: 'join' });
  }
  bodies.apply({ room: NEW, member: CLEO, membership: 'invite' });
  const nothing = () => undefined;
  const report = { entered: nothing, cannotEnter: nothing, shutOut: nothing };
  const { signal } = new AbortController();
  await new Succession({ api, bodies, report, signal }).find();
  return bodies;
}

describe('what became of the rooms at the start', () => {
  test('a room that was upgraded is replaced by the one that its tombstone names', async () => {
    const bodies = await started([OLD], { tombstones: { [OLD]: NEW } });
    expect(bodies.newestRoom(OLD)).toBe(NEW);
    expect(bodies.ofRoom(NEW)?.id).toBe(FULL);
  });

  test('a room that only claims to replace another one takes nothing from it', async () => {
    const bodies = await started([OLD, NEW], { predecessors: { [NEW]: OLD } });
    expect(bodies.newestRoom(OLD)).toBe(OLD);
  });

  test('who has not followed yet still belongs to the body when its alias names the new room', async () => {
    const said = { tombstones: { [OLD]: NEW }, predecessors: { [NEW]: OLD } };
    const bodies = await started([NEW], said);
    expect(bodies.isOf(FULL, NEW, CLEO)).toBe(true);
    expect(bodies.newestRoom(OLD)).toBe(NEW);
  });

  test('a room from which the bot is gone keeps no other from being heard', async () => {
    const bodies = await started([OLD, NEW], { gone: [OLD] });
    expect(bodies.newestRoom(OLD)).toBe(OLD);
  });
});

test('a new room that goes on refusing the bot is told to stewards, once', async () => {
  let joins = 0;
  const api = await stubbed((request, response) => {
    if (request.url?.includes('/join/') === true) joins += 1;
    json(403, { errcode: 'M_FORBIDDEN', error: 'You are not invited' })(request, response);
  });
  const bodies = new Bodies(read(SOCIAL_COOP).bodies, BOT);
  bodies.assign(OLD, FULL);
  const told: string[] = [];
  const nothing = () => undefined;
  const shutOut = (...of: readonly string[]) => told.push(`${of.join(' ')} after ${String(joins)}`);
  const ending = new AbortController();
  const report = { entered: nothing, cannotEnter: nothing, shutOut };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const following = new Succession({ api, bodies, report, signal: ending.signal }).follow({
    ...{ former: OLD, room: NEW, since: 5, via: 'example.coop' },
  });
  while (joins < 8) {
    // Less than a request may take: none is to be given up.
    await vi.advanceTimersByTimeAsync(10_000);
    await others();
  }
  ending.abort();
  await following;
  expect(told).toEqual(['!new full refused after 6']);
});
