import { describe, it, test } from 'vitest';

import { FINANCE_ROOM, REPORTING } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function proposed(): Promise<World> {
  const world = await World.begin(REPORTING);
  await world.ana.proposes('Pay the bill', FINANCE_ROOM);
  return world;
}

describe('a proposal that goes on in another group', () => {
  test('says so on both cards, and links both', async () => {
    const { ana, minutes } = await proposed();
    const command = await ana.says(FINANCE_ROOM, '!escalate 1');
    await expectGolden('escalation/card', minutes.text(`card:${command}`));
    await expectGolden('escalation/former-card', minutes.text('card-closed:'));
    await expectGolden('escalation/thread', minutes.text('escalated:'));
    await expectGolden('result/escalated', minutes.text('result:'));
  });

  test('says so in the status of what was decided', async () => {
    const world = await proposed();
    await world.passes('7 days');
    await world.ben.says(FINANCE_ROOM, '!escalate 1');
    const asked = await world.ben.says(FINANCE_ROOM, '!status 1');
    await expectGolden('escalation/status', world.minutes.answerTo(asked));
  });
});

describe('taking a proposal further is refused', () => {
  test('to others while it is open', async () => {
    const { ben, minutes } = await proposed();
    const asked = await ben.says(FINANCE_ROOM, '!escalate 1');
    await expectGolden('escalation/refused-not-yours', minutes.answerTo(asked));
  });

  test('a second time', async () => {
    const { ana, minutes } = await proposed();
    await ana.says(FINANCE_ROOM, '!escalate 1');
    const asked = await ana.says(FINANCE_ROOM, '!escalate 1');
    await expectGolden('escalation/refused-already', minutes.answerTo(asked));
  });

  test('of what was withdrawn', async () => {
    const { ana, minutes } = await proposed();
    await ana.says(FINANCE_ROOM, '!withdraw 1');
    const asked = await ana.says(FINANCE_ROOM, '!escalate 1');
    await expectGolden('escalation/refused-nothing-decided', minutes.answerTo(asked));
  });

  test('where the group reports to none', async () => {
    const world = await World.begin();
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    const asked = await world.ana.says(FINANCE_ROOM, '!escalate 1');
    await expectGolden('escalation/refused-nowhere', world.minutes.answerTo(asked));
  });

  test('to somebody who is not in the other group', async () => {
    const world = await proposed();
    const eve = world.somebody('eve');
    await eve.joins(FINANCE_ROOM);
    await world.passes('7 days');
    const asked = await eve.says(FINANCE_ROOM, '!escalate 1');
    await expectGolden('escalation/refused-not-a-member', world.minutes.answerTo(asked));
  });
});

describe('a result of a working group is told to the group that it reports to', () => {
  it.each([
    ['when it passed', 'report-passed', '👍'],
    ['when it did not pass', 'report-not-passed', '👎'],
  ])('%s', async (_, name, sign) => {
    const world = await proposed();
    await world.ben.reacts(world.minutes.vote(1).card, sign);
    await world.passes('7 days');
    await expectGolden(`escalation/${name}`, world.minutes.text('report:'));
  });

  test('and taken back there when it is void', async () => {
    const world = await proposed();
    await world.passes('7 days');
    await world.somebody('sam').saysToBot('!void 1 because it was forged');
    await expectGolden('escalation/report-void', world.minutes.text('report-void:'));
  });
});
