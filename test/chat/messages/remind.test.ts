import { describe, it, test } from 'vitest';

import { OPEN_CHATROOM, SOCIAL_COOP, withReminders } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectAnswer(name: string, world: World, command: string): Promise<void> {
  await expectGolden(`remind/${name}`, world.minutes.answerTo(await world.ben.saysToBot(command)));
}

const NIGHTS = withReminders('quietHours: { from: "22:00", to: "8:30" }');

describe('who wants to be reminded', () => {
  test('is told when that will be', async () => {
    await expectAnswer('on', await World.begin(withReminders('')), 'remind me');
  });

  test('is told of the quiet hours where they are', async () => {
    await expectAnswer('quiet-hours', await World.begin(NIGHTS), 'remind me in Asia/Tokyo');
  });

  test('is told of the vote that waits already', async () => {
    const world = await World.begin(NIGHTS);
    await world.ana.proposes('Buy a new disk');
    await expectAnswer('one-waiting', world, 'remind me');
  });

  test('is told how many votes wait already', async () => {
    const world = await World.begin(NIGHTS);
    for (const each of Array(3).keys()) await world.ana.proposes(`Wish ${each + 1}`);
    await expectAnswer('waiting', world, 'remind me');
  });

  test('is told if there are none', async () => {
    await expectAnswer('never', await World.begin(SOCIAL_COOP), 'remind me');
  });

  test('can stop it', async () => {
    await expectAnswer('off', await World.begin(NIGHTS), 'remind me off');
  });

  it.each([
    ['not-understood', 'remind everybody'],
    ['unknown-zone', 'remind me in +02:00'],
    ['nearly-a-zone', 'remind me in Paris'],
  ])('is asked what was meant: %s', async (name, command) => {
    await expectAnswer(name, await World.begin(NIGHTS), command);
  });

  test('gets a private word before the vote ends', async () => {
    const world = await World.begin(withReminders(''));
    await world.ben.says(OPEN_CHATROOM, '!remind me');
    await world.ana.proposes('Buy a new disk');
    await world.passes('6 days');
    await expectGolden('remind/private', world.minutes.text('remind:'));
  });
});
