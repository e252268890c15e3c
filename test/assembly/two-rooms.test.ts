import { expect, test } from 'vitest';

import type { Batch } from '../../src/assembly/room-event.ts';
import type { RoomId } from '../../src/governance/terms.ts';
import { batchOf } from '../../src/matrix/batch.ts';
import { syncAnswer, type SyncAnswer } from '../../src/matrix/sync.ts';
import { BOT } from './support/bot.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** One answer to /sync with a proposal in each room, in the order in which the homeserver lists its rooms. */
function answerWith(world: World, proposals: readonly (readonly [RoomId, title: string, sentAt: number])[]) {
  const join = proposals.map(([room, title, sentAt]) => {
    const content = { msgtype: 'm.text', body: `!propose ${title}` };
    const event = {
      event_id: `$${title}`,
      type: 'm.room.message',
      sender: world.ana.id,
      origin_server_ts: sentAt,
      content,
    };
    return [room, { timeline: { events: [event], limited: false } }] as const;
  });
  return syncAnswer.parse({ next_batch: '99', rooms: { join: Object.fromEntries(join) } });
}

async function batch(world: World, answer: SyncAnswer): Promise<Batch> {
  const api = { request: () => Promise.reject(new Error('nothing is missing, so nothing is asked for')) };
  const knows = () => Promise.resolve(false);
  const context = {
    api,
    bot: BOT,
    own: new Set([BOT]),
    presence: () => 'there' as const,
    knows,
    begunAt: world.now,
  };
  return batchOf(context, answer, { since: '1', askedAt: world.now, heardUntil: world.now });
}

test('proposals in two rooms are numbered by their times, in whatever order the rooms come', async () => {
  const numbered = async (order: 'as sent' | 'turned around') => {
    const world = await World.begin();
    const tea = [OPEN_CHATROOM, 'tea', world.now - 1] as const;
    const bill = [FINANCE_ROOM, 'bill', world.now - 2] as const;
    const answer = answerWith(world, order === 'as sent' ? [bill, tea] : [tea, bill]);
    await world.takes(await batch(world, answer));
    return [1, 2].map((number) => world.minutes.proposal(number).terms.title);
  };
  expect(await numbered('as sent')).toEqual(['bill', 'tea']);
  expect(await numbered('turned around')).toEqual(['bill', 'tea']);
});
