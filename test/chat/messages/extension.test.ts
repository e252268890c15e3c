import { describe, it, test } from 'vitest';

import { roomId } from '../../../src/governance/terms.ts';
import { OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function proposed(): Promise<World> {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  return world;
}

describe('an extension', () => {
  test('is told in the thread, and shown on the card', async () => {
    const { ana, minutes } = await proposed();
    await ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    await expectGolden('extension/thread', minutes.text('extended:'));
    await expectGolden('extension/card', minutes.text('card-extended:'));
  });

  test('is shown on the card in a room that replaced another', async () => {
    const world = await proposed();
    const { ana, minutes } = world;
    const room = roomId('!open-again');
    await ana.joins(room);
    await world.upgrades(OPEN_CHATROOM, room);
    await ana.says(room, '!extend 1 by 1 day');
    await expectGolden('extension/card-in-new-room', minutes.text('card-extended:'));
  });
});

describe('an extension is refused that', () => {
  it.each([
    ['is another’s to make', 'refused-not-yours', '!extend 2 by 3 days'],
    ['names no time', 'refused-how-long', '!extend 1'],
    ['is not understood', 'refused-not-understood', '!extend 1 by a bit'],
    ['names no time of day', 'refused-no-time-of-day', '!extend 1 until 20 November'],
    ['is no later', 'refused-not-later', '!extend 1 until 2026-11-04 18:00'],
    ['is beyond the maximum', 'refused-too-late', '!extend 1 by 80 days'],
  ])('%s', async (_, name, text) => {
    const world = await proposed();
    await world.ben.proposes('Buy tea');
    const { ana, minutes } = world;
    await expectGolden(`extension/${name}`, minutes.answerTo(await ana.says(OPEN_CHATROOM, text)));
  });

  test('comes when the maximum is reached', async () => {
    const { ana, minutes } = await proposed();
    await ana.says(OPEN_CHATROOM, '!extend 1 by 54 days');
    const asked = await ana.says(OPEN_CHATROOM, '!extend 1 by 1 day');
    await expectGolden('extension/refused-longest', minutes.answerTo(asked));
  });
});

test('a withdrawal is told in the thread', async () => {
  const { ana, minutes } = await proposed();
  await ana.says(OPEN_CHATROOM, '!withdraw 1');
  await expectGolden('result-in-thread/withdrawn-thread', minutes.text('withdrawn:'));
});
