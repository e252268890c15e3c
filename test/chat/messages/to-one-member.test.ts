import { describe, test } from 'vitest';

import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function proposed() {
  const world = await World.begin();
  return { world, card: await world.ana.proposes('Buy a new disk') };
}

describe('a word to one member', () => {
  test('asks for the reason of a Block', async () => {
    const { world, card } = await proposed();
    await world.ben.reacts(card, '🛑');
    await expectGolden('to-one-member/reason', world.minutes.text('ask-reason:'));
  });

  test('asks whether a word in the thread was a vote', async () => {
    const { world, card } = await proposed();
    await world.ben.saysInThread(card, 'Yes!');
    await expectGolden('to-one-member/thread-hint', world.minutes.text('hint:'));
  });

  test('says that a vote came too late', async () => {
    const { world, card } = await proposed();
    await world.passes('7 days');
    await world.ben.reacts(card, '👍');
    await expectGolden('to-one-member/late', world.minutes.text('not-counted:'));
  });

  test('says that a vote came from outside', async () => {
    const { world, card } = await proposed();
    await world.somebody('eve').reacts(card, '👍');
    await expectGolden('to-one-member/not-eligible', world.minutes.text('not-counted:'));
  });

  test('says that a vote was sent in time and came after the result', async () => {
    const { world, card } = await proposed();
    const { closesAt } = world.minutes.vote(1);
    await world.passes('7 days');
    await world.ben.reacts(card, '👍', { sentAt: closesAt - 1000 });
    await expectGolden('to-one-member/arrived-late', world.minutes.text('not-counted:'));
  });
});
