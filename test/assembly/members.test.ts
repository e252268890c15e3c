import { describe, expect, it, test } from 'vitest';

import { verifyFacts } from '../../src/ledger/verify.ts';
import { LedgerReader } from '../../src/ledger/sqlite/reader.ts';
import type { Member } from './support/member.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, withLimits } from './support/social-coop.ts';
import {
  club,
  HEADER,
  LIST,
  MEMBERSHIP_ROOM,
  withElectorate,
  WITH_APPEALS,
  WITH_MEMBERS,
} from './support/with-members.ts';
import type { World } from './support/world.ts';

function problemsIn({ database }: World): readonly string[] {
  return verifyFacts(new LedgerReader(database).facts()).problems;
}

async function frozen(by: Member, who: string): Promise<string> {
  for (const because of ['rude', 'rude again'])
    await by.says(MEMBERSHIP_ROOM, `!member warn ${who} because ${because}`);
  return by.asks(MEMBERSHIP_ROOM, `!member freeze ${who} because still rude`);
}

describe('who may vote', () => {
  it('is whoever is on the list, and the card says who and how many', async () => {
    const { world } = await club();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    expect(minutes.text('card:').text.plain).toContain(
      'Who may vote: whoever is on the list “members” and has ended 42 days of probation; today 4 members.',
    );
    await ben.reacts(card, '👍');
    await world.somebody('eve').reacts(card, '👎');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0, notCounted: 1 });
    expect(problemsIn(world)).toEqual([]);
  });

  it('is not who is on probation; the day from which votes count is told in private alone', async () => {
    const { world } = await club();
    const { ana, dev, minutes } = world;
    await ana.proposes('Buy a new disk');
    const answer = await dev.asks(OPEN_CHATROOM, '!vote 1 agree');
    expect(answer).toBe(world.words('refused.not eligible', { number: 1 }));
    expect(minutes.privateWordsTo(dev.id).join()).toContain('Your votes count from 1 Dec 2026 (UTC) on.');
    expect(
      minutes
        .texts()
        .filter(({ text }) => text.plain.includes('probation') && !text.plain.includes('Who may vote')),
    ).toHaveLength(1);
  });

  it('is who was on probation, from that day on', async () => {
    const { world } = await club();
    const { ana, dev, minutes } = world;
    await world.passesUntil(Date.UTC(2026, 10, 30));
    const card = await ana.proposes('Buy a new disk');
    await dev.reacts(card, '👍');
    expect(minutes.privateWordsTo(dev.id).join()).toContain('please vote again');
    await world.passesUntil(Date.UTC(2026, 11, 1));
    await dev.reacts(card, '✅');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, notCounted: 1 });
  });

  it('is in a direct chat told why not', async () => {
    const { world } = await club();
    const { ana, dev } = world;
    await ana.proposes('Buy a new disk');
    expect(await dev.asksBot('vote 1 agree')).toContain('you are on probation');
    expect(await dev.asksBot('ballot 1')).toContain('you are on probation');
    expect(await dev.asksBot('ballot')).toContain('you are on probation');
    for (const line of ['!ballot 1', '!ballot']) {
      expect(await dev.asks(OPEN_CHATROOM, line)).not.toContain('probation');
    }
  });

  it('can be of given homeservers, or who joined before the opening, or one of both', async () => {
    const { world, fay } = await club(
      withElectorate(
        '{ anyOf: [{ homeservers: [food.example] }, { joinedBeforeOpening: true, room: true }] }',
      ),
    );
    const { ana, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await world.passes('1 hour');
    const [ira, eve] = [world.somebody('ira', 'food.example'), world.somebody('eve')];
    for (const late of [ira, eve]) await late.joins(OPEN_CHATROOM);
    for (const each of [ana, fay, ira, eve]) await each.reacts(card, '👍');
    expect(minutes.tally(1)).toMatchObject({ agree: 3, notCounted: 1 });
    const next = await ana.proposes('Buy another one');
    await eve.reacts(next, '👍');
    expect(minutes.tally(2)).toMatchObject({ agree: 1, notCounted: 0 });
  });

  it('is not who came for one vote, whatever their server says of when they joined', async () => {
    const { world } = await club(withElectorate('{ room: true, joinedBeforeOpening: true }'));
    const { ana, ben, homeserver, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await world.passes('1 hour');
    const eve = world.somebody('eve');
    homeserver.add({
      kind: 'membership',
      room: OPEN_CHATROOM,
      sender: eve.id,
      member: eve.id,
      membership: 'join',
      sentAt: world.now - 86_400_000,
    });
    await eve.reacts(card, '👎');
    // Ben only changes his name.
    await ben.joins(OPEN_CHATROOM);
    await world.restarts();
    await eve.reacts(card, '✋');
    await ben.reacts(card, '👍');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0, notCounted: 1 });
  });

  it('is who may vote in the full group, where a working group’s proposal is taken there', async () => {
    const { world } = await club(
      WITH_MEMBERS.replace(
        '    binds: the finance working group',
        '    reportTo: full\n    binds: the finance working group',
      ),
    );
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk', FINANCE_ROOM);
    const command = await ana.says(FINANCE_ROOM, '!escalate 1');
    expect(minutes.text(`card:${command}`).text.plain).toContain(
      'Who may vote: whoever is on the list “members”',
    );
  });

  it('is laid down when it is proposed, whatever is configured later', async () => {
    const { world } = await club();
    const { ana, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await world.restartsWith(withElectorate('{ room: true }'));
    const eve = world.somebody('eve');
    await eve.joins(OPEN_CHATROOM);
    await eve.reacts(card, '👍');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 1 });
  });
});

