import { test } from 'vitest';

import { readsAllOfFiftyRooms } from './support/fifty-rooms.ts';
import { ownSynapse } from './support/own-synapse.ts';

test('of fifty rooms with more than a hundred events each, nothing is missed', async () => {
  await readsAllOfFiftyRooms(await ownSynapse('none'), 105);
});
