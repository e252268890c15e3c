import { describe, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, withLimits, withRules } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function expectRefusal(name: string, world: World, text: string, room = OPEN_CHATROOM): Promise<void> {
  const asked = await world.ana.says(room, text);
  await expectGolden(`refusal/${name}`, world.minutes.answerTo(asked));
}

describe('a command is refused that', () => {
  it.each([
    ['is mistyped', 'mistyped', '!statsu'],
    ['is unknown', 'unknown', '!frobnicate'],
    ['is asked help for and unknown', 'help-unknown', '!help frobnicate'],
    ['names no proposal', 'number-missing', '!ballots'],
    ['names a proposal that does not exist', 'no-such-proposal', '!status 9'],
    ['names no choice', 'no-choice', '!vote 1'],
    ['names a choice that does not exist', 'unknown-choice', '!vote 1 maybe'],
    ['has a typing error in the choice', 'mistyped-choice', '!vote 1 agre because we need it'],
    ['has a reason without because', 'reason-without-because', '!vote 1 agree we need it'],
    ['has something else for a number', 'bad-number', '!vote 1.5 agree'],
    ['votes on nothing', 'vote-number-missing', '!vote agree'],
    ['names another body’s proposal', 'in-other-body', '!status 2'],
    ['withdraws another’s proposal', 'not-yours', '!withdraw 3'],
  ])('%s', async (_, name, text) => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await world.ben.proposes('Buy tea');
    await expectRefusal(name, world, text);
  });

  test('comes before the card is in the room', async () => {
    const world = await World.begin();
    await world.withSendingHeldUp(async () => {
      await world.ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
      await world.ana.says(OPEN_CHATROOM, '!vote 1 agree');
    });
    await expectGolden('refusal/not-open-yet', world.minutes.text('answer:'));
  });

  test('comes after the end of voting', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await world.passesUntil(world.minutes.vote(1).closesAt);
    await expectRefusal('over', world, '!vote 1 agree');
  });

  test('comes after the result', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await world.passes('7 days');
    await expectRefusal('closed', world, '!vote 1 agree');
  });

  test('comes after very many others', async () => {
    const world = await World.begin(withLimits('commands: { burst: 20, every: 10 seconds }'));
    for (let each = 0; each < 20; each++) await world.ana.says(OPEN_CHATROOM, '!status');
    await expectRefusal('too-many-commands', world, '!status');
  });

  test('comes from outside', async () => {
    const world = await World.begin();
    await world.ben.proposes('Buy a new disk');
    await world.ana.leaves(OPEN_CHATROOM);
    await expectRefusal('not-eligible', world, '!vote 1 agree');
  });

  test('asks privately for what is not for this person', async () => {
    const world = await World.begin();
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    const asked = await world.cleo.saysToBot('status 1');
    await expectGolden('refusal/not-in-its-room', world.minutes.answerTo(asked));
  });

  test('proposes in a direct chat', async () => {
    const world = await World.begin();
    const asked = await world.ana.saysToBot('propose Buy a new disk');
    await expectGolden('refusal/propose-here', world.minutes.answerTo(asked));
  });
});

