import { describe, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, withRules } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

const MINUTE = 60 * 1000;

/** A proposal on which so many vote. */
async function voted(votes: Readonly<Record<string, number>>, title = 'Buy a new disk', yaml?: string) {
  const world = await World.begin(yaml);
  const card = await world.ana.proposes(title);
  const crowd = await world.crowd(Object.values(votes).reduce((sum, each) => sum + each, 0));
  await world.inOneBatch(async () => {
    for (const [key, count] of Object.entries(votes)) {
      for (const member of crowd.splice(0, count)) await member.reacts(card, key);
    }
  });
  return { world, card };
}

async function expectResult(name: string, world: World): Promise<void> {
  await world.passes('11 days');
  await expectGolden(`result/${name}`, world.minutes.text('result:'));
}

describe('a result tells', () => {
  test.each([
    ['once', 'extended', 1],
    ['more than once', 'extended-twice', 2],
  ])('that its proposer extended the vote %s', async (_, name, times) => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    for (let time = 0; time < times; time += 1) await ana.says(OPEN_CHATROOM, '!extend 1 by 1 day');
    await world.passes('9 days');
    await expectGolden(`result/${name}`, minutes.text('result:'));
  });

  test.each([
    ['one Block was', 'block-taken-back', 1],
    ['two Blocks were', 'blocks-taken-back', 2],
  ])('that %s taken back, and by whom', async (_, name, blocks) => {
    const world = await World.begin();
    const { ana, ben, cleo, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    for (const member of [ben, cleo].slice(0, blocks)) {
      await member.removes(await member.reacts(card, '🛑'));
    }
    await world.passes('7 days');
    await expectGolden(`result/${name}`, minutes.text('result:'));
  });
});

