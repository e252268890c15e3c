import { describe, test } from 'vitest';

import { OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function proposed() {
  const world = await World.begin();
  return { world, card: await world.ana.proposes('Buy a new disk') };
}

async function expectAnswer(name: string, world: World, command: string): Promise<void> {
  const asked = await world.ben.says(OPEN_CHATROOM, command);
  await expectGolden(name, world.minutes.answerTo(asked));
}

describe('the list of ballots', () => {
  test('says that there are none', async () => {
    const { world } = await proposed();
    await expectAnswer('ballots/none', world, '!ballots 1');
  });

  test('shows the only one', async () => {
    const { world, card } = await proposed();
    await world.ben.reacts(card, '👍');
    await expectAnswer('ballots/one', world, '!ballots 1');
  });

  test('shows choices, times and reasons', async () => {
    const { world, card } = await proposed();
    await world.ana.reacts(card, '👍');
    await world.passes('1 hour');
    await world.ben.replies(card, 'disagree because it is dear');
    await world.cleo.replies(card, 'block');
    await world.cleo.saysInThread(card, 'It closes us off\nfrom others.');
    await expectAnswer('ballots/some', world, '!ballots 1');
  });

  test('shows what a moderator removed, and what came late', async () => {
    const { world, card } = await proposed();
    const sentAt = world.now;
    await world.passes('3 hours');
    await world.cleo.removes(await world.ben.reacts(card, '👍'));
    await world.dev.reacts(card, '👎', { sentAt });
    await expectAnswer('ballots/hidden-and-delayed', world, '!ballots 1');
  });

  test('shows fifty of more', async () => {
    const { world, card } = await proposed();
    const crowd = await world.crowd(53);
    await world.inOneBatch(async () => {
      for (const member of crowd) await member.reacts(card, '👍');
    });
    await expectAnswer('ballots/more-than-fifty', world, '!ballots 1');
  });

  test('shows fifty of fifty-one', async () => {
    const { world, card } = await proposed();
    const crowd = await world.crowd(51);
    await world.inOneBatch(async () => {
      for (const member of crowd) await member.reacts(card, '👍');
    });
    await expectAnswer('ballots/fifty-one', world, '!ballots 1');
  });
});

test('ballots are listed in the room of the group alone', async () => {
  const { world } = await proposed();
  const asked = await world.ben.saysToBot('ballots 1');
  await expectGolden('ballots/direct', world.minutes.answerTo(asked));
});

describe('my own ballots', () => {
  test('are none', async () => {
    await expectAnswer('ballot/none-open', await World.begin(), '!ballot');
  });

  test('are one', async () => {
    const { world, card } = await proposed();
    await world.ben.reacts(card, '👍');
    await expectAnswer('ballot/one-open', world, '!ballot');
  });

  test('are on several proposals, counted and not', async () => {
    const world = await World.begin();
    const eve = world.somebody('eve');
    const cards = [await world.ana.proposes('Buy a new disk'), await world.ana.proposes('Buy a lamp')];
    for (const card of cards) {
      await eve.reacts(card, '👎');
      await eve.joins(OPEN_CHATROOM);
    }
    const asked = await eve.says(OPEN_CHATROOM, '!ballot');
    await expectGolden('ballot/several-open', world.minutes.answerTo(asked));
  });

  test('are more than a message shows', async () => {
    const world = await World.begin();
    for (const each of Array(12).keys()) {
      await world.ben.reacts(await world.ana.proposes(`Wish ${each + 1}`), '👍');
    }
    await expectAnswer('ballot/many-open', world, '!ballot');
  });

  test('are one more than a message shows', async () => {
    const world = await World.begin();
    for (const each of Array(11).keys()) {
      await world.ben.reacts(await world.ana.proposes(`Wish ${each + 1}`), '👍');
    }
    await expectAnswer('ballot/eleven-open', world, '!ballot');
  });
});

describe('my own ballot', () => {
  test('is none yet', async () => {
    const { world } = await proposed();
    await expectAnswer('ballot/none', world, '!ballot 1');
  });

  test('was none', async () => {
    const { world } = await proposed();
    await world.passes('7 days');
    await expectAnswer('ballot/none-closed', world, '!ballot 1');
  });

  test('counts', async () => {
    const { world, card } = await proposed();
    await world.ben.reacts(card, '👍');
    await expectAnswer('ballot/counts', world, '!ballot 1');
  });

  test('counts with its reason', async () => {
    const { world, card } = await proposed();
    await world.ben.replies(card, 'disagree because it is dear');
    await expectAnswer('ballot/with-reason', world, '!ballot 1');
  });

  test('does not count when it was cast from outside', async () => {
    const { world, card } = await proposed();
    await world.ben.leaves(OPEN_CHATROOM);
    await world.ben.reacts(card, '👍');
    await world.ben.joins(OPEN_CHATROOM);
    await expectAnswer('ballot/not-eligible', world, '!ballot 1');
  });

  test('counts as it was before a change that came too late', async () => {
    const { world, card } = await proposed();
    await world.ben.reacts(card, '👍');
    await world.passesUntil(world.minutes.vote(1).closesAt + 1000);
    await world.ben.reacts(card, '👎');
    await world.passes('1 hour');
    await expectAnswer('ballot/late-change', world, '!ballot 1');
  });
});