describe('where no period ends probation', () => {
  const untilApproved = withElectorate('{ roster: members.csv, keptBy: membership }');

  it('is ended by approval alone, and not by what is said of dues', async () => {
    const { world, mia } = await club(untilApproved);
    const { ana, dev, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying @dev:example.coop');
    await dev.reacts(card, '👍');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 1 });
    await mia.says(MEMBERSHIP_ROOM, '!member approve @dev:example.coop');
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying @dev:example.coop');
    await dev.reacts(card, '✅');
    expect(minutes.tally(1)).toMatchObject({ agree: 1 });
    expect(problemsIn(world)).toEqual([]);
  });

  it('goes on after a freeze', async () => {
    const the = await club(untilApproved);
    const { world, mia } = the;
    const { ana, dev, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await frozen(the.mia, '@dev:example.coop');
    await mia.says(MEMBERSHIP_ROOM, '!member unfreeze @dev:example.coop');
    await dev.reacts(card, '👍');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 1 });
    expect(problemsIn(world)).toEqual([]);
  });
});

describe('an organisation', () => {
  it('has one ballot, whoever of its delegates casts it, and the newest counts', async () => {
    const { world, fay, gil } = await club();
    const { ana, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await fay.reacts(card, '👍');
    await world.passes('1 minute');
    await gil.reacts(card, '👎');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1, notCounted: 0 });
    expect(await fay.asksBot('ballot 1')).toContain('Disagree');
    expect(await fay.asksBot('pending')).toBe(world.words('pending.none'));
    expect(await ana.asks(OPEN_CHATROOM, '!ballots 1')).toContain(
      '@gil:food.example for food-coop: Disagree, Mon, 2 Nov 2026, 10:08 UTC (before, for the same ballot: @fay:food.example, Agree)',
    );
    expect(await ana.asks(OPEN_CHATROOM, '!status 1')).toContain('Delegates who chose differently');
    await world.passes('7 days');
    expect(minutes.text('result:').text.plain).toContain('1 member’s delegates chose differently');
    expect(problemsIn(world)).toEqual([]);
  });

  it('keeps its other delegate’s choice when one takes theirs back', async () => {
    const { world, fay, gil } = await club();
    const card = await world.ana.proposes('Buy a new disk');
    await fay.reacts(card, '👍');
    await world.passes('1 minute');
    await fay.removes(await gil.reacts(card, '👎'));
    expect(world.minutes.tally(1)).toMatchObject({ disagree: 1 });
    const newer = await gil.reacts(card, '👎');
    await gil.removes(newer);
    expect(world.minutes.tally(1)).toMatchObject({ disagree: 1 });
  });
});

