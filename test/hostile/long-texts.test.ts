import { expect, test } from 'vitest';

import { OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { World } from '../assembly/support/world.ts';

test('a proposal of thousands of misplaced lines is refused without correcting each of them', async () => {
  const world = await World.begin();
  const lines = Array.from({ length: 5000 }, (_, index) => `Closes: ${String(index)}`);
  const answer = await world.ana.asks(
    OPEN_CHATROOM,
    `!propose Buy a new disk\n\nBecause\n${lines.join('\n')}`,
  );
  expect(answer).toContain(world.words('refused.field late', { field: 'Closes' }));
  expect(answer).toContain(world.words('refused.nothing opened'));
});

test('a proposal with a few is shown again, corrected', async () => {
  const world = await World.begin();
  const answer = await world.ana.asks(OPEN_CHATROOM, '!propose Buy a new disk\n\nBecause\nCloses: in 8 days');
  expect(answer).toContain(world.words('refused.again'));
  expect(answer).toContain('Closes: in 8 days');
});
