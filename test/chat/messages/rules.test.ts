import { describe, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, REPORTING, withRules } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectRules(name: string, world: World, room = OPEN_CHATROOM): Promise<void> {
  const asked = await world.ana.says(room, '!rules');
  await expectGolden(`rules/${name}`, world.minutes.answerTo(asked));
}

describe('the rules', () => {
  test('of the full group', async () => {
    await expectRules('full-group', await World.begin());
  });

  test('of a working group', async () => {
    await expectRules('working-group', await World.begin(), FINANCE_ROOM);
  });

  test('of a working group that reports to another group', async () => {
    await expectRules('reporting', await World.begin(REPORTING), FINANCE_ROOM);
  });

  test('of all bodies of a member, in a direct chat', async () => {
    const world = await World.begin();
    await expectGolden('rules/direct', world.minutes.answerTo(await world.ana.saysToBot('rules')));
  });

  test('of one body, for its only member', async () => {
    const world = await World.begin();
    for (const member of [world.ben, world.cleo, world.dev]) await member.leaves(OPEN_CHATROOM);
    await expectRules('only-member', world);
  });

  test('of no body, for a stranger', async () => {
    const world = await World.begin();
    const asked = await world.somebody('eve').saysToBot('rules');
    await expectGolden('rules/stranger', world.minutes.answerTo(asked));
  });

  test('of another group, with every form that a requirement can have', async () => {
    const rules = `
  lazy:
    votingPeriod: { minimum: 3 days, maximum: 60 days, default: 5 days }
    require:
      - { votes: [agree], atLeast: 3 }
      - { votes: [block], atMost: 0 }
      - { votes: [disagree, abstain], atMost: 5 }
      - { votes: [agree], moreThan: 2 }
  elections:
    label: ELECTION
    votingPeriod: { minimum: 7 days, maximum: 60 days }
    require:
      - { votes: [agree], atLeast: 1, times: [disagree, block] }
      - { votes: [disagree], atMost: 1, times: [abstain] }
      - { votes: [block], atMost: 1/10, times: [agree] }
      - { votes: [agree], moreThan: 2, times: [disagree] }
  mergers:
    label: MERGER
    votingPeriod: { minimum: 36 hours, maximum: 60 days }
    require:
      - { votes: [agree, disagree, abstain, block], atLeast: 1/2, times: [eligible] }
      - { votes: [agree], moreThan: 2/3, times: [cast] }
      - { votes: [disagree], atMost: 1/4, times: [eligibleLessAbstain] }
      - { when: disagree, votes: [agree], atLeast: 3/4, times: [cast] }`;
    await expectRules('other-group', await World.begin(withRules(rules)));
  });
});
