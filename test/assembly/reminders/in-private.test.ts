import { describe, expect, test } from 'vitest';

import type { Member } from '../support/member.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, withReminders } from '../support/social-coop.ts';
import { club, WITH_MEMBERS } from '../support/with-members.ts';
import { World } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As a configuration has it that says nothing of reminders. */
const REMINDED = withReminders('');
const NIGHTS = withReminders('before: [24 hours], quietHours: { from: "22:00", to: "8:00" }');

/** The proposals of which somebody was reminded in private, in order. */
function remindedOf({ minutes }: World, member: Member): number[] {
  return minutes
    .privateWordsTo(member.id)
    .flatMap((word) => /^Voting on proposal (\d+), .*ends in/u.exec(word)?.slice(1).map(Number) ?? []);
}

/** When somebody was first reminded, in whole minutes before the end of proposal 1; undefined for never. */
async function remindedBefore(world: World, member: Member): Promise<number | undefined> {
  const { closesAt } = world.minutes.vote(1);
  for (let left = Math.min(40 * HOUR, closesAt - world.now); left >= 0; left -= MINUTE) {
    await world.passesUntil(closesAt - left);
    if (remindedOf(world, member).length > 0) return left / MINUTE;
  }
  return undefined;
}

describe('in private is reminded', () => {
  test('who asked for it and has not voted, a day before the end, once', async () => {
    const world = await World.begin(REMINDED);
    const { ana, ben, cleo, dev } = world;
    await ben.saysToBot('remind me');
    await cleo.says(OPEN_CHATROOM, '!remind me');
    const card = await ana.proposes('Buy a new disk');
    await cleo.reacts(card, '👍');
    const { closesAt } = world.minutes.vote(1);
    await world.passesUntil(closesAt - 24 * HOUR - MINUTE);
    expect(remindedOf(world, ben)).toEqual([]);
    await world.passesUntil(closesAt - 24 * HOUR);
    await world.passes('3 days');
    expect(remindedOf(world, ben)).toEqual([1]);
    expect([ana, cleo, dev].map((member) => remindedOf(world, member))).toEqual([[], [], []]);
    expect(world.minutes.text('remind:')).toMatchObject({ kind: 'direct', to: ben.id, notice: false });
  });

  test('not who may not vote', async () => {
    const world = await World.begin(REMINDED);
    for (const member of [world.ben, world.cleo, world.dev]) await member.saysToBot('remind me');
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await world.dev.leaves(OPEN_CHATROOM);
    await world.passes('7 days');
    expect([world.ben, world.cleo, world.dev].map((each) => remindedOf(world, each))).toEqual([[1], [], []]);
  });

  test('not who is on probation, nor a delegate for whose organisation another has voted', async () => {
    const { world, fay, gil } = await club(withReminders('', WITH_MEMBERS));
    for (const member of [world.ben, world.dev, fay]) await member.saysToBot('remind me');
    const card = await world.ana.proposes('Buy a new disk');
    await world.ana.proposes('Buy a lamp');
    await gil.reacts(card, '👍');
    await world.passes('7 days');
    expect([world.ben, world.dev, fay].map((each) => remindedOf(world, each))).toEqual([[1, 2], [], [2]]);
  });

  test('who took their vote back', async () => {
    const world = await World.begin(REMINDED);
    await world.ben.saysToBot('remind me');
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.removes(await world.ben.reacts(card, '👍'));
    await world.passes('7 days');
    expect(remindedOf(world, world.ben)).toEqual([1]);
  });

  test('not who wants it no more', async () => {
    const world = await World.begin(REMINDED);
    await world.ben.saysToBot('remind me');
    await world.ana.proposes('Buy a new disk');
    expect(await world.ben.asksBot('remind me off')).toBe(world.words('remind.off'));
    await world.passes('7 days');
    expect(remindedOf(world, world.ben)).toEqual([]);
  });

  test('not who asked after the reminder, but they are told what waits', async () => {
    const world = await World.begin(REMINDED);
    await world.ana.proposes('Buy a new disk');
    await world.ben.saysToBot('remind me');
    await world.passes('5 days 12 hours');
    expect(await world.cleo.asksBot('remind me')).toContain(
      world.words('remind.waiting', { count: 1, command: '!pending' }),
    );
    await world.restarts();
    await world.passes('2 days');
    expect([world.ben, world.cleo].map((each) => remindedOf(world, each))).toEqual([[1], []]);
  });

  test('nobody, if reminders are switched off', async () => {
    const world = await World.begin(withReminders('before: []'));
    expect(await world.ben.asksBot('remind me')).toBe(world.words('remind.never'));
    await world.ana.proposes('Buy a new disk');
    await world.passes('7 days');
    expect(remindedOf(world, world.ben)).toEqual([]);
  });

  test('somebody once, at the last of several times', async () => {
    const world = await World.begin(withReminders('before: [3 days, 2 hours]'));
    await world.ben.saysToBot('remind me');
    await world.ana.proposes('Buy a new disk');
    expect(await remindedBefore(world, world.ben)).toBe(2 * 60);
    await world.passes('3 days');
    expect(remindedOf(world, world.ben)).toEqual([1]);
  });

  test('somebody again, if the vote got more time', async () => {
    const world = await World.begin(REMINDED);
    await world.ben.saysToBot('remind me');
    await world.ana.proposes('Buy a new disk');
    await world.passes('5 days 12 hours');
    await world.ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    expect(remindedOf(world, world.ben)).toEqual([1]);
    await world.passes('10 days');
    expect(remindedOf(world, world.ben)).toEqual([1, 1]);
  });
});

