import { describe, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectStatus(name: string, world: World, command = '!status'): Promise<void> {
  const asked = await world.ana.says(OPEN_CHATROOM, command);
  await expectGolden(`status/${name}`, world.minutes.answerTo(asked));
}

async function expectPrivateStatus(name: string, world: World): Promise<void> {
  const asked = await world.ana.saysToBot('status');
  await expectGolden(`status/${name}`, world.minutes.answerTo(asked));
}

test('the status of a proposal tells whose Block was taken back', async () => {
  const world = await World.begin();
  const { ana, ben, minutes } = world;
  await ana.proposes('Buy a new disk');
  await ben.says(OPEN_CHATROOM, '!vote 1 block because it closes us off');
  await ben.says(OPEN_CHATROOM, '!vote 1 agree');
  const asked = await ana.says(OPEN_CHATROOM, '!status 1');
  await expectGolden('status/block-taken-back', minutes.answerTo(asked));
});

describe('the status of a body', () => {
  test('says that nothing is open', async () => {
    await expectStatus('none', await World.begin());
  });

  test('shows the one open proposal', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passes('2 days');
    await expectStatus('one', world);
  });

  test('shows several', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.cleo.reacts(await world.ana.proposes('URGENT Buy tea\nJustification: it is cold'), '🛑');
    await world.ana.proposes('BYLAWS Meet twice a year');
    await world.passes('23 hours');
    await expectStatus('several', world);
  });

  test('shows ten of more', async () => {
    const world = await World.begin();
    for (const each of Array(12).keys()) await world.ana.proposes(`Wish ${each + 1}`);
    await expectStatus('more-than-ten', world);
  });

  test('shows ten of eleven', async () => {
    const world = await World.begin();
    for (const each of Array(11).keys()) await world.ana.proposes(`Wish ${each + 1}`);
    await expectStatus('eleven', world);
  });

  test('says that a vote has ended and is being counted', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passesUntil(world.minutes.vote(1).closesAt);
    await expectStatus('counting', world);
  });

  test('says that a card is on its way', async () => {
    const world = await World.begin();
    await world.withSendingHeldUp(async () => {
      await world.ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
      await world.ana.says(OPEN_CHATROOM, '!status');
      await world.ana.says(OPEN_CHATROOM, '!status 1');
    });
    const [list, one] = world.minutes.texts().filter(({ key }) => key.startsWith('answer:'));
    if (list === undefined || one === undefined) throw new Error('both are answered');
    await expectGolden('status/card-on-its-way', list);
    await expectGolden('status/of-one-on-its-way', one);
  });
});

describe('the status in a direct chat', () => {
  test('shows all bodies of the member', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await expectPrivateStatus('direct', world);
  });

  test('says that nothing is open anywhere', async () => {
    await expectPrivateStatus('direct-none', await World.begin());
  });

  test('of one proposal shows the concerns without names', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ana.reacts(card, '👍');
    await world.ben.replies(card, 'block because it closes us off');
    await world.cleo.reacts(card, '🛑');
    const asked = await world.ana.saysToBot('status 1');
    await expectGolden('status/direct-of-one', world.minutes.answerTo(asked));
  });

  test('of one proposal shows the first of many concerns', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    for (const each of await world.crowd(5)) await each.replies(card, 'block because it closes us off');
    const asked = await world.ana.saysToBot('status 1');
    await expectGolden('status/direct-many-concerns', world.minutes.answerTo(asked));
  });
});

describe('the status of one proposal', () => {
  test('shows every requirement with its numbers', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passes('5 days');
    await expectStatus('of-one', world, '!status 1');
  });

  test('shows Blocks, and votes that do not count', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.replies(card, 'block because it closes us off');
    await world.cleo.reacts(card, '🛑');
    await world.somebody('eve').reacts(card, '👍');
    await world.passesUntil(world.minutes.vote(1).closesAt + 1000);
    await world.dev.reacts(card, '👎');
    await expectStatus('of-one-with-blocks', world, '!status 1');
  });

  test('shows that one person may vote', async () => {
    const world = await World.begin();
    for (const member of [world.ben, world.cleo, world.dev]) await member.leaves(OPEN_CHATROOM);
    await world.ana.proposes('Buy a new disk');
    await expectStatus('of-one-for-one', world, '!status 1');
  });

  test('shows how it passed', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passes('7 days');
    await expectStatus('of-one-passed', world, '!status 1');
  });

  test('shows how it ended for a group of one', async () => {
    const world = await World.begin();
    for (const member of [world.ben, world.cleo, world.dev]) await member.leaves(OPEN_CHATROOM);
    await world.ana.proposes('Buy a new disk');
    await world.passes('7 days');
    await expectStatus('of-one-for-one-closed', world, '!status 1');
  });

  test('shows that it was withdrawn', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.ana.says(OPEN_CHATROOM, '!withdraw 1');
    await expectStatus('of-one-withdrawn', world, '!status 1');
  });
});

describe('the status of a closed proposal', () => {
  test('lists what was sent in time and came after the result', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    const { closesAt } = world.minutes.vote(1);
    await world.passes('7 days');
    await world.ben.reacts(card, '👍', { sentAt: closesAt - 1000 });
    await expectStatus('of-one-with-latecomer', world, '!status 1');
  });

  test('says who declared it void, and why', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await world.somebody('sam').saysToBot('void 1 because it was asked in the wrong group');
    await expectStatus('of-one-void', world, '!status 1');
  });
});
