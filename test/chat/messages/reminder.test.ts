import { describe, test } from 'vitest';

import { withReminders, withRules } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectReminder(name: string, world: World): Promise<void> {
  await world.passes('6 days');
  await expectGolden(`reminder/${name}`, world.minutes.text('reminder:'));
}

describe('the reminder in the thread', () => {
  test('says how the vote stands', async () => {
    const world = await World.begin(withReminders(''));
    const card = await world.ana.proposes('Buy a new disk');
    await world.ana.reacts(card, '👍');
    await expectReminder('passing', world);
  });

  test('lists each concern with its reason', async () => {
    const world = await World.begin(withReminders(''));
    const card = await world.ana.proposes('Buy a new disk');
    await world.ana.reacts(card, '👍');
    await world.cleo.replies(card, 'block because it closes us off');
    await world.dev.reacts(card, '🛑');
    await expectReminder('blocks', world);
  });

  test('knows how many may vote', async () => {
    const rules = `
  quorum:
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require:
      - { votes: [agree], moreThan: 1/2, times: [eligible] }`;
    const world = await World.begin(withReminders('', withRules(rules)));
    const card = await world.ana.proposes('Buy a new disk');
    for (const member of [world.ana, world.ben]) await member.reacts(card, '👍');
    await expectReminder('absolute-majority', world);
  });
});
