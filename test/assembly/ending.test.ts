import { expect, test } from 'vitest';

import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

test('told to end while it decides on a long batch, it leaves the batch whole; the next process hears all of it', async () => {
  const world = await World.begin();
  const { ana, ben, minutes } = world;
  const card = await ana.proposes('Buy a new disk');
  await world.inOneBatch(async () => {
    await ben.reacts(card, '👍');
    for (let count = 1; count <= 300; count += 1) await ana.says(OPEN_CHATROOM, `Word ${String(count)}`);
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    // As a signal is: heard when the process looks up, and not before.
    setImmediate(() => {
      world.tellsTheBotToEnd();
    });
  });
  expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  expect(world.problems()).toEqual([]);

  await world.restarts();
  expect(minutes.story()).toEqual(['proposal made', 'proposal opened', 'vote cast', 'proposal withdrawn']);
  expect(world.problems()).toEqual([]);
});

test('told to end while ten votes are due, it closes those it was at and leaves the others to the next process', async () => {
  const world = await World.begin();
  const { ana, minutes, homeserver } = world;
  for (let count = 1; count <= 10; count += 1) await ana.proposes(`Buy disk ${String(count)}`);
  let asked = 0;
  homeserver.whenAsked = () => {
    asked += 1;
    if (asked === 4) world.tellsTheBotToEnd();
  };
  await world.passes('7 days');
  const closed = (): number => minutes.story().filter((type) => type === 'proposal closed').length;
  expect(closed()).toBe(3);
  expect(world.problems()).toEqual([]);

  await world.restarts();
  expect(closed()).toBe(10);
  expect(minutes.texts().filter(({ key }) => key.startsWith('result:'))).toHaveLength(10);
  expect(world.problems()).toEqual([]);
});
