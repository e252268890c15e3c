import { setImmediate as others } from 'node:timers/promises';

import { expect, onTestFinished, test, vi } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { memberId, roomId } from '../../src/governance/terms.ts';
import { Places } from '../../src/matrix/places.ts';
import { read, SOCIAL_COOP } from '../assembly/support/social-coop.ts';
import { json, stubbed, type Answer } from './stub.ts';

const BOT = memberId('@althing:example.coop');
const FINANCE = '#finance:gone.example';
const AWAY = json(502, { errcode: 'M_UNKNOWN', error: 'Failed to fetch alias' });
const UNKNOWN = json(404, { errcode: 'M_NOT_FOUND', error: 'no such alias' });
const NOT_INVITED = json(403, { errcode: 'M_FORBIDDEN', error: 'You are not invited to this room.' });

/** A bot that enters its rooms: the open one at once, and the finance group's as the answers say. */
async function entering(answers: { readonly directory?: Answer; readonly join?: Answer }) {
  const api = await stubbed((request, response) => {
    const url = decodeURIComponent(request.url ?? '');
    const isFinance = url.includes(FINANCE);
    if (isFinance && url.includes('/directory/') && answers.directory !== undefined) {
      answers.directory(request, response);
    } else if (url.includes('/directory/')) {
      json(200, { room_id: isFinance ? '!finance' : '!open' })(request, response);
    } else if (url.includes('/join/') && answers.join !== undefined) answers.join(request, response);
    else if (url.endsWith('/joined_rooms')) json(200, { joined_rooms: ['!open'] })(request, response);
    else UNKNOWN(request, response);
  });
  const { bodies: configured, stewards } = read(SOCIAL_COOP.replace('#finance:example.coop', FINANCE));
  const bodies = new Bodies(configured, BOT);
  const missing: string[] = [];
  const told: string[] = [];
  const nothing = () => undefined;
  const report = {
    ...{ entered: nothing, lacking: nothing, invited: nothing },
    cannotEnter: (room: string) => missing.push(room),
    shutOut: (...of: readonly string[]) => told.push(of.join(' ')),
  };
  const ending = new AbortController();
  const places = new Places({
    ...{ api, bot: BOT, bodies, configured, stewards, report },
    signal: ending.signal,
  });
  return { places, bodies, missing, told, ending };
}

test('a room whose alias another server names, which is away, keeps no other room from deciding', async () => {
  const { places, bodies, missing, told } = await entering({ directory: AWAY });
  await places.enterAll();
  expect(bodies.ofRoom(roomId('!open'))?.id).toBe('full');
  expect(missing).toEqual([FINANCE]);
  expect(told).toEqual([]);
});

test('stewards are told of it when that has lasted for ten minutes', async () => {
  const { places, missing, told, ending } = await entering({ directory: AWAY });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  await places.enterAll();
  const running = places.keepEntering();
  let minutes = 0;
  while (told.length === 0) {
    const tries = missing.length;
    await vi.advanceTimersByTimeAsync(1000);
    minutes += 1 / 60;
    while (vi.getTimerCount() === 0) await others();
    if (missing.length === tries) expect(told).toEqual([]);
  }
  ending.abort();
  await running;
  expect(told).toEqual([`${FINANCE} finance no answer`]);
  expect(Math.round(minutes)).toBe(10);
});

test.each([
  ['knows no such room', { directory: UNKNOWN }, 'unknown'],
  ['does not let the bot in', { join: NOT_INVITED }, 'refused'],
] as const)('stewards are told at once when the homeserver %s', async (_what, answers, why) => {
  const { places, told } = await entering(answers);
  await places.enterAll();
  expect(told).toEqual([`${FINANCE} finance ${why}`]);
});

test('but not of a room that put the bot out: they were told then', async () => {
  const { places, bodies, missing, told } = await entering({ join: NOT_INVITED });
  bodies.apply({ room: roomId('!finance'), member: BOT, membership: 'leave' });
  await places.enterAll();
  expect(missing).toEqual([FINANCE]);
  expect(told).toEqual([]);
});

test('nor while the bot’s own homeserver is away: then nobody could be told', async () => {
  const { places, missing, told, ending } = await entering({
    directory: (request) => request.socket.destroy(),
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const running = places.enterAll();
  while (missing.length < 20) {
    await vi.advanceTimersByTimeAsync(10_000);
    await others();
  }
  ending.abort();
  await running;
  expect(told).toEqual([]);
});
