import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { describe, expect, it, test } from 'vitest';

import { eventId, memberId, roomId } from '../../src/governance/terms.ts';
import type { Outgoing, OutgoingFile } from '../../src/ledger/outgoing.ts';
import { delivery } from '../../src/matrix/delivery.ts';
import { Sender } from '../../src/matrix/sender.ts';
import { commitOf, newLedger, NOW } from '../support/ledger-file.ts';
import { messageTo } from '../support/outgoing.ts';
import { json, stubbed, type Answer } from './stub.ts';

const ROOM = roomId('!open:example.coop');
const BOT = memberId('@althing:example.coop');

const FILE: OutgoingFile = {
  kind: 'file',
  key: 'record:$card',
  room: ROOM,
  thread: eventId('$card'),
  name: 'proposal-1-record.json',
  mimetype: 'application/json',
  content: '{"title":"für alle"}',
  data: { 'coop.althing.record': { sha256: 'abc', attached: true } },
};

interface Received {
  readonly path: string;
  readonly type: string | undefined;
  readonly body: string;
}

/** A homeserver with a media repository that answers as the test says, and a sender that is to put a file there. */
async function desk({ upload, send = sentAs('$file') }: { upload: Answer; send?: Answer }) {
  const received: Received[] = [];
  const api = await stubbed((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    await once(request, 'end');
    const path = request.url ?? '';
    received.push({ path, type: request.headers['content-type'], body });
    (path.startsWith('/_matrix/media/') ? upload : send)(request, response);
  }
  const ledger = newLedger();
  const { outbox } = ledger;
  const told: string[] = [];
  const deliver = delivery({
    api,
    outbox,
    bot: BOT,
    own: new Set([BOT]),
    movedAt: undefined,
    newestRoom: () => ROOM,
    directChat: () => Promise.reject(new Error('nobody is written to')),
    clock: () => NOW,
  });
  const sender = new Sender(outbox, deliver, () => NOW, {
    sent: ({ key }) => told.push(`sent ${key}`),
    delayed: ({ key }) => told.push(`delayed ${key}`),
    rejected: ({ key }) => told.push(`rejected ${key}`),
  });
  return {
    received,
    told,
    sends: async (...messages: readonly Outgoing[]): Promise<void> => {
      await ledger.commit(commitOf({ messages }));
      const ending = new AbortController();
      const running = sender.run(ending.signal);
      await expect.poll(() => told.length).toBeGreaterThanOrEqual(messages.length);
      ending.abort();
      await running;
    },
  };
}

function sentAs(event: string): Answer {
  return json(200, { event_id: event });
}

const UPLOADED = json(200, { content_uri: 'mxc://example.coop/abc' });

test('a file is uploaded as it is, and shown in its thread under its key', async () => {
  const { received, told, sends } = await desk({ upload: UPLOADED });
  await sends(FILE);
  const [upload, message] = received;
  expect(upload).toEqual({
    path: '/_matrix/media/v3/upload?filename=proposal-1-record.json',
    type: 'application/json',
    body: FILE.content,
  });
  expect(JSON.parse(message?.body ?? '')).toEqual({
    msgtype: 'm.file',
    body: 'proposal-1-record.json',
    filename: 'proposal-1-record.json',
    info: { mimetype: 'application/json', size: 21 },
    url: 'mxc://example.coop/abc',
    'm.mentions': {},
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: '$card',
      is_falling_back: true,
      'm.in_reply_to': { event_id: '$card' },
    },
    'coop.althing.record': { sha256: 'abc', attached: true },
    'coop.althing.key': 'record:$card',
  });
  expect(told).toEqual(['sent record:$card']);
});

test('after a crash between the upload and the message, the message is the same transaction', async () => {
  const crashing = await desk({ upload: UPLOADED, send: (_request, response) => response.destroy() });
  await crashing.sends(FILE);
  const again = await desk({ upload: UPLOADED });
  await again.sends(FILE);
  const [, lost] = crashing.received;
  const [, sent] = again.received;
  expect(crashing.told).toEqual(['delayed record:$card']);
  expect(sent?.path).toMatch(/\/send\/m\.room\.message\/althing-/u);
  expect(sent?.path).toBe(lost?.path);
});

describe('a file that the media repository refuses for good is given up, and the words go out', () => {
  it.each([
    ['it is forbidden', json(403, { errcode: 'M_FORBIDDEN', error: 'no files here' })],
    ['it is too large', json(413, { errcode: 'M_TOO_LARGE', error: 'too large' })],
    ['a proxy thinks that it is too large', json(413, 'Request Entity Too Large')],
    ['there is no media repository', json(404, { errcode: 'M_UNRECOGNIZED', error: 'what?' })],
  ])('%s', async (_, upload) => {
    const { told, sends } = await desk({ upload });
    await sends(FILE, messageTo('result', ROOM), messageTo('next', ROOM));
    expect(told).toEqual(['sent result', 'sent next', 'rejected record:$card']);
  });
});

describe('a file that cannot be uploaded now waits, and the words go out', () => {
  it.each<[string, Answer]>([
    ['the repository is broken', json(500, { errcode: 'M_UNKNOWN', error: 'oh' })],
    ['a proxy answers instead', json(502, 'Bad Gateway')],
    ['nobody answers', (_request, response) => response.destroy()],
    ['it is busy', json(429, { errcode: 'M_LIMIT_EXCEEDED', error: 'slowly', retry_after_ms: 60_000 })],
  ])('%s', async (_, upload) => {
    const { told, sends } = await desk({ upload });
    await sends(FILE, messageTo('result', ROOM));
    await sends(messageTo('later', ROOM));
    expect(told).toEqual(['sent result', 'delayed record:$card', 'sent later']);
  });
});
