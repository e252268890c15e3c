import { describe, expect, test } from 'vitest';

import { roomId } from '../../src/governance/terms.ts';
import { OPEN_CHATROOM, SOCIAL_COOP } from './support/social-coop.ts';
import { World } from './support/world.ts';

const NEW_ROOM = roomId('!open-again');

/** A proposal with two ballots in a room that is replaced while it is open. */
async function upgraded(options?: { botEnters: boolean }) {
  const world = await World.begin();
  const card = await world.ana.proposes('Buy a new disk');
  const vote = await world.ana.reacts(card, '👍');
  await world.ben.replies(card, 'disagree');
  await world.upgrades(OPEN_CHATROOM, NEW_ROOM, options);
  return { world, card, vote };
}

function newCardIn(world: World) {
  return world.minutes.eventOf(world.minutes.text('moved-card:').key);
}

describe('a room is upgraded while a proposal is open', () => {
  test('the proposal goes on in the new room, and its ballots stand', async () => {
    const { world } = await upgraded();
    const moved = world.minutes.text('moved-card:');
    expect(moved).toMatchObject({ room: NEW_ROOM, notice: false });
    expect(moved.text.plain).toContain('Agree 1, Disagree 1');
    expect(world.minutes.reactionsOfBot(newCardIn(world))).toHaveLength(4);
    for (const member of [world.cleo, world.dev]) await member.joins(NEW_ROOM);
    await world.cleo.reacts(newCardIn(world), '👍');
    await world.dev.says(NEW_ROOM, '!vote 1 agree');
    await world.passes('7 days');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 3, disagree: 1 });
    expect(world.minutes.text('result:')).toMatchObject({ room: NEW_ROOM });
  });

  test('a member’s vote on the new card replaces the one on the old', async () => {
    const { world } = await upgraded();
    await world.ana.joins(NEW_ROOM);
    await world.ana.reacts(newCardIn(world), '👎');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 0, disagree: 2 });
  });

  test('a vote on the old card that comes afterwards counts, and does not touch the signs on the new one', async () => {
    const { world, card, vote } = await upgraded();
    await world.cleo.reacts(card, '🤷');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, disagree: 1, abstain: 1 });
    await world.ana.removes(vote);
    expect(world.minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1, abstain: 1 });
    expect(world.minutes.reactionsOfBot(newCardIn(world))).toHaveLength(4);
  });

  test('it ends later by as long as nobody could vote (R1)', async () => {
    const { world } = await upgraded({ botEnters: false });
    const { closesAt } = world.minutes.vote(1);
    await world.passes('2 days');
    await world.botEnters(NEW_ROOM);
    expect(world.minutes.vote(1).closesAt).toBe(closesAt + 2 * 24 * 60 * 60 * 1000);
  });

  test('who voted by words after the former end, while nobody could on the card, was in time', async () => {
    const { world } = await upgraded({ botEnters: false });
    await world.passes('7 days');
    await world.dev.saysToBot('vote 1 agree');
    await world.botEnters(NEW_ROOM);
    expect(world.minutes.tally(1)).toMatchObject({ agree: 2, disagree: 1, notCounted: 0 });
  });

  test('while the bot is not in the new room it does not close', async () => {
    const { world } = await upgraded({ botEnters: false });
    await world.passes('8 days');
    expect(world.minutes.outcome(1)).toBe('open');
    await world.botEnters(NEW_ROOM);
    await world.passes('9 days');
    expect(world.minutes.outcome(1)).toBe('not passed');
  });

  test('restarts before and after the move change nothing', async () => {
    const { world } = await upgraded({ botEnters: false });
    await world.restarts();
    await world.botEnters(NEW_ROOM);
    await world.restarts();
    await world.replays();
    await world.cleo.joins(NEW_ROOM);
    await world.cleo.reacts(newCardIn(world), '👍');
    await world.restarts();
    await world.passes('7 days');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 2, disagree: 1 });
    expect(world.minutes.keys().filter((key) => key.startsWith('moved-card:'))).toHaveLength(1);
    expect(world.minutes.keys().filter((key) => key.startsWith('result:'))).toHaveLength(1);
  });

  test('who has not followed yet still belongs to the group; who left the new room does not', async () => {
    const { world } = await upgraded();
    expect(await world.cleo.asks(OPEN_CHATROOM, '!rules')).toContain('4 members');
    await world.cleo.joins(NEW_ROOM);
    await world.cleo.leaves(NEW_ROOM);
    await world.restarts();
    expect(await world.ana.asks(OPEN_CHATROOM, '!rules')).toContain('3 members');
  });

  test('new proposals are made in the new room', async () => {
    const { world } = await upgraded();
    await world.cleo.joins(NEW_ROOM);
    await world.cleo.proposes('Buy a second disk', NEW_ROOM);
    expect(world.minutes.vote(2).terms).toMatchObject({ room: NEW_ROOM, body: 'full' });
  });

  test('a second upgrade is followed like the first', async () => {
    const { world } = await upgraded();
    const third = roomId('!open-at-last');
    await world.upgrades(NEW_ROOM, third);
    await world.passes('7 days');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, disagree: 1 });
    expect(world.minutes.text('result:')).toMatchObject({ room: third });
  });

  test('hearing of two upgrades once more, or all of it without a database, changes nothing', async () => {
    const { world } = await upgraded();
    const third = roomId('!open-at-last');
    await world.cleo.joins(NEW_ROOM);
    await world.cleo.reacts(newCardIn(world), '👍');
    await world.upgrades(NEW_ROOM, third);
    const before = world.minutes.vote(1);
    await world.replays();
    expect(world.minutes.vote(1)).toEqual(before);
    const said = world.minutes.keys();
    await world.losesItsDatabase();
    expect(world.minutes.vote(1)).toMatchObject({ card: before.card, closesAt: before.closesAt });
    expect(world.minutes.tally(1)).toMatchObject({ agree: 2, disagree: 1 });
    expect(world.minutes.keys()).toEqual(said);
  });
});

test('who was a member before the opening still was when they have followed and left the former room', async () => {
  const world = await World.begin(
    SOCIAL_COOP.replace('members: { room: true }', 'members: { room: true, joinedBeforeOpening: true }'),
  );
  const { ana, ben, cleo, minutes } = world;
  await world.passes('1 minute');
  await ana.proposes('Buy a new disk');
  await world.passes('1 hour');
  await world.upgrades(OPEN_CHATROOM, NEW_ROOM);
  await world.passes('1 hour');
  const eve = world.somebody('eve');
  for (const each of [ben, cleo, eve]) await each.joins(NEW_ROOM);
  await ben.leaves(OPEN_CHATROOM);
  await world.restarts();
  for (const each of [ben, cleo, eve]) await each.reacts(newCardIn(world), '👍');
  expect(minutes.tally(1)).toMatchObject({ agree: 2, notCounted: 1 });
});

test('a vote that was over before the upgrade does not move, nor end twice, when an older copy hears it again', async () => {
  const world = await World.begin();
  const { ana, ben, minutes } = world;
  const NEXT = roomId('!next:example.coop');
  const card = await ana.proposes('Buy a new disk');
  const copy = world.copy();
  await ben.reacts(card, '👍');
  await world.passes('7 days');
  await world.upgrades(OPEN_CHATROOM, NEXT);
  await ana.joins(NEXT);
  const said = minutes.keys();
  await world.restores(copy);
  await world.passes('1 hour');
  expect(world.minutes.outcome(1)).toBe('passed');
  expect(new Set(world.minutes.keys())).toEqual(new Set(said));
  expect(world.problems()).toEqual([]);
});