describe('the membership group', () => {
  it('admits a member, who is welcomed in private and told from when on votes count', async () => {
    const { world, mia } = await club();
    const answer = await mia.asks(MEMBERSHIP_ROOM, '!member approve @eve:example.coop');
    expect(answer).toContain('Their votes count from 14 Dec 2026 (UTC) on');
    const [word] = world.minutes.privateWordsTo(world.somebody('eve').id);
    expect(word).toContain('Welcome! You are a member now.');
    expect(world.minutes.rosterFacts().at(-1)).toMatchObject({
      type: 'member approved',
      by: mia.id,
      seat: '@eve:example.coop',
    });
  });

  it('cannot freeze without a ground, and can after two warnings; what was voted before stands', async () => {
    const the = await club();
    const { world, mia } = the;
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    const refused = await mia.asks(MEMBERSHIP_ROOM, '!member freeze @ben:example.coop because rude');
    expect(refused).toContain('@ben:example.coop has 0 warnings. Nothing was changed.');
    expect(refused).toContain('!member warn @ben:example.coop because …');
    expect(await frozen(the.mia, '@ben:example.coop')).toContain('is frozen (ground: warnings)');
    await ben.reacts(card, '👎');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0, notCounted: 1 });
    expect(minutes.privateWordsTo(ben.id).join('\n')).toMatch(
      /Your membership is frozen[^]*your membership is frozen/u,
    );
    await mia.says(MEMBERSHIP_ROOM, '!member unfreeze @ben:example.coop');
    expect(minutes.privateWordsTo(ben.id).at(-1)).toContain('count again from 14 Dec 2026');
    expect(problemsIn(world)).toEqual([]);
  });

  it('has who is frozen or denied told where to appeal, in a group with such a rule', async () => {
    const the = await club(WITH_APPEALS);
    const { world, mia } = the;
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await frozen(mia, ben.id);
    await ben.reacts(card, '👎');
    await mia.says(MEMBERSHIP_ROOM, '!member deny @eve:example.coop because unknown');
    const words = (who: Member) => minutes.privateWordsTo(who.id);
    const how = (who: string) =>
      `send in the room of Full group: !propose APPEAL: … with the line For: ${who} below it`;
    expect([...words(ben), ...words(world.somebody('eve'))]).toEqual([
      expect.stringContaining(how(ben.id)),
      expect.stringContaining(how(ben.id)),
      expect.stringContaining(how('@eve:example.coop')),
    ]);
    expect(await ben.asksBot('ballot 1')).toContain(how(ben.id));
  });

  it('has them told to talk to it, in a group without a rule for appeals', async () => {
    const { world, mia } = await club();
    await frozen(mia, '@ben:example.coop');
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👎');
    const words = world.minutes.privateWordsTo(world.ben.id);
    expect(words).toHaveLength(2);
    for (const word of words) expect(word).toMatch(/talk to (them|those who keep the list)/u);
    expect(words.join()).not.toMatch(/appeal|full group/iu);
  });

  it('keeps what it does to itself', async () => {
    const the = await club();
    const { world } = the;
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await frozen(the.mia, '@ben:example.coop');
    await ben.reacts(card, '👎');
    for (const text of ['!status 1', '!ballots 1', '!status', '!ballot 1', '!vote 1 agree'])
      await ben.says(OPEN_CHATROOM, text);
    await world.passes('7 days');
    const elsewhere = minutes
      .texts()
      .filter((each) => each.kind !== 'direct' && each.room !== MEMBERSHIP_ROOM);
    expect(elsewhere.filter(({ text }) => /frozen|froze|freeze|warn|rude/iu.test(text.plain))).toEqual([]);
    expect(JSON.stringify(minutes.texts().map((each) => each.kind === 'message' && each.data))).not.toMatch(
      /frozen|rude/iu,
    );
    for (const [room, who] of [
      [OPEN_CHATROOM, ana],
      [FINANCE_ROOM, ana],
    ] as const) {
      for (const text of [
        '!member list',
        '!member history @ben:example.coop',
        '!member approve @eve:example.coop',
      ]) {
        expect(await who.asks(room, text)).toBe(world.words('member.elsewhere'));
      }
    }
    expect(await ana.asksBot('member list')).toBe(world.words('member.elsewhere'));
  });

  it('is not whoever writes into its room from outside', async () => {
    const { world } = await club();
    const before = world.minutes.rosterFacts();
    await world.ana.says(MEMBERSHIP_ROOM, '!member approve @eve:example.coop');
    expect(world.minutes.rosterFacts()).toEqual(before);
  });

  it('is asked once a quarter whether non-paying members still are', async () => {
    const { world, mia } = await club();
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying @ben:example.coop');
    await world.passesUntil(Date.UTC(2027, 1, 2, 23));
    const reminders = () => world.minutes.texts().filter(({ key }) => key.startsWith('renewal:'));
    expect(reminders()).toEqual([]);
    await world.passesUntil(Date.UTC(2027, 1, 3, 1));
    await world.restarts();
    expect(reminders()).toMatchObject([{ room: MEMBERSHIP_ROOM }]);
    await world.passesUntil(Date.UTC(2027, 4, 4));
    expect(reminders()).toHaveLength(2);
    await mia.says(MEMBERSHIP_ROOM, '!member paying @ben:example.coop');
    await world.passesUntil(Date.UTC(2028, 0, 1));
    expect(reminders()).toHaveLength(2);
  });

  it('is asked once after several quarters in which nobody could be asked', async () => {
    const { world, mia } = await club();
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying @ben:example.coop');
    world.stops();
    await world.passesUntil(Date.UTC(2027, 10, 1));
    await world.restarts();
    const reminders = () => world.minutes.texts().filter(({ key }) => key.startsWith('renewal:'));
    expect(reminders()).toHaveLength(1);
    await world.passesUntil(Date.UTC(2027, 10, 4));
    expect(reminders()).toHaveLength(2);
    expect(problemsIn(world)).toEqual([]);
  });

  it('is asked once for each day, whatever a server says of when somebody was marked', async () => {
    const { world, mia } = await club();
    const since = world.now;
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying @ben:example.coop');
    await world.passes('100 days');
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying @cleo:example.coop', { sentAt: since });
    await world.passes('1 day');
    expect(world.minutes.texts().filter(({ key }) => key.startsWith('renewal:'))).toHaveLength(2);
    expect(problemsIn(world)).toEqual([]);
  });

  it('is those in its room whose votes count by the list; the others can neither read nor change it', async () => {
    const { world, mia } = await club();
    const { ana, ben, dev } = world;
    for (const each of [ana, ben, dev]) await each.joins(MEMBERSHIP_ROOM);
    await ana.says(MEMBERSHIP_ROOM, '!member deny @eve:example.coop because unknown');
    await frozen(ana, '@ben:example.coop');
    const eve = world.somebody('eve');
    await eve.joins(MEMBERSHIP_ROOM);
    const before = world.minutes.rosterFacts();
    for (const who of [ben, dev, eve, mia]) {
      for (const line of [
        'list',
        'history @ana:example.coop',
        'approve @hal:example.coop joined 2025-01-01',
        'warn @ana:example.coop because rude',
        'nonsense',
      ]) {
        expect(await who.asks(MEMBERSHIP_ROOM, `!member ${line}`)).toBe(world.words('member.not yours'));
      }
    }
    expect(world.minutes.rosterFacts()).toEqual(before);
    expect(await ana.asks(MEMBERSHIP_ROOM, '!member list')).toContain('On the list');
  });

  it('is whoever is in its room while nobody there is on the list with a vote that counts, but not who is frozen', async () => {
    const { world, mia } = await club(WITH_MEMBERS, `${HEADER}\n,@dev:example.coop,2026-10-20,probation,\n`);
    const { ana, ben, dev } = world;
    for (const each of [ana, ben, dev]) await each.joins(MEMBERSHIP_ROOM);
    await mia.says(MEMBERSHIP_ROOM, '!member deny @ben:example.coop because unknown');
    expect(await ben.asks(MEMBERSHIP_ROOM, '!member list')).toBe(world.words('member.not yours'));
    expect(await dev.asks(MEMBERSHIP_ROOM, '!member approve @ana:example.coop joined 2025-01-01')).toContain(
      'is approved',
    );
    // From now on somebody is there who can.
    expect(await dev.asks(MEMBERSHIP_ROOM, '!member list')).toBe(world.words('member.not yours'));
    expect(await mia.asks(MEMBERSHIP_ROOM, '!member list')).toBe(world.words('member.not yours'));
    expect(await ana.asks(MEMBERSHIP_ROOM, '!member list')).toContain('On the list');
    expect(problemsIn(world)).toEqual([]);
  });

  it('lets nobody decide on their own seat, also not as one of several delegates', async () => {
    const { world, mia, fay } = await club();
    await mia.says(MEMBERSHIP_ROOM, '!member non-paying food-coop');
    await fay.joins(MEMBERSHIP_ROOM);
    const before = world.minutes.rosterFacts();
    for (const line of ['paying food-coop', 'paid food-coop', `approve ${fay.id} joined 2025-01-01`]) {
      expect(await fay.asks(MEMBERSHIP_ROOM, `!member ${line}`)).toContain('somebody else of the group');
    }
    expect(world.minutes.rosterFacts()).toEqual(before);
  });

  it('has no newcomer who admits themselves', async () => {
    const { world, mia } = await club();
    const before = world.minutes.rosterFacts();
    expect(await mia.asks(MEMBERSHIP_ROOM, `!member approve ${mia.id} joined 2025-01-01`)).toContain(
      'somebody else of the group',
    );
    expect(world.minutes.rosterFacts()).toEqual(before);
  });

  it('gives an organisation another delegate, by its name', async () => {
    const { world, mia, fay } = await club();
    const card = await world.ana.proposes('Buy a new disk');
    const hal = world.somebody('hal', 'food.example');
    await mia.says(MEMBERSHIP_ROOM, '!member account add @hal:food.example to food-coop');
    await fay.reacts(card, '👍');
    await hal.reacts(card, '👍');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1 });
    await mia.says(MEMBERSHIP_ROOM, '!member account remove @hal:food.example');
    await hal.reacts(card, '👎');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, notCounted: 1 });
  });
});

