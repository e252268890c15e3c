import { describe, expect, test } from 'vitest';

import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('in one batch, a proposal that has just ended', () => {
  test('is not withdrawn twice', async () => {
    const { ana, minutes, inOneBatch } = await begun();
    await inOneBatch(async () => {
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
    });
    expect(minutes.outcome(1)).toBe('withdrawn');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened', 'proposal withdrawn']);
  });

  test('takes no vote any more, and says so', async () => {
    const { ana, ben, minutes, inOneBatch } = await begun();
    let vote = '';
    await inOneBatch(async () => {
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
      vote = await ben.says(OPEN_CHATROOM, '!vote 1 agree');
    });
    expect(minutes.texts().find(({ key }) => key === `answer:${vote}`)?.text.plain).toContain('is closed');
    expect(minutes.tally(1).agree).toBe(0);
  });
});

async function begun() {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  const { ana, ben, minutes } = world;
  return { ana, ben, minutes, inOneBatch: (deeds: () => Promise<unknown>) => world.inOneBatch(deeds) };
}
