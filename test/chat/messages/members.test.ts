import { describe, expect, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import {
  club,
  HEADER,
  LIST,
  MEMBERSHIP_ROOM,
  withElectorate,
  WITH_APPEALS,
  WITH_MEMBERS,
} from '../../assembly/support/with-members.ts';
import { expectGolden } from '../../support/golden.ts';

/** Without a period, probation ends when the group says so. */
const NO_PERIOD = withElectorate('{ roster: members.csv, keptBy: membership }');

/** An appeal needs no line below its title, and two groups decide on appeals. */
const BARE_APPEALS = WITH_APPEALS.replace('    fields: [For]\n', '').replace(
  'label: APPEAL\n    bodies: [full]',
  'label: APPEAL\n    bodies: [full, finance]',
);

const BEN = '@ben:example.coop';
const WARNED = [`warn ${BEN} because rude to a newcomer`];
const TWICE = [...WARNED, `warn ${BEN} because rude again`];
const DEV = '@dev:example.coop';
const FROZEN = [...TWICE, `freeze ${BEN} because still rude <to everybody>`];

const DEV_FROZEN = FROZEN.map((line) => line.replaceAll(BEN, DEV));

/** What was sent before, the line, and how the list is set up, where that is not with 42 days of probation. */
type Line = readonly [name: string, line: string, before?: readonly string[], yaml?: string];

async function expectAnswer([name, line, before = [], yaml]: Line): Promise<void> {
  const { world, mia } = await club(yaml);
  for (const each of before) {
    await mia.says(MEMBERSHIP_ROOM, `!member ${each}`);
    await world.passes('1 hour');
  }
  const asked = await mia.says(MEMBERSHIP_ROOM, `!member ${line}`.trim());
  await expectGolden(`member/${name}`, world.minutes.answerTo(asked));
}

describe('the membership group is answered', () => {
  it.each(
    named([
      ['approve-with-probation', 'approve @eve:example.coop'],
      ['approve', 'approve @eve:example.coop joined 2026-10-01', [], NO_PERIOD],
      ['deny', 'deny @eve:example.coop because nobody knows them'],
      ['warn-once', ...atLast(WARNED)],
      ['warn-twice', ...atLast(TWICE)],
      ['freeze', ...atLast(FROZEN)],
      ['freeze-for-dues', `freeze ${BEN} because they do not answer`, [`unpaid ${BEN} since 2026-05-02`]],
      ['unfreeze-with-probation', `unfreeze ${BEN}`, FROZEN],
      ['unfreeze', `unfreeze ${BEN}`, FROZEN, NO_PERIOD],
      ['unfreeze-to-be-approved', `unfreeze ${DEV}`, DEV_FROZEN, NO_PERIOD],
      ['non-paying', `non-paying ${BEN}`],
      ['paying', `paying ${BEN}`, [`non-paying ${BEN}`]],
      ['unpaid', `unpaid ${BEN} since 2026-09-01`],
      ['paid', `paid ${BEN}`, [`unpaid ${BEN} since 2026-09-01`]],
      ['left', `left ${BEN}`],
      ['account-add', 'account add @hal:food.example to food-coop'],
      ['account-remove', 'account remove @gil:food.example'],
    ]),
  )('$name', ({ line }) => expectAnswer(line));
});

describe('an order that can’t be carried out changes nothing, and the answer says why', () => {
  it.each(
    named([
      ['no-ground', `freeze ${BEN} because rude`],
      ['no-ground-yet', `freeze ${BEN} because rude`, [...WARNED, `unpaid ${BEN} since 2026-09-01`]],
      ['not-on-the-list', 'warn @eve:example.coop because rude'],
      ['approved-already', `approve ${BEN}`],
      ['frozen-already', `approve ${BEN}`, FROZEN],
      ['denied-already', 'warn @eve:example.coop because rude', ['deny @eve:example.coop because unknown']],
      ['on-probation', `non-paying ${DEV}`, [], NO_PERIOD],
      ['in-the-future', 'approve @eve:example.coop joined 2027-01-01'],
      ['account-taken', `account add ${BEN} to food-coop`],
      ['names-the-seat', `account remove ${BEN}`],
      ['not-of-the-seat', `account remove ${BEN} from food-coop`],
      ['nothing-unpaid', `paid ${BEN}`],
      ['own-seat', 'approve @mia:example.coop'],
    ]),
  )('$name', ({ line }) => expectAnswer(line));
});

describe('a line that can’t be read is answered with one that could be', () => {
  it.each(
    named([
      ['no-order', ''],
      ['unknown-order', 'unfreze @ben:example.coop'],
      ['no-account', 'warn because rude'],
      ['no-reason', `deny ${BEN}`],
      ['no-day', `unpaid ${BEN} since last spring`],
      ['not-understood', `left ${BEN} yesterday`],
    ]),
  )('$name', ({ line }) => expectAnswer(line));

  it.each([
    'warn [Ben](https://matrix.to/#/@ben:example.coop) because rude',
    'warn https://matrix.to/#/%40ben%3Aexample.coop: rude',
    'Warn @ben:example.coop, rude',
    'WARN @ben:example.coop: because rude',
  ])('and this one is read: “%s”', async (line) => {
    const { world, mia } = await club();
    await mia.says(MEMBERSHIP_ROOM, `!member ${line}`);
    expect(world.minutes.rosterFacts().at(-1)).toMatchObject({
      type: 'member warned',
      seat: BEN,
      because: 'rude',
    });
  });
});

describe('the list', () => {
  const everything = [
    ...FROZEN,
    'non-paying @cleo:example.coop',
    'unpaid @ana:example.coop since 2026-09-01',
    'left food-coop',
    'deny @eve:example.coop because unknown',
  ];

  it.each(
    named([
      ['list', 'list', everything],
      ['list-of-probation', 'list probation', ['approve @eve:example.coop']],
      ['list-of-members', 'list member'],
      ['list-of-one', 'list frozen', FROZEN],
      ['list-of-nobody', 'list frozen'],
      [
        'history',
        `history ${BEN}`,
        [
          ...FROZEN,
          `unfreeze ${BEN}`,
          `unpaid ${BEN} since 2026-09-01`,
          `paid ${BEN}`,
          `non-paying ${BEN}`,
          `paying ${BEN}`,
          `account add @ben2:example.coop to ${BEN}`,
          'account remove @ben2:example.coop',
          `warn ${BEN} because rude`,
        ],
      ],
      ['history-of-who-was-denied', 'history @eve:example.coop', ['deny @eve:example.coop because unknown']],
      [
        'history-of-an-applicant',
        'history @eve:example.coop',
        ['deny @eve:example.coop because unknown', 'approve @eve:example.coop', 'left @eve:example.coop'],
      ],
    ]),
  )('$name', ({ line }) => expectAnswer(line));

  it.each([
    ['history-of-delegates', 12],
    ['history-of-many-delegates', 13],
  ])('%s', (name, warnings) =>
    expectAnswer([
      name,
      'history food-coop',
      Array.from({ length: warnings }, () => 'warn food-coop because late'),
    ]),
  );

  test('is empty at first', async () => {
    const { world, mia } = await club(WITH_MEMBERS, `${HEADER}\n`);
    const asked = await mia.says(MEMBERSHIP_ROOM, '!member list');
    await expectGolden('member/list-empty', world.minutes.answerTo(asked));
  });

  test('of very many names the first', async () => {
    const crowd = Array.from(
      { length: 30 },
      (_, index) => `,@m${String(index)}:example.coop,2026-11-01,probation,`,
    );
    const { world, mia } = await club(WITH_MEMBERS, `${HEADER}\n${crowd.join('\n')}\n`);
    for (const [name, line] of [
      ['list-of-many', 'list'],
      ['list-of-very-many', 'list probation'],
    ] as const) {
      const asked = await mia.says(MEMBERSHIP_ROOM, `!member ${line}`);
      await expectGolden(`member/${name}`, world.minutes.answerTo(asked));
    }
  });

  test('is not shown to who is in the room and not among those who keep it', async () => {
    const { world, mia } = await club();
    await world.ana.joins(MEMBERSHIP_ROOM);
    const asked = await mia.says(MEMBERSHIP_ROOM, '!member list');
    await expectGolden('member/not-yours', world.minutes.answerTo(asked));
  });

  test('is kept nowhere else', async () => {
    const { world } = await club();
    const asked = await world.ana.says(FINANCE_ROOM, `!member history ${BEN}`);
    await expectGolden('member/elsewhere', world.minutes.answerTo(asked));
  });
});

describe('whoever it is about is told in private', () => {
  it.each(
    named([
      ['welcome-with-probation', 'approve @eve:example.coop'],
      ['welcome', 'approve @eve:example.coop', [], NO_PERIOD],
      ['denied', 'deny @eve:example.coop because unknown'],
      ['frozen', ...atLast(FROZEN)],
      ['frozen-with-appeal', ...atLast(FROZEN), WITH_APPEALS],
      ['denied-with-appeal', 'deny @eve:example.coop because unknown', [], WITH_APPEALS],
      ['denied-with-bare-appeal', 'deny @eve:example.coop because unknown', [], BARE_APPEALS],
      ['unfrozen-with-probation', `unfreeze ${BEN}`, FROZEN],
      ['unfrozen', `unfreeze ${BEN}`, FROZEN, NO_PERIOD],
      ['unfrozen-to-be-approved', `unfreeze ${DEV}`, DEV_FROZEN, NO_PERIOD],
    ]),
  )('$name', async ({ line: [name, line, before = [], yaml] }) => {
    const { world, mia } = await club(yaml);
    for (const each of before) await mia.says(MEMBERSHIP_ROOM, `!member ${each}`);
    const event = await mia.says(MEMBERSHIP_ROOM, `!member ${line}`);
    await expectGolden(`member-word/${name}`, world.minutes.text(`member:${event}`));
  });
});

describe('why a vote does not count is told to its voter', () => {
  it.each(
    named([
      ['probation', '', []],
      ['probation-without-a-period', '', [], NO_PERIOD],
      ['frozen-voter', '', FROZEN.map((each) => each.replace(BEN, '@dev:example.coop'))],
      [
        'frozen-voter-with-appeal',
        '',
        FROZEN.map((each) => each.replace(BEN, '@dev:example.coop')),
        WITH_APPEALS,
      ],
      ['has-left', '', ['left @dev:example.coop']],
      ['was-denied', '', ['left @dev:example.coop', 'deny @dev:example.coop because unknown']],
      ['not-listed', '', [], withElectorate('{ roster: others.csv }')],
      ['other-homeserver', '', [], withElectorate('{ homeservers: [food.example] }')],
    ]),
  )('$name', async ({ line: [name, , before = [], yaml] }) => {
    const { world, mia } = await club(yaml);
    for (const each of before) await mia.says(MEMBERSHIP_ROOM, `!member ${each}`);
    const card = await world.ana.proposes('Buy a new disk');
    await world.dev.reacts(card, '👍');
    await expectGolden(`to-one-member/${name}`, world.minutes.text('not-counted:'));
  });

  test('on probation, which ends before the voting', async () => {
    const { world } = await club();
    await world.passesUntil(Date.UTC(2026, 10, 30));
    await world.dev.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await expectGolden('to-one-member/probation-ends', world.minutes.text('not-counted:'));
  });

  test('who came after it was proposed', async () => {
    const { world } = await club(withElectorate('{ room: true, joinedBeforeOpening: true }'));
    const card = await world.ana.proposes('Buy a new disk');
    await world.passes('1 hour');
    const eve = world.somebody('eve');
    await eve.joins(OPEN_CHATROOM);
    await eve.reacts(card, '👍');
    await expectGolden('to-one-member/joined-later', world.minutes.text('not-counted:'));
  });
});

describe('the card says who may vote', () => {
  it.each([
    ['electorate-list', '{ roster: members.csv, probation: 42 days }'],
    [
      'electorate-everything',
      '{ roster: members.csv, room: true, homeservers: [example.coop, food.example], joinedBeforeOpening: true }',
    ],
    [
      'electorate-either',
      '{ joinedBeforeOpening: true, anyOf: [{ roster: members.csv }, { room: true, homeservers: [example.coop] }] }',
    ],
  ])('%s', async (name, electorate) => {
    const { world } = await club(withElectorate(electorate));
    await world.ana.proposes('Buy a new disk');
    await expectGolden(`card/${name}`, world.minutes.text('card:'));
  });
});

describe('delegates who chose differently are shown', () => {
  it.each([
    ['status/divided', '!status 1'],
    ['ballots/divided', '!ballots 1'],
  ])('%s', async (name, line) => {
    const { world, fay, gil } = await club();
    const card = await world.ana.proposes('Buy a new disk');
    await fay.reacts(card, '👍');
    await gil.reacts(card, '👎');
    await world.dev.reacts(card, '👎');
    await expectGolden(name, world.minutes.answerTo(await world.ben.says(OPEN_CHATROOM, line)));
  });

  it.each([
    ['result/divided', LIST],
    ['result/several-divided', `${LIST}bikes,@ana2:example.coop @ben2:example.coop,2025-01-01,member,\n`],
  ])('%s', async (name, list) => {
    const { world, fay, gil } = await club(WITH_MEMBERS, list);
    const card = await world.ana.proposes('Buy a new disk');
    const [ana2, ben2] = [world.somebody('ana2'), world.somebody('ben2')];
    for (const each of [ana2, ben2]) await each.joins(OPEN_CHATROOM);
    for (const each of [fay, ana2]) await each.reacts(card, '👍');
    for (const each of [gil, ben2]) await each.reacts(card, '👎');
    await world.passes('7 days');
    await expectGolden(name, world.minutes.text('result:'));
  });
});

describe('once a quarter the group is asked', () => {
  it.each([
    ['renewal', [BEN]],
    ['renewals', [BEN, '@cleo:example.coop', 'food-coop']],
  ])('%s', async (name, whom) => {
    const { world, mia } = await club();
    for (const each of whom) await mia.says(MEMBERSHIP_ROOM, `!member non-paying ${each}`);
    await world.passes('100 days');
    await expectGolden(`member/${name}`, world.minutes.text('renewal:'));
  });
});

test('stewards are told every line of a list that is wrong', async () => {
  const { world, mia } = await club();
  for (const each of FROZEN) await mia.says(MEMBERSHIP_ROOM, `!member ${each}`);
  const more = Array.from(
    { length: 11 },
    (_, index) => `,@m${String(index)}:example.coop,2026-13-01,member,`,
  );
  world.files.set('/co-op/members.csv', `${LIST}\n`);
  await world.restarts();
  await expectGolden('notice/roster-refused', world.minutes.text('steward:roster:'));
  world.files.set('/co-op/members.csv', `${LIST}${more.join('\n')}\n`);
  await world.restarts();
  const [, second] = world.minutes.texts().filter(({ key }) => key.startsWith('steward:roster:'));
  if (second !== undefined) await expectGolden('notice/roster-refused-many', second);
});

/** The last line, and those before it. */
function atLast(lines: readonly string[]): readonly [string, readonly string[]] {
  return [lines.at(-1) ?? '', lines.slice(0, -1)];
}

function named(lines: readonly Line[]): { readonly name: string; readonly line: Line }[] {
  return lines.map((line) => ({ name: line[0], line }));
}
