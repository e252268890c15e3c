import { describe, expect, test } from 'vitest';

import type { EventId } from '../../../src/governance/terms.ts';
import { withReminders } from '../support/social-coop.ts';
import { World } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As a configuration has it that says nothing of reminders. */
const REMINDED = withReminders('');

function reminders({ minutes }: World): string[] {
  return minutes.keys().filter((key) => key.startsWith('reminder:'));
}

/** The keys of a card's reminders so long before the end of its vote. */
function keysOf(world: World, card: EventId, ...before: number[]): string[] {
  const { closesAt } = world.minutes.vote(1);
  return before.map((each) => `reminder:${card}:${String(closesAt - each)}`);
}

describe('the thread of a proposal is reminded', () => {
  test('a day before the end, once, and nobody is called by name', async () => {
    const world = await World.begin(REMINDED);
    const card = await world.ana.proposes('Buy a new disk');
    const { closesAt } = world.minutes.vote(1);
    await world.passesUntil(closesAt - 24 * HOUR - MINUTE);
    expect(reminders(world)).toEqual([]);
    await world.passesUntil(closesAt - 24 * HOUR);
    await world.passesUntil(closesAt + 24 * HOUR);
    expect(reminders(world)).toEqual(keysOf(world, card, 24 * HOUR));
    expect(world.minutes.text('reminder:')).toMatchObject({ thread: card, mentions: [], notice: false });
  });

  test('at each of the configured times', async () => {
    const world = await World.begin(withReminders('before: [2 hours, 3 days]'));
    const card = await world.ana.proposes('Buy a new disk');
    await world.passes('7 days');
    expect(reminders(world)).toEqual(keysOf(world, card, 72 * HOUR, 2 * HOUR));
  });

  test('never, if the configuration says so', async () => {
    const world = await World.begin(withReminders('before: []'));
    await world.ana.proposes('Buy a new disk');
    await world.passes('7 days');
    expect(reminders(world)).toEqual([]);
  });

  test('at the times that were configured when it was made', async () => {
    const world = await World.begin(REMINDED);
    const card = await world.ana.proposes('Buy a new disk');
    await world.restartsWith(withReminders('before: [2 hours]'));
    await world.passes('7 days');
    expect(reminders(world)).toEqual(keysOf(world, card, 24 * HOUR));
  });

  test('once more before its new end, if the vote got more time', async () => {
    const world = await World.begin(REMINDED);
    const card = await world.ana.proposes('Buy a new disk');
    const first = keysOf(world, card, 24 * HOUR);
    await world.passes('5 days 12 hours');
    expect(reminders(world)).toEqual(first);
    await world.ana.saysInThread(card, '!extend 1 by 3 days');
    await world.passes('10 days');
    expect(reminders(world)).toEqual([...first, ...keysOf(world, card, 24 * HOUR)]);
    expect(world.problems()).toEqual([]);
  });

  test('not of an urgent one whose card has just said so', async () => {
    const world = await World.begin(REMINDED);
    await world.ana.proposes('URGENT: Renew the domain\nCloses: in 24 hours\nJustification: It runs out.');
    await world.passes('2 days');
    expect(reminders(world)).toEqual([]);
  });

  test('not of what was withdrawn', async () => {
    const world = await World.begin(REMINDED);
    const card = await world.ana.proposes('Buy a new disk');
    await world.ana.saysInThread(card, '!withdraw 1');
    await world.passes('7 days');
    expect(reminders(world)).toEqual([]);
  });
});

describe('after the bot was away', () => {
  test('it reminds late, while voting is open', async () => {
    const world = await World.begin(REMINDED);
    const card = await world.ana.proposes('Buy a new disk');
    const { closesAt } = world.minutes.vote(1);
    world.stops();
    await world.passesUntil(closesAt - HOUR);
    await world.restarts();
    expect(reminders(world)).toEqual(keysOf(world, card, 24 * HOUR));
    expect(world.minutes.text('reminder:').text.plain).toContain('Voting ends in 1 hour.');
  });

  test('of several that it missed it says the newest', async () => {
    const world = await World.begin(withReminders('before: [3 days, 1 day, 1 hour]'));
    const card = await world.ana.proposes('Buy a new disk');
    const { closesAt } = world.minutes.vote(1);
    world.stops();
    await world.passesUntil(closesAt - 2 * HOUR);
    await world.restarts();
    await world.passesUntil(closesAt);
    expect(reminders(world)).toEqual(keysOf(world, card, 24 * HOUR, HOUR));
  });

  test('it reminds nobody of a vote that is over', async () => {
    const world = await World.begin(REMINDED);
    await world.ana.proposes('Buy a new disk');
    world.stops();
    await world.passes('8 days');
    await world.restarts();
    expect(world.minutes.outcome(1)).toBe('not passed');
    expect(reminders(world)).toEqual([]);
  });

  test('nor of one that has ended and waits for its homeserver', async () => {
    const world = await World.begin(REMINDED);
    const card = await world.ana.proposes('Buy a new disk');
    const { closesAt } = world.minutes.vote(1);
    world.homeserver.failsIn.add(world.homeserver.roomOf(card));
    world.stops();
    await world.passesUntil(closesAt + MINUTE);
    await world.restarts();
    expect(world.minutes.outcome(1)).toBe('open');
    expect(reminders(world)).toEqual([]);
  });
});

test('a reminder that could not be written is said by the next process', async () => {
  const world = await World.begin(REMINDED);
  const card = await world.ana.proposes('Buy a new disk');
  await world.withFullDisk(async () => {
    await expect(world.passes('5 days 1 hour')).rejects.toThrow('disk is full');
  });
  await world.restarts();
  await world.passes('5 days 1 hour');
  expect(reminders(world)).toEqual(keysOf(world, card, 24 * HOUR));
});