describe('a result', () => {
  test('says that a proposal passed, with its numbers', async () => {
    const { world } = await voted({ '👍': 3, '👎': 1, '🤷': 1 });
    await expectResult('passed', world);
  });

  test('says that a proposal did not pass, with its numbers', async () => {
    const { world } = await voted({ '👍': 1, '👎': 3 });
    await expectResult('not-passed', world);
  });

  test('says that a tie does not pass', async () => {
    const { world } = await voted({ '👍': 2, '👎': 2 });
    await expectResult('tie', world);
  });

  test('says that nobody voted', async () => {
    const { world } = await voted({});
    await expectResult('nobody-voted', world);
  });

  test('shows the Blocks with their reasons', async () => {
    const { world, card } = await voted({ '👍': 9 });
    await world.ben.replies(card, 'block because it closes us off from other servers');
    await world.cleo.reacts(card, '🛑');
    await expectResult('blocks', world);
  });

  test('shows the first of many Blocks, and shortens a long reason', async () => {
    const { world, card } = await voted({});
    const long = 'it goes against openness, because whoever reads it must first sign up somewhere, ';
    await world.ben.replies(card, `block because ${long.repeat(5)}`);
    await world.cleo.replies(card, 'block because I say so');
    for (const member of await world.crowd(4)) await member.reacts(card, '🛑');
    await expectResult('many-blocks', world);
  });

  test('tells of one Block more than it shows', async () => {
    const { world } = await voted({ '🛑': 5 });
    await expectResult('one-more-block', world);
  });

  test('passes in spite of a Block with nine times as many Agree', async () => {
    const { world } = await voted({ '👍': 18, '👎': 1, '🛑': 1 });
    await expectResult('passed-with-block', world);
  });

  test('shows the change of the bylaws in whole numbers', async () => {
    const { world } = await voted({ '👍': 19, '👎': 1, '🛑': 1 }, 'BYLAWS Meet twice a year');
    await expectResult('bylaws-passed', world);
  });

  test('shows by how little a change of the bylaws did not pass', async () => {
    const { world } = await voted({ '👍': 18, '👎': 1, '🛑': 1 }, 'BYLAWS Meet twice a year');
    await expectResult('bylaws-not-passed', world);
  });

  test('of a working group is advisory', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Pay the bill', FINANCE_ROOM), '👍');
    await expectResult('advisory', world);
  });

  test('mentions the votes that do not count', async () => {
    const { world, card } = await voted({ '👍': 2 });
    await world.somebody('eve').reacts(card, '👎');
    await world.passesUntil(world.minutes.vote(1).closesAt + MINUTE / 2);
    await world.ben.reacts(card, '👎');
    await expectResult('not-counted', world);
  });

  test('mentions the one vote that does not count', async () => {
    const { world, card } = await voted({ '👍': 2 });
    await world.somebody('eve').reacts(card, '👎');
    await expectResult('one-not-counted', world);
  });

  test('mentions what a moderator removed', async () => {
    const { world, card } = await voted({ '👍': 2 });
    await world.cleo.removes(await world.ben.reacts(card, '👎'));
    await expectResult('hidden', world);
  });

  test('mentions all that moderators removed', async () => {
    const { world, card } = await voted({ '👍': 2 });
    await world.cleo.removes(await world.ben.reacts(card, '👎'));
    await world.cleo.removes(await world.dev.reacts(card, '🤷'));
    await expectResult('several-hidden', world);
  });

  test('mentions a vote that came long after it was sent', async () => {
    const { world, card } = await voted({ '👍': 2 });
    const sentAt = world.now;
    await world.passes('1 day');
    await world.ben.reacts(card, '👎', { sentAt });
    await expectResult('delayed', world);
  });

  test('mentions all votes that came long after they were sent', async () => {
    const { world, card } = await voted({ '👍': 2 });
    const sentAt = world.now;
    await world.passes('1 day');
    for (const member of [world.ben, world.cleo, world.dev]) await member.reacts(card, '👎', { sentAt });
    await expectResult('several-delayed', world);
  });

  test('names the first of many votes that came long after they were sent', async () => {
    const { world, card } = await voted({ '👍': 9 });
    const late = await world.crowd(7);
    const sentAt = world.now;
    await world.passes('1 day');
    for (const member of late) await member.reacts(card, '👎', { sentAt });
    await expectResult('many-delayed', world);
  });

  test('has everything that it can have', async () => {
    const title = 'URGENT BYLAWS Meet twice a year\nJustification: the year is short';
    const { world, card } = await voted({ '👍': 20, '🛑': 5 }, title);
    const sentAt = world.now;
    await world.passes('1 day');
    await world.ben.reacts(card, '👎', { sentAt });
    await world.cleo.removes(await world.dev.replies(card, 'block because it is against openness'));
    await world.somebody('eve').reacts(card, '👎');
    await expectResult('everything', world);
  });

  test('says where all votes are when they are too many for one message', async () => {
    const { world } = await voted({ '👍': 150 });
    await expectResult('record-attached', world);
  });

  test('shows the requirements of another group: "+3 and no -1"', async () => {
    const rules = `
  lazy:
    votingPeriod: { minimum: 3 days, maximum: 60 days }
    require:
      - { votes: [agree], atLeast: 3 }
      - { votes: [block], atMost: 0 }`;
    const { world } = await voted({ '👍': 3, '🛑': 1 }, 'Release it', withRules(rules));
    await expectResult('lazy-consensus-blocked', world);
    const { world: another } = await voted({ '👍': 3, '👎': 5 }, 'Release it', withRules(rules));
    await expectResult('lazy-consensus', another);
  });

  test('shows the requirements of another group: a quorum and two thirds', async () => {
    const rules = `
  members:
    votingPeriod: { minimum: 3 days, maximum: 60 days }
    require:
      - { votes: [agree, disagree, abstain, block], atLeast: 1/2, times: [eligible] }
      - { votes: [agree], atLeast: 2/3, times: [cast] }
      - { votes: [agree], moreThan: 1/2, times: [eligibleLessAbstain] }`;
    const { world } = await voted({ '👍': 3, '🤷': 1 }, 'Merge with our neighbours', withRules(rules));
    await expectResult('quorum', world);
  });
});

describe('the announcement of a withdrawal', () => {
  test('says that nothing was decided', async () => {
    const { world, card } = await voted({ '👍': 2 });
    await world.ana.saysInThread(card, '!withdraw');
    await expectGolden('result/withdrawn', world.minutes.text('result:'));
  });

  test('says where all votes are when they are too many for one message', async () => {
    const { world, card } = await voted({ '👍': 150 });
    await world.ana.saysInThread(card, '!withdraw');
    await expectGolden('result/withdrawn-record-attached', world.minutes.text('result:'));
  });
});

describe('a proposal that was declared void', () => {
  test('ends without a decision while it is open', async () => {
    const { world, card } = await voted({ '👍': 2 });
    await declaredVoid(world);
    await expectGolden('result/void', world.minutes.text('result-void:'));
    await expectGolden('card/void', world.minutes.text(`card-closed-void:${card}`));
  });

  test('takes back its result after it', async () => {
    const { world } = await voted({ '👍': 2 });
    await world.passes('7 days');
    await declaredVoid(world);
    await expectGolden('result/void-after-result', world.minutes.text('result-void:'));
  });
});

async function declaredVoid(world: World): Promise<void> {
  await world.somebody('sam').saysToBot('void 1 because it was asked in the wrong group');
}
