import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { memberId, roomId } from '../../src/governance/terms.ts';
import { readEvent } from '../../src/matrix/read-event.ts';

const ROOM = roomId('!room:example.coop');
const BOT = memberId('@althing:example.coop');
const OWN = new Set([BOT]);

function read(raw: Record<string, unknown>): unknown {
  const usual = { event_id: '$1', sender: '@ana:example.coop', origin_server_ts: 1000, content: {} };
  return readEvent(ROOM, { ...usual, ...raw }, OWN);
}

function message(content: Record<string, unknown>): unknown {
  return read({ type: 'm.room.message', content: { msgtype: 'm.text', body: 'agree', ...content } });
}

describe('messages', () => {
  test('a text is read with who it mentions', () => {
    expect(message({ 'm.mentions': { user_ids: ['@ben:example.coop', BOT] } })).toEqual({
      kind: 'message',
      id: '$1',
      room: ROOM,
      sender: '@ana:example.coop',
      sentAt: 1000,
      text: 'agree',
      mentionsBot: true,
    });
  });

  test('a reply names what it answers', () => {
    expect(message({ 'm.relates_to': { 'm.in_reply_to': { event_id: '$card' } } })).toMatchObject({
      replyTo: '$card',
    });
  });

  test('in a thread, the stand-in for older clients is no reply', () => {
    const thread = { rel_type: 'm.thread', event_id: '$card', 'm.in_reply_to': { event_id: '$card' } };
    const standIn = message({ 'm.relates_to': { ...thread, is_falling_back: true } });
    expect(standIn).toMatchObject({ thread: '$card' });
    expect(standIn).not.toHaveProperty('replyTo');
    expect(message({ 'm.relates_to': thread })).toMatchObject({ thread: '$card', replyTo: '$card' });
  });

  test('an edit names what it edits, and has the new text alone', () => {
    const relation = { rel_type: 'm.replace', event_id: '$0' };
    const replacement = { msgtype: 'm.text', body: 'block' };
    expect(message({ 'm.relates_to': relation, 'm.new_content': replacement })).toEqual({
      kind: 'edit',
      id: '$1',
      room: ROOM,
      sender: '@ana:example.coop',
      sentAt: 1000,
      edits: '$0',
      text: 'block',
    });
  });

  test('an edit without a new text, to something else, or of the room’s state is nothing', () => {
    const relation = { 'm.relates_to': { rel_type: 'm.replace', event_id: '$0' } };
    const replacement = { msgtype: 'm.text', body: 'block' };
    const edit = { ...relation, 'm.new_content': replacement };
    expect(message(relation)).toBeUndefined();
    expect(message({ ...relation, 'm.new_content': { msgtype: 'm.image', body: 'block' } })).toBeUndefined();
    expect(message({ ...edit, 'm.relates_to': { rel_type: 'm.replace' } })).toBeUndefined();
    const content = { msgtype: 'm.text', body: '* block', ...edit };
    expect(read({ type: 'm.room.message', state_key: '', content })).toBeUndefined();
    // Encrypted messages are of another type, and so are their edits.
    expect(
      read({ type: 'm.room.encrypted', content: { ...relation, algorithm: 'm.megolm' } }),
    ).toBeUndefined();
  });

  test('a notice, an emote and a picture are nothing', () => {
    for (const msgtype of ['m.notice', 'm.emote', 'm.image']) expect(message({ msgtype })).toBeUndefined();
  });
});

describe('reactions and redactions', () => {
  test('a reaction names its message and sign', () => {
    const relation = { rel_type: 'm.annotation', event_id: '$card', key: '👍🏽' };
    expect(read({ type: 'm.reaction', content: { 'm.relates_to': relation } })).toMatchObject({
      kind: 'reaction',
      to: '$card',
      key: '👍🏽',
    });
  });

  test('a redacted reaction is nothing', () => {
    expect(read({ type: 'm.reaction', content: {} })).toBeUndefined();
  });

  test('a redaction is read in the form of old and of new rooms', () => {
    const removal = { kind: 'removal', removes: '$vote' };
    expect(read({ type: 'm.room.redaction', redacts: '$vote' })).toMatchObject(removal);
    expect(read({ type: 'm.room.redaction', content: { redacts: '$vote' } })).toMatchObject(removal);
    expect(read({ type: 'm.room.redaction' })).toBeUndefined();
  });
});

describe('memberships', () => {
  test.for([
    ['join', 'join'],
    ['invite', 'invite'],
    ['leave', 'leave'],
    ['ban', 'leave'],
    ['knock', 'leave'],
  ])('%s is taken as %s', ([membership, taken]) => {
    const event = { type: 'm.room.member', state_key: '@ben:example.coop', content: { membership } };
    expect(read(event)).toMatchObject({ kind: 'membership', member: '@ben:example.coop', membership: taken });
  });
});

describe('the bot’s own', () => {
  test('a message with its key comes back as its own, without a key it is nothing', () => {
    const own = { sender: BOT, type: 'm.room.message' };
    expect(read({ ...own, content: { 'coop.althing.key': 'result:1' } })).toMatchObject({
      kind: 'own',
      key: 'result:1',
    });
    expect(read({ ...own, content: { msgtype: 'm.text', body: '!status' } })).toBeUndefined();
  });

  test('nobody else can speak with its key', () => {
    expect(message({ 'coop.althing.key': 'result:1' })).toMatchObject({ kind: 'message' });
  });
});

describe('an id whose length is no number is malformed, like any other that is no text', () => {
  const noText = JSON.parse('{"length":{"toString":1,"valueOf":1}}') as unknown;

  test.each([
    ['as its id', { event_id: noText }],
    ['as its sender', { sender: noText }],
    [
      'in what it answers',
      { content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: noText, key: '👍' } } },
    ],
  ])('%s', (_where, part) => {
    const dropped: string[] = [];
    const whole = {
      ...{ type: 'm.reaction', event_id: '$1', sender: '@ana:example.coop', origin_server_ts: 1 },
      content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$card', key: '👍' } },
    };
    const read = readEvent(ROOM, { ...whole, ...part }, OWN, (type) => dropped.push(type));
    expect(read).toBeUndefined();
    expect(dropped).toEqual(['m.reaction']);
  });
});

test('whatever somebody sends, it is read or dropped, never thrown at', () => {
  const types = ['m.room.message', 'm.reaction', 'm.room.redaction', 'm.room.member', 'm.room.encrypted'];
  const anyEvent = fc.record(
    {
      event_id: fc.anything(),
      type: fc.oneof(fc.constantFrom(...types), fc.anything()),
      sender: fc.oneof(fc.constant('@ana:example.coop'), fc.constant(BOT), fc.anything()),
      origin_server_ts: fc.anything(),
      content: fc.oneof(
        fc.dictionary(fc.constantFrom('msgtype', 'body', 'm.relates_to', 'membership'), fc.anything()),
        fc.anything(),
      ),
      state_key: fc.anything(),
      redacts: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(anyEvent, fc.anything()), (raw) => {
      readEvent(ROOM, raw, OWN);
    }),
    { numRuns: 2000 },
  );
});
