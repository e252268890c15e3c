import { describe, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectDecisions(name: string, world: World, command: string): Promise<void> {
  const asked = await world.ben.says(OPEN_CHATROOM, command);
  await expectGolden(`decisions/${name}`, world.minutes.answerTo(asked));
}

/** A group that withdrew so many proposals. */
async function decided(count: number): Promise<World> {
  const world = await World.begin();
  await world.inOneBatch(async () => {
    for (const each of Array(count).keys()) await world.ana.says(OPEN_CHATROOM, `!propose Wish ${each + 1}`);
  });
  await world.inOneBatch(async () => {
    for (const each of Array(count).keys()) await world.ana.says(OPEN_CHATROOM, `!withdraw ${each + 1}`);
  });
  return world;
}

describe('what was decided', () => {
  test('is nothing', async () => {
    await expectDecisions('none', await World.begin(), '!decisions');
  });

  test('is nothing with these words', async () => {
    await expectDecisions('none-with-words', await decided(1), '!decisions solar <panels> since 2026-10-01');
  });

  test('is one proposal', async () => {
    await expectDecisions('one', await decided(1), '!decisions wish');
  });

  test('passed, did not pass, was withdrawn or is void', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const bench = await ana.proposes('URGENT: A bench\nCloses: in 6 days\nJustification: It rains.');
    await ana.proposes('A lamp');
    await ana.proposes('A fence');
    await ana.proposes('A gate');
    await ben.reacts(bench, '👍');
    await ana.says(OPEN_CHATROOM, '!withdraw 3');
    await world.somebody('sam').saysToBot('void 4 because it was asked twice');
    await world.passes('7 days');
    await expectDecisions('each-outcome', world, '!decisions');
  });

  test('is one more than a message shows', async () => {
    await expectDecisions('one-more', await decided(6), '!decisions');
  });

  test('is more than a message shows', async () => {
    await expectDecisions('more', await decided(12), '!decisions wish since last month');
  });

  test('is more than anybody counts', async () => {
    await expectDecisions('many', await decided(101), '!decisions');
  });

  test('is shown of all groups in a direct chat', async () => {
    const world = await World.begin();
    await world.ana.proposes('A bench');
    await world.ana.proposes('A bill', FINANCE_ROOM);
    await world.passes('7 days');
    const asked = await world.ana.saysToBot('decisions');
    await expectGolden('decisions/direct', world.minutes.answerTo(asked));
  });
});

describe('a question for decisions is refused', () => {
  test('if there is no word in it', async () => {
    await expectDecisions('no-word', await World.begin(), '!decisions ??? !!');
  });

  test('if its group is unknown, and nearly one', async () => {
    await expectDecisions('unknown-body', await World.begin(), '!decisions disk in finanse');
  });

  test('if its date is none', async () => {
    await expectDecisions('unknown-date', await World.begin(), '!decisions disk in full since whenever');
  });

  test('if its date can be read in two ways', async () => {
    await expectDecisions('ambiguous-date', await World.begin(), '!decisions since 3/4/2026');
  });

  test('if it is for another group in a room', async () => {
    await expectDecisions('other-body', await World.begin(), '!decisions disk in finance');
  });
});
