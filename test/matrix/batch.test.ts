import { describe, expect, test } from 'vitest';

import { memberId } from '../../src/governance/terms.ts';
import { batchOf } from '../../src/matrix/batch.ts';
import type { Presence } from '../../src/matrix/room-stream.ts';
import { syncAnswer } from '../../src/matrix/sync.ts';
import { json, stubbed } from './stub.ts';

const BOT = memberId('@althing:example.coop');

function said(id: string, at: number, text = id) {
  const content = { msgtype: 'm.text', body: text };
  return { event_id: id, type: 'm.room.message', sender: '@ana:example.coop', origin_server_ts: at, content };
}

function joined(id: string, at: number, member: string) {
  const content = { membership: 'join' };
  return {
    event_id: id,
    type: 'm.room.member',
    sender: member,
    state_key: member,
    origin_server_ts: at,
    content,
  };
}

interface Circumstances {
  readonly presence?: Presence;
  /** Null on a first sync. */
  readonly since?: string | null;
  readonly pages?: readonly unknown[];
  /** What the ledger holds something of. */
  readonly known?: readonly string[];
  readonly heardUntil?: number;
}

async function eventsOf(
  rooms: Record<string, unknown>,
  { presence = 'there', since = 's1', pages = [], known = [], heardUntil = 400 }: Circumstances = {},
): Promise<string[]> {
  let page = 0;
  const api = await stubbed((request, response) => {
    json(200, pages[page++] ?? { chunk: [] })(request, response);
  });
  const answer = syncAnswer.parse({ next_batch: 's2', rooms: { join: rooms } });
  const knows = (event: string) => Promise.resolve(known.includes(event));
  const context = { api, bot: BOT, own: new Set([BOT]), presence: () => presence, knows, begunAt: 500 };
  const question = { since: since ?? undefined, askedAt: 1000, heardUntil };
  const batch = await batchOf(context, answer, question);
  expect(batch.position).toEqual({ token: 's2', askedAt: 1000 });
  return batch.events.map((event) => event.id);
}

test('rooms interleave by time, whatever their order in the answer, and each keeps its own order', async () => {
  const one = { timeline: { events: [said('$a', 10), said('$c', 30), said('$back', 5)] } };
  const two = { timeline: { events: [said('$b', 20), said('$d', 40)] } };
  expect(await eventsOf({ '!1': one, '!2': two })).toEqual(['$a', '$b', '$c', '$back', '$d']);
  expect(await eventsOf({ '!2': two, '!1': one })).toEqual(['$a', '$b', '$c', '$back', '$d']);
});

test('what was left out before a limited timeline is fetched, over all its pages, oldest first', async () => {
  const timeline = { limited: true, prev_batch: 'p', events: [said('$5', 50)] };
  const pages = [
    { chunk: [said('$4', 40), said('$3', 30)], end: 'q' },
    { chunk: [], end: 'r' },
    { chunk: [said('$2', 20)], end: 's' },
    { chunk: [] },
  ];
  expect(await eventsOf({ '!1': { timeline } }, { pages })).toEqual(['$2', '$3', '$4', '$5']);
});

test('changes of membership until the timeline stand behind the gap and before the timeline', async () => {
  const timeline = { limited: true, prev_batch: 'p', events: [said('$5', 50)] };
  const state = { events: [joined('$join', 25, '@cleo:example.coop')] };
  const pages = [{ chunk: [said('$4', 40)] }];
  expect(await eventsOf({ '!1': { state, timeline } }, { pages })).toEqual(['$4', '$join', '$5']);
});

test('a failing gap fails the whole batch, so that it is asked for again', async () => {
  const timeline = { limited: true, prev_batch: 'p', events: [said('$5', 50)] };
  await expect(eventsOf({ '!1': { timeline } }, { pages: ['no page'] })).rejects.toThrow('something else');
});

test('of a room that the bot has just joined, only what came after counts', async () => {
  const events = [said('$before', 10), joined('$join', 20, BOT), said('$after', 30)];
  expect(await eventsOf({ '!1': { timeline: { events } } }, { presence: 'new' })).toEqual([
    '$join',
    '$after',
  ]);
});

test('of a room that the account joined long ago, only what came since the start counts', async () => {
  const events = [said('$before', 499), said('$after', 500)];
  expect(await eventsOf({ '!1': { timeline: { events } } }, { presence: 'new' })).toEqual(['$after']);
});

test('a malformed event costs itself alone', async () => {
  const events = [{ nonsense: true }, 7, said('$good', 10)];
  expect(await eventsOf({ '!1': { timeline: { events } } })).toEqual(['$good']);
});

function left(id: string, at: number, member: string) {
  return { ...joined(id, at, member), content: { membership: 'leave' } };
}