describe('quiet hours', () => {
  /** Open from 10:07 on 2 November for 6 days and so long, rounded up to the next quarter of an hour. */
  async function closing(time: string, yaml = NIGHTS) {
    const world = await World.begin(yaml);
    await world.ben.saysToBot('remind me');
    await world.cleo.saysToBot('remind me in Asia/Tokyo');
    await world.ana.proposes(`Buy a new disk\nCloses: ${time}`);
    return world;
  }

  test('put a reminder off to the morning', async () => {
    const world = await closing('2026-11-09 02:00');
    expect(await remindedBefore(world, world.ben)).toBe(18 * 60);
  });

  test('are those where the member is', async () => {
    const world = await closing('2026-11-09 14:00');
    // 14:00 in UTC is 23:00 in Tokyo.
    expect(await remindedBefore(world, world.ben)).toBe(24 * 60);
    expect(remindedOf(world, world.cleo)).toEqual([]);
    expect(await remindedBefore(world, world.cleo)).toBe(15 * 60);
  });

  test('are those of the configured zone for who named none', async () => {
    const world = await closing('2026-11-09 02:00 UTC', `timezone: Asia/Tokyo\n${NIGHTS}`);
    expect(await remindedBefore(world, world.ben)).toBe(24 * 60);
  });

  test('have the reminder come before them, if the vote ends soon after', async () => {
    const yaml = withReminders('before: [2 hours], quietHours: { from: "22:00", to: "8:00" }');
    const world = await closing('2026-11-09 08:30', yaml);
    expect(await remindedBefore(world, world.ben)).toBe(10 * 60 + 31);
  });

  test('are kept also by a bot that was away', async () => {
    const world = await closing('2026-11-09 20:00');
    const { closesAt } = world.minutes.vote(1);
    world.stops();
    await world.passesUntil(closesAt - 20 * HOUR);
    await world.restarts();
    expect(remindedOf(world, world.ben)).toEqual([]);
    expect(await remindedBefore(world, world.ben)).toBe(12 * 60);
  });

  test('follow the member to another zone, and nobody is told twice', async () => {
    const world = await closing('2026-11-09 14:00');
    await world.passesUntil(world.minutes.vote(1).closesAt - 23 * HOUR);
    expect(remindedOf(world, world.ben)).toEqual([1]);
    expect(await world.ben.asksBot('remind me in Asia/Tokyo')).toContain('Asia/Tokyo');
    await world.passes('2 days');
    expect(remindedOf(world, world.ben)).toEqual([1]);
  });
});

test('a wish and its zone outlive the process', async () => {
  const world = await World.begin(NIGHTS);
  await world.ben.saysToBot('remind me in Asia/Tokyo');
  await world.restarts();
  expect(await world.ben.asksBot('remind me')).toContain('Asia/Tokyo');
  await world.ana.proposes('Buy a new disk\nCloses: 2026-11-09 14:00');
  await world.restarts();
  expect(await remindedBefore(world, world.ben)).toBe(15 * 60);
});

test('what was said before an older copy of the database took its place is not said again', async () => {
  const world = await World.begin(REMINDED);
  await world.ben.saysToBot('remind me');
  await world.ana.proposes('Buy a new disk');
  const copy = world.copy();
  await world.passes('5 days 12 hours');
  const said = world.minutes.keys();
  expect(said.filter((key) => /^remind(?:er)?:/u.test(key))).toHaveLength(2);
  await world.restores(copy);
  expect(world.minutes.keys()).toEqual(said);
  expect(world.problems()).toEqual([]);
});

test(
  'each reminder is said once, whichever of its boundaries the process ends at',
  { timeout: 60_000 },
  async () => {
    const story = async (ends: (count: number) => boolean) => {
      const world = await World.begin(withReminders('before: [1 day, 2 hours]'));
      let count = 0;
      world.endsTheBot(() => ends((count += 1)));
      await world.ben.saysToBot('remind me');
      await world.cleo.saysToBot('remind me in Asia/Tokyo');
      const card = await world.ana.proposes('Buy a new disk');
      await world.dev.reacts(card, '🛑');
      await world.passes('5 days 23 hours');
      const reminders = world.minutes.keys().filter((key) => /^remind(?:er)?:/u.test(key));
      return { count, reminders: reminders.toSorted() };
    };
    const whole = await story(() => false);
    expect(whole.reminders).toHaveLength(4);
    for (let at = 1; at <= whole.count; at += 1) {
      const { reminders } = await story((count) => count === at);
      expect(reminders, `ended at boundary ${at}`).toEqual(whole.reminders);
    }
  },
);