test('however many members are admitted in a short time, all are, also after a replay of an older copy', async () => {
  const { world, mia } = await club(withLimits('', WITH_MEMBERS));
  const copy = world.copy();
  const admits = async (from: number) => {
    for (let each = from; each < from + 15; each += 1)
      await mia.says(MEMBERSHIP_ROOM, `!member approve @new-${String(each)}:example.coop`);
  };
  await admits(0);
  await world.restarts();
  await admits(15);
  const admitted = () => world.minutes.rosterFacts().filter(({ type }) => type === 'member approved');
  expect(admitted()).toHaveLength(30);
  await world.restores(copy);
  expect(admitted()).toHaveLength(30);
});

describe('the file', () => {
  test('is taken in once, and again when it is another', async () => {
    const { world } = await club();
    expect(world.imports).toMatchObject([{ kind: 'imported', changes: 5, absent: 0 }]);
    await world.restarts();
    expect(world.imports.at(-1)).toEqual({ kind: 'known' });
    world.files.set('/co-op/members.csv', `${HEADER}\n,@eve:example.coop,2026-01-01,member,\n`);
    await world.restarts();
    expect(world.imports.at(-1)).toEqual({ kind: 'imported', changes: 1, absent: 5 });
    expect(world.minutes.rosterFacts().at(-2)).toMatchObject({ type: 'seat added', by: 'members.csv' });
  });

  test('that is wrong changes nothing, and each wrong line is told to the stewards in private, once', async () => {
    const the = await club();
    const { world } = the;
    await frozen(the.mia, '@ben:example.coop');
    const before = world.minutes.rosterFacts();
    world.files.set('/co-op/members.csv', `${LIST},@eve:example.coop,2026-01-01,member,\n`);
    await world.restarts();
    await world.restarts();
    expect(world.minutes.rosterFacts()).toEqual(before);
    const words = world.minutes.privateWordsTo(world.somebody('sam').id);
    expect(words).toHaveLength(1);
    expect(words[0]).toContain('line 3: @ben:example.coop is frozen, by @mia:example.coop on 2026-11-02');
  });
});

