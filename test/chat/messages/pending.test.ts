import { describe, test } from 'vitest';

import { OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectPending(name: string, world: World): Promise<void> {
  const asked = await world.ben.says(OPEN_CHATROOM, '!pending');
  await expectGolden(`pending/${name}`, world.minutes.answerTo(asked));
}

describe('what waits for my vote', () => {
  test('is nothing', async () => {
    await expectPending('none', await World.begin());
  });

  test('is one proposal', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await expectPending('one', world);
  });

  test('is more than a message shows', async () => {
    const world = await World.begin();
    for (const each of Array(12).keys()) await world.ana.proposes(`Wish ${each + 1}`);
    await expectPending('many', world);
  });
});
