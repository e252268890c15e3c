import { expect, test } from 'vitest';

import { OPEN_CHATROOM, SOCIAL_COOP } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** Two proposals of Ana's: the first she withdraws, the second is voted on. */
async function twoProposals(): Promise<World> {
  const world = await World.begin();
  const { ana, ben, cleo } = world;
  await ana.proposes('Buy a new disk\nCloses: 2026-11-09 18:00');
  const second = await ana.proposes('Buy tea');
  await ben.reacts(second, '👍');
  await cleo.reacts(second, '👍');
  await ana.says(OPEN_CHATROOM, '!withdraw 1');
  return world;
}

test('a replay days later gives proposals the numbers and the times that people have read', async () => {
  const world = await twoProposals();
  const { closesAt, opensAt } = world.minutes.vote(2);
  const said = world.minutes.keys();
  await world.passes('3 days');
  await world.losesItsDatabase();
  expect(world.minutes.outcome(1)).toBe('withdrawn');
  expect(world.minutes.vote(2)).toMatchObject({ closesAt, opensAt, status: 'open' });
  expect(world.minutes.tally(2).agree).toBe(2);
  expect(world.minutes.keys()).toEqual(said);
});

test('a replay after the end has the same outcome and announces nothing again', async () => {
  const world = await twoProposals();
  await world.passes('8 days');
  expect(world.minutes.outcome(2)).toBe('passed');
  const said = world.minutes.keys();
  await world.losesItsDatabase();
  await world.passes('1 minute');
  expect(world.minutes.outcome(1)).toBe('withdrawn');
  expect(world.minutes.outcome(2)).toBe('passed');
  expect(world.minutes.keys()).toEqual(said);
});

test('other signs in the configuration leave open proposals as their cards show them', async () => {
  const world = await World.begin();
  const { ana, ben, cleo, minutes } = world;
  const card = await ana.proposes('Buy a new disk');
  await cleo.reacts(card, '❤️');
  await ben.reacts(card, '👎');
  await world.restartsWith(`${SOCIAL_COOP}\nchoices:\n  agree: { reactions: ['🙌', '❤️'] }\n`);
  await ana.reacts(card, '👍');
  await world.passes('7 days');
  expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 1 });
  const next = await ana.proposes('Buy tea');
  await cleo.reacts(next, '❤️');
  expect(minutes.tally(2)).toMatchObject({ agree: 1 });
});

test('a command that was refused is not carried out by a replay, though it would be in order by then', async () => {
  const world = await World.begin();
  const { ana } = world;
  // More than 60 days from now, but not from the day of the replay.
  const answer = await ana.asks(OPEN_CHATROOM, '!propose Buy a new disk\nCloses: 2027-01-05 18:00');
  expect(answer).toContain('60 days');
  const said = world.minutes.keys();
  await world.passes('10 days');
  await world.losesItsDatabase();
  expect(world.minutes.facts()).toEqual([]);
  expect(world.minutes.keys()).toEqual(said);
});
