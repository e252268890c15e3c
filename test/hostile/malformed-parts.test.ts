import { describe, expect, test } from 'vitest';

import { memberId } from '../../src/governance/terms.ts';
import { batchOf } from '../../src/matrix/batch.ts';
import { Dropped } from '../../src/matrix/dropped.ts';
import type { Presence } from '../../src/matrix/room-stream.ts';
import { sync } from '../../src/matrix/sync.ts';
import { json, stubbed } from '../matrix/stub.ts';

const BOT = memberId('@althing:example.coop');
const ANA = '@ana:example.coop';

function said(id: string) {
  const content = { msgtype: 'm.text', body: id };
  return { event_id: id, type: 'm.room.message', sender: ANA, origin_server_ts: 1000, content };
}

function joined(member: string) {
  const content = { membership: 'join' };
  const base = { event_id: `$join-${member}`, type: 'm.room.member', sender: member };
  return { ...base, state_key: member, origin_server_ts: 1, content };
}

interface Heard {
  readonly events: readonly string[];
  readonly asked: readonly string[];
  readonly dropped: Dropped;
}

/** What the bot makes of an answer to /sync, and what else it asked for. */
async function hears(rooms: unknown, presence: Presence = 'there'): Promise<Heard> {
  const asked: string[] = [];
  const api = await stubbed((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (pathname.endsWith('/sync')) {
      json(200, { next_batch: 's2', rooms })(request, response);
      return;
    }
    asked.push(`${decodeURIComponent(pathname)} ${searchParams.get('from') ?? searchParams.get('at') ?? ''}`);
    const chunk = pathname.endsWith('/members') ? [joined(ANA)] : [said('$hidden')];
    json(200, { chunk })(request, response);
  });
  const dropped = new Dropped();
  const context = {
    ...{ api, bot: BOT, own: new Set([BOT]), begunAt: 500, onMalformed: dropped.note },
    presence: () => presence,
    knows: () => Promise.resolve(false),
  };
  const answer = await sync(api, 's1', 0);
  const batch = await batchOf(context, answer, { since: 's1', askedAt: 1000, heardUntil: 500 });
  return { events: batch.events.map(({ id }) => id), asked, dropped };
}

const GOOD = { timeline: { events: [said('$good')] } };
const NAMED = '/_matrix/client/v3/rooms/!bad';

describe('a part of one room that is not Matrix costs the other rooms nothing, and hides no event', () => {
  test.each([
    ['the whole room', 7],
    ['a timeline that is a text', { timeline: 'nothing' }],
    ['a timeline without events', { timeline: { events: {} } }],
    ['a token that is a number', { timeline: { events: [], limited: true, prev_batch: 7 } }],
    ['a limit that is a text', { timeline: { events: [], limited: 'yes', prev_batch: 'p' } }],
  ])('%s is read as a gap up to the end of the answer', async (_, bad) => {
    const { events, asked, dropped } = await hears({ join: { '!bad': bad, '!good': GOOD } });
    expect(events).toContain('$hidden');
    expect(events).toContain('$good');
    expect(asked).toContain(`${NAMED}/messages s2`);
    expect(dropped.take()).toEqual({ byType: { 'part of a room': 1 }, some: ['!bad'] });
  });

  test('of members, they are asked for', async () => {
    const bad = { state: { events: 'none' }, timeline: { events: [said('$said')] } };
    const { events, asked } = await hears({ join: { '!bad': bad, '!good': GOOD } });
    expect(events.toSorted()).toEqual(['$good', `$join-${ANA}`, '$said']);
    expect(asked).toEqual([`${NAMED}/members s2`]);
  });

  test('of an invitation, nobody is answered', async () => {
    const invite = { '!1': 7, '!2': { invite_state: 'none' }, '!3': { invite_state: { events: 7 } } };
    const { events } = await hears({ join: { '!good': GOOD }, invite });
    expect(events).toEqual(['$good']);
  });
});

test('an answer that does not tell its rooms is no answer: it is asked for again', async () => {
  await expect(hears({ join: [GOOD] })).rejects.toThrow('something else than Matrix');
  await expect(hears('none')).rejects.toThrow('something else than Matrix');
});

test('null stands for nothing, as some servers write it', async () => {
  const { events, asked } = await hears({
    join: { '!null': { state: null, timeline: null }, '!good': GOOD },
  });
  expect(events).toEqual(['$good']);
  expect(asked).toEqual([]);
});

describe('what is malformed is dropped and counted by type', () => {
  test('with a few ids and no content', async () => {
    const base = { sender: ANA, origin_server_ts: 1 };
    const events = [
      { ...base, event_id: '$1', type: 'm.room.message', content: { msgtype: 'm.text', body: 7 } },
      { ...base, event_id: '$2', type: 'm.room.message', content: { msgtype: 7 } },
      { ...base, event_id: '$3', type: 'm.reaction', content: { 'm.relates_to': 'all' } },
      { ...base, event_id: '$4', type: 'm.room.redaction', content: { redacts: 7 } },
      { ...base, event_id: '$5', type: 'm.room.member', content: { membership: 'join' } },
      { ...base, event_id: '$6', type: 'm.room.message', content: 'none', origin_server_ts: -1 },
      7,
      { type: 7 },
    ];
    const { events: read, dropped } = await hears({ join: { '!1': { timeline: { events } } } });
    expect(read).toEqual([]);
    expect(dropped.take()).toEqual({
      byType: {
        'm.room.message': 3,
        'm.reaction': 1,
        'm.room.redaction': 1,
        'm.room.member': 1,
        'no type': 2,
      },
      some: ['$1', '$2', '$3', '$4', '$5'],
    });
    expect(dropped.take()).toBeUndefined();
  });

  test('and what is none of the bot’s concern is not', async () => {
    const base = { sender: ANA, origin_server_ts: 1 };
    const replace = { rel_type: 'm.replace', event_id: '$0' };
    const events = [
      { ...base, event_id: '$1', type: 'm.room.message', content: { msgtype: 'm.image' } },
      { ...base, event_id: '$2', type: 'm.room.message', content: { 'm.relates_to': replace } },
      { ...base, event_id: '$3', type: 'm.room.message', content: {} },
      { ...base, event_id: '$4', type: 'm.reaction', content: {} },
      { ...base, event_id: '$5', type: 'm.sticker', content: 7 },
      { ...base, event_id: '$6', type: 'm.room.message', sender: BOT, content: { msgtype: 'm.text' } },
    ];
    const { events: read, dropped } = await hears({ join: { '!1': { timeline: { events } } } });
    expect(read).toEqual([]);
    expect(dropped.take()).toBeUndefined();
  });

  test.each(['$a\0b', '$a\ud800', '$a\u202eb', `$${'a'.repeat(255)}`])(
    'also an event with the id %j',
    async (id) => {
      const { events, dropped } = await hears({ join: { '!1': { timeline: { events: [said(id)] } } } });
      expect(events).toEqual([]);
      expect(dropped.take()).toEqual({ byType: { 'm.room.message': 1 }, some: [] });
    },
  );
});