test('a file that undoes what was decided is refused with who can', async () => {
  const the = await club();
  const { world, mia } = the;
  await frozen(the.mia, '@ben:example.coop');
  await mia.says(MEMBERSHIP_ROOM, '!member left @ben:example.coop');
  await mia.says(MEMBERSHIP_ROOM, '!member deny @eve:example.coop because unknown');
  world.files.set('/co-op/members.csv', `${LIST},@eve:example.coop,2026-01-01,member,\n`);
  await world.restarts();
  expect(world.imports.at(-1)).toEqual({
    kind: 'wrong',
    wrong: [
      {
        line: 3,
        message:
          "@ben:example.coop was frozen when they left; a file can't undo that (!member approve does), so status should be left",
      },
      {
        line: 7,
        message:
          "@eve:example.coop was denied, by @mia:example.coop on 2026-11-02; a file can't undo that (!member approve does), so leave out this line",
      },
    ],
  });
});

test('after a restart, and after a replay of an older copy, the list is the same', async () => {
  const the = await club();
  const { world, mia } = the;
  const copy = world.copy();
  await mia.says(MEMBERSHIP_ROOM, '!member approve @eve:example.coop');
  await frozen(the.mia, '@ben:example.coop');
  const list = await mia.asks(MEMBERSHIP_ROOM, '!member list');
  const said = world.minutes.keys().filter((key) => key.startsWith('member:'));
  await world.restores(copy);
  expect(await mia.asks(MEMBERSHIP_ROOM, '!member list')).toBe(list);
  expect(world.minutes.keys().filter((key) => key.startsWith('member:'))).toEqual(said);
});

test.for([
  'before commit',
  'after commit',
  'before send',
  'after send',
  'before acknowledge',
  'after acknowledge',
] as const)(
  'wherever the process ends, such as %s, everybody is told once, and the list is whole',
  async (boundary) => {
    const the = await club();
    const { world, mia } = the;
    let times = 0;
    // Every other time: the process that follows gets further.
    world.endsTheBot((at) => at === boundary && (times += 1) % 2 === 1);
    await mia.says(MEMBERSHIP_ROOM, '!member approve @eve:example.coop');
    await frozen(the.mia, '@ben:example.coop');
    world.files.set('/co-op/members.csv', `${HEADER}\n,@hal:example.coop,2026-01-01,member,\n`);
    await world.restarts();
    expect(times).toBeGreaterThan(0);
    expect(world.minutes.rosterFacts().map(({ type }) => type)).toEqual([
      ...Array.from({ length: 5 }, () => 'seat added'),
      'roster imported',
      'member approved',
      'member warned',
      'member warned',
      'member frozen',
      'seat added',
      'roster imported',
    ]);
    expect(world.minutes.keys().filter((key) => key.startsWith('member:'))).toHaveLength(2);
    expect(problemsIn(world)).toEqual([]);
  },
);
