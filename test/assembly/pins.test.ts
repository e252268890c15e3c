import { expect, test } from 'vitest';

import { roomId } from '../../src/governance/terms.ts';
import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

test('the cards of open proposals are pinned, and no others', async () => {
  const world = await World.begin();
  const first = await world.ana.proposes('Buy a new disk');
  const second = await world.ben.proposes('Buy another disk\nCloses: in 20 days');
  expect(world.homeserver.pinned).toEqual(new Set([first, second]));
  await world.passes('7 days');
  expect(world.homeserver.pinned).toEqual(new Set([second]));
  await world.ben.says(OPEN_CHATROOM, '!withdraw 2');
  expect(world.homeserver.pinned).toEqual(new Set());
});

test('after an upgrade of the room the new card is pinned', async () => {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  await world.upgrades(OPEN_CHATROOM, roomId('!open-again'));
  const card = world.minutes.eventOf(world.minutes.text('moved-card:').key);
  expect(world.homeserver.pinned.has(card)).toBe(true);
  await world.passes('7 days');
  expect(world.homeserver.pinned.has(card)).toBe(false);
});