test('a first sync does not carry out the history of a room that the account joined long ago', async () => {
  const state = { events: [joined('$join', 5, BOT)] };
  const timeline = { events: [said('$before', 499), said('$after', 500)], limited: true, prev_batch: 'p' };
  const first = { presence: 'new', since: null } as const;
  expect(await eventsOf({ '!1': { state, timeline } }, first)).toEqual(['$join', '$after']);
});

test('a new name of the bot is no coming in: what was said between its coming and that is heard', async () => {
  const renamed = { ...joined('$named', 800, BOT), unsigned: { prev_content: { membership: 'join' } } };
  const events = [said('$before', 600), joined('$in', 650, BOT), said('$command', 700), renamed];
  expect(await eventsOf({ '!1': { timeline: { events } } }, { presence: 'new' })).toEqual([
    '$in',
    '$command',
    '$named',
  ]);
});

test('put out of a room with open proposals and back again, the bot hears what it missed', async () => {
  const timeline = { limited: true, prev_batch: 'p', events: [joined('$back', 50, BOT), said('$6', 60)] };
  const pages = [{ chunk: [said('$4', 40), left('$out', 30, BOT), said('$2', 20)], end: 'q' }];
  const events = await eventsOf({ '!1': { timeline } }, { presence: 'put out', pages });
  expect(events).toEqual(['$out', '$4', '$back', '$6']);
});

test('banned and later let in again, it hears what was said after the ban, not only after its end', async () => {
  const before = (membership: string) => ({ unsigned: { prev_content: { membership } } });
  const banned = { ...left('$ban', 30, BOT), ...before('join') };
  const unbanned = { ...left('$unban', 45, BOT), ...before('ban') };
  const timeline = { limited: true, prev_batch: 'p', events: [joined('$back', 50, BOT), said('$6', 60)] };
  const pages = [{ chunk: [unbanned, said('$4', 40), banned, said('$2', 20)], end: 'q' }];
  const events = await eventsOf({ '!1': { timeline } }, { presence: 'put out', pages });
  expect(events).toEqual(['$ban', '$4', '$unban', '$back', '$6']);
});

describe('when the position is lost, of a room where the bot was all the time', () => {
  const lost = { presence: 'there', since: null } as const;

  test('all is read that stands behind the newest event that the ledger knows', async () => {
    const timeline = { limited: true, prev_batch: 'p', events: [said('$6', 60), said('$7', 70)] };
    const pages = [
      { chunk: [said('$5', 50), said('$4', 40)], end: 'q' },
      { chunk: [said('$3', 30), said('$2', 20), said('$1', 10)], end: 'r' },
    ];
    const known = ['$2', '$1'];
    expect(await eventsOf({ '!1': { timeline } }, { ...lost, pages, known })).toEqual([
      '$3',
      '$4',
      '$5',
      '$6',
      '$7',
    ]);
  });

  test('a vote of somebody who left since is judged before the leaving', async () => {
    const state = { events: [left('$out', 45, '@cleo:example.coop')] };
    const timeline = { limited: true, prev_batch: 'p', events: [said('$5', 50)] };
    const pages = [{ chunk: [left('$out', 45, '@cleo:example.coop'), said('$4', 40), said('$1', 10)] }];
    expect(await eventsOf({ '!1': { state, timeline } }, { ...lost, pages, known: ['$1'] })).toEqual([
      '$4',
      '$out',
      '$out',
      '$5',
    ]);
  });

  test('a known event in the first answer ends the reading, and memberships before it are kept', async () => {
    const events = [said('$1', 10), joined('$in', 20, '@cleo:example.coop'), said('$3', 30), said('$4', 40)];
    const state = { events: [joined('$state', 5, '@ben:example.coop')] };
    const room = { state, timeline: { events, limited: true, prev_batch: 'p' } };
    expect(await eventsOf({ '!1': room }, { ...lost, known: ['$3', '$1'] })).toEqual(['$state', '$in', '$4']);
  });

  test('where the ledger knows nothing, the time of the lost position tells, and one forged time does not', async () => {
    const lostAt = 86_400_000;
    const timeline = {
      limited: true,
      prev_batch: 'p',
      events: [said('$5', lostAt + 2), said('$forged', 1)],
    };
    const pages = [
      { chunk: [said('$4', lostAt), said('$3', lostAt - 1)], end: 'q' },
      { chunk: [said('$2', 20), said('$1', 10)], end: 'r' },
      'no further page is asked for',
    ];
    expect(await eventsOf({ '!1': { timeline } }, { ...lost, pages, heardUntil: lostAt })).toEqual([
      '$4',
      '$5',
    ]);
  });
});