describe('a proposal is refused', () => {
  test('beside too many others of the same person', async () => {
    const world = await World.begin(withLimits('openProposals: 3'));
    for (let each = 1; each <= 3; each++) await world.ana.proposes(`Buy disk ${each}`);
    await expectRefusal('proposal/too-many-open', world, '!propose Buy tea');
  });

  it.each([
    ['without a title', 'title-missing', ''],
    ['with a title that is too long', 'title-long', 'Buy '.repeat(40)],
    [
      'with a justification that is too long',
      'justification-long',
      `URGENT Buy\nJustification: ${'now '.repeat(130)}`,
    ],
    ['with details that are too long', 'details-long', `Buy a new disk\n\n${'It is full. '.repeat(501)}`],
    ['with a mistyped field', 'field-unknown', 'Buy a new disk\nCloes: in 8 days'],
    ['with a field twice', 'field-twice', 'Buy a new disk\nCloses: in 8 days\nCloses: in 9 days'],
    ['with a field after the details', 'field-late', 'Buy a new disk\n\nIt is full.\nCloses: in 8 days'],
    ['with an empty field', 'field-empty', 'Buy a new disk\nCloses:'],
    ['urgent without a justification', 'urgent-without-justification', 'URGENT Buy a new disk'],
    [
      'justified and not urgent',
      'justification-without-urgent',
      'Buy a new disk\nJustification: mail is lost',
    ],
    [
      'with an end that is too early',
      'too-early',
      'Buy a new disk\nCloses: in 3 days\n\nThe old one is full.',
    ],
    [
      'urgent with an end that is too early',
      'urgent-too-early',
      'URGENT Buy\nCloses: in 3 hours\nJustification: now',
    ],
    ['with an end that is too late', 'too-late', 'Buy a new disk\nCloses: in 100 days'],
    ['with an end that is not understood', 'time-not-understood', 'Buy a new disk\nCloses: soon'],
    ['with an end without a time', 'time-no-time-of-day', 'Buy a new disk\nCloses: Friday'],
    ['with an end without a day', 'time-no-date', 'Buy a new disk\nCloses: 18:00'],
    ['with an end in the past', 'time-past', 'Buy a new disk\nCloses: 2026-10-01 18:00'],
    [
      'with an end that the clocks skip',
      'time-impossible',
      'Buy a new disk\nCloses: 2027-03-28 02:30 Europe/Paris',
    ],
    [
      'with an end that the clocks show twice',
      'time-ambiguous',
      'Buy a new disk\nCloses: 2027-10-31 02:30 Europe/Paris',
    ],
    [
      'with an unknown time zone',
      'time-unknown-zone',
      'Buy a new disk\nCloses: 2026-11-20 18:00 Europe/Pariss',
    ],
    [
      'with details of too much markup',
      'details-markup',
      `Buy a new disk\n\n${`${'>'.repeat(20)}a\n\n`.repeat(250)}`,
    ],
    ['with a date of two readings', 'time-ambiguous-date', 'Buy a new disk\nCloses: 11/12/2026 18:00'],
    [
      'with long details, which are not all repeated',
      'long-repeated',
      `URGENT Buy\n\n${'Full. '.repeat(100)}`,
    ],
    ['with several mistakes', 'several', 'URGENT\nCloses: in 1 hour\n\nThe old one is full.'],
  ])('%s', async (_, name, text) => {
    await expectRefusal(`proposal/${name}`, await World.begin(), `!propose ${text}`);
  });

  test('that changes the bylaws in a working group', async () => {
    const world = await World.begin();
    await expectRefusal('proposal/not-for-this-body', world, '!propose BYLAWS Meet', FINANCE_ROOM);
  });

  test('whose labels ask for two rules', async () => {
    const rule = (label: string) => `
    ${label === '' ? '' : `label: ${label}`}
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }`;
    const rules = `  plain:${rule('')}\n  bylaws:${rule('BYLAWS')}\n  election:${rule('ELECTION')}`;
    const world = await World.begin(withRules(rules));
    await expectRefusal('proposal/two-rules', world, '!propose BYLAWS ELECTION Meet');
  });
});

describe('declaring void is refused', () => {
  async function toSteward(name: string, command: string): Promise<void> {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await world.ana.says(OPEN_CHATROOM, '!withdraw 1');
    await world.ana.proposes('Buy another disk');
    const asked = await world.somebody('sam').saysToBot(command);
    await expectGolden(`refusal/${name}`, world.minutes.answerTo(asked));
  }

  test('to members', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    await expectRefusal('void-not-a-steward', world, '!void 1 because I say so');
  });

  test('without a reason', () => toSteward('void-no-reason', 'void 2'));
  test('of what decides nothing already', () =>
    toSteward('void-ended-already', 'void 1 because of a mistake'));
});

test('a vote by words that was sent in time and came after the result is answered', async () => {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  const { closesAt } = world.minutes.vote(1);
  await world.passes('7 days');
  const asked = await world.ben.says(OPEN_CHATROOM, '!vote 1 agree', { sentAt: closesAt - 1000 });
  await expectGolden('refusal/arrived-late', world.minutes.answerTo(asked));
});
