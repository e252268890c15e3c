import { describe, expect, test } from 'vitest';

import { roomId } from '../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

const NEW_ROOM = roomId('!open-again');
const THIRD_ROOM = roomId('!open-at-last');

describe('whoever may close one group’s room', () => {
  test('takes no other group’s room for it', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await world.upgrades(FINANCE_ROOM, OPEN_CHATROOM);
    await world.cleo.proposes('Buy a new disk');
    expect(world.minutes.vote(2).terms).toMatchObject({ body: 'full', room: OPEN_CHATROOM });
    expect(world.minutes.vote(1)).toMatchObject({ card, terms: { body: 'finance', room: FINANCE_ROOM } });
    await world.cleo.saysToBot('vote 1 agree');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 0 });
  });

  test('opens no vote again that had ended', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.reacts(card, '👎');
    const { closesAt } = world.minutes.vote(1);
    world.stops();
    await world.passesUntil(closesAt + 30_000);
    await world.upgrades(OPEN_CHATROOM, NEW_ROOM);
    await world.passes('3 hours');
    await world.restarts();
    await world.passes('1 minute');
    expect(world.minutes.proposal(1)).toMatchObject({ closesAt, status: 'closed', outcome: 'not passed' });
  });

  test('puts off its end by no more than it has been open, whatever the time on the tombstone', async () => {
    const world = await World.begin();
    await world.ana.proposes('Buy a new disk');
    const { opensAt, closesAt } = world.minutes.vote(1);
    await world.passes('2 days');
    await world.upgrades(OPEN_CHATROOM, NEW_ROOM, { since: 0 });
    expect(world.minutes.vote(1).closesAt - closesAt).toBe(world.now - opensAt);
  });

  test('leads nobody in circles: the newest word holds', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.upgrades(OPEN_CHATROOM, NEW_ROOM);
    await world.passes('1 hour');
    await world.upgrades(NEW_ROOM, OPEN_CHATROOM);
    await world.restarts();
    expect(world.minutes.vote(1).terms.room).toBe(OPEN_CHATROOM);
    expect(world.minutes.vote(1).card).not.toBe(card);
    await world.ben.reacts(world.minutes.vote(1).card, '👍');
    await world.passes('8 days');
    expect(world.minutes.outcome(1)).toBe('passed');
    expect(world.minutes.text('result:')).toMatchObject({ room: OPEN_CHATROOM });
  });
});

describe('who was banned after two upgrades, and is still in the oldest room', () => {
  async function banned() {
    const world = await World.begin();
    await world.upgrades(OPEN_CHATROOM, NEW_ROOM);
    await world.upgrades(NEW_ROOM, THIRD_ROOM);
    await world.ana.joins(THIRD_ROOM);
    await world.ana.proposes('Buy a new disk', THIRD_ROOM);
    await world.cleo.joins(NEW_ROOM);
    await world.cleo.joins(THIRD_ROOM);
    await world.cleo.leaves(THIRD_ROOM);
    return world;
  }

  test('votes no more, in no room and no direct chat', async () => {
    const world = await banned();
    await world.cleo.saysToBot('vote 1 agree');
    await world.cleo.says(OPEN_CHATROOM, '!vote 1 agree');
    expect(world.minutes.tally(1).agree).toBe(0);
  });

  test('proposes nothing, and is shown nothing', async () => {
    const world = await banned();
    await world.cleo.says(OPEN_CHATROOM, '!propose Give me the keys');
    expect(world.minutes.story().filter((type) => type === 'proposal made')).toHaveLength(1);
    expect(await world.cleo.asksBot('status')).not.toContain('Buy a new disk');
  });
});

test('a second upgrade before the first card is in its room asks for no second card', async () => {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  await world.withSendingHeldUp(async () => {
    await world.upgrades(OPEN_CHATROOM, NEW_ROOM);
    await world.upgrades(NEW_ROOM, THIRD_ROOM);
    const waiting = world.database.prepare(`SELECT key FROM outbox WHERE key LIKE 'moved-card:%'`).all();
    expect(waiting).toHaveLength(1);
  });
  expect(world.minutes.vote(1).terms.room).toBe(THIRD_ROOM);
});
