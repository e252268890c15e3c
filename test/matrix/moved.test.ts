import { expect, test } from 'vitest';

import { eventId, memberId, roomId } from '../../src/governance/terms.ts';
import type { Outgoing } from '../../src/ledger/outgoing.ts';
import { delivery } from '../../src/matrix/delivery.ts';
import { newLedger } from '../support/ledger-file.ts';
import { messageTo } from '../support/outgoing.ts';
import { json, stubbed } from './stub.ts';

const ROOM = roomId('!open:example.coop');
const BOT = memberId('@althing:new.example');
const FORMER = memberId('@althing:old.example');
const MOVED_AT = 1_800_000_000_000;

/** A bot that has moved, and a homeserver that shows one message with this key: the former account's, unless said otherwise. */
async function moved(key: string, sender = FORMER) {
  const asked: string[] = [];
  const event = {
    ...{ event_id: '$there', type: 'm.room.message', sender, origin_server_ts: MOVED_AT - 1 },
    content: { 'coop.althing.key': key },
  };
  const api = await stubbed((request, response) => {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    asked.push(`${method} ${pathname.split('/').slice(6, 8).join(' ')}`);
    const senders = searchParams.get('filter') ?? '';
    const history = { chunk: senders.includes(FORMER) ? [event] : [] };
    const answer = method === 'PUT' ? { event_id: '$sent' } : pathname.includes('/event/') ? event : history;
    json(200, answer)(request, response);
  });
  const { outbox } = newLedger();
  const deliver = delivery({
    ...{ api, outbox, bot: BOT, own: new Set([BOT, FORMER]), movedAt: MOVED_AT },
    newestRoom: () => ROOM,
    directChat: () => Promise.reject(new Error('nobody is written to')),
    clock: () => MOVED_AT + 1,
  });
  return { asked, deliver };
}

const message: Outgoing = messageTo('result:$card', ROOM);
const edit: Outgoing = {
  ...{ kind: 'edit', key: 'card-closed:$there', room: ROOM, edits: eventId('$there') },
  text: { plain: 'Closed.', html: 'Closed.' },
};

test('what waited when the bot moved is not said again if the former account said it', async () => {
  const { asked, deliver } = await moved('result:$card');
  expect(await deliver(message, MOVED_AT - 1)).toBe('$there');
  expect(asked.filter((each) => each.startsWith('PUT'))).toEqual([]);
});

test('and is said when it did not', async () => {
  const { deliver } = await moved('result:$other');
  expect(await deliver(message, MOVED_AT - 1)).toBe('$sent');
});

test('somebody else’s message with its key, shown by a homeserver that did not look at senders, is not the bot’s', async () => {
  const { deliver } = await moved('result:$card', memberId('@mal:old.example'));
  expect(await deliver(message, MOVED_AT - 1)).toBe('$sent');
});

test('what is said since then is not looked for', async () => {
  const { asked, deliver } = await moved('result:$card');
  expect(await deliver(message, MOVED_AT + 1)).toBe('$sent');
  expect(asked).toEqual(['PUT send m.room.message']);
});

test('a message of the former account stays as it is, since nobody else may edit it', async () => {
  const { asked, deliver } = await moved('card:$command');
  expect(await deliver(edit, MOVED_AT + 1)).toBeUndefined();
  expect(asked.filter((each) => each.startsWith('PUT'))).toEqual([]);
});
