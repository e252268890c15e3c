import { describe, expect, test } from 'vitest';

import { roomId } from '../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('a proposal is extended', () => {
  test('by its proposer: the card shows the new end, and the thread is told of both', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    const { closesAt } = minutes.vote(1);
    const command = await ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    expect(minutes.vote(1).closesAt).toBe(closesAt + 3 * DAY);
    expect(minutes.text('extended:')).toMatchObject({ thread: card, notice: false, mentions: [] });
    expect(minutes.text('card-extended:')).toMatchObject({
      edits: card,
      data: { 'coop.althing.proposal': { closesAt: new Date(closesAt + 3 * DAY).toISOString() } },
    });
    expect(minutes.answers(command)).toEqual([]);
    expect(world.problems()).toEqual([]);
  });

  test('and closes at its new end', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await ana.says(OPEN_CHATROOM, '!extend 1 until 2026-11-20 18:00');
    await world.passesUntil(Date.UTC(2026, 10, 20, 17, 59));
    expect(minutes.outcome(1)).toBe('open');
    await world.passes('2 minutes');
    expect(minutes.outcome(1)).toBe('not passed');
  });

  test.each(['by 3 days', '3 days', 'by another 3 days', 'for 3 days', 'another 3 days'])(
    'by three days, said as "%s"',
    async (words) => {
      const { ana, minutes } = await World.begin();
      await ana.proposes('Buy a new disk');
      const { closesAt } = minutes.vote(1);
      await ana.says(OPEN_CHATROOM, `!extend 1 ${words}`);
      expect(minutes.vote(1).closesAt).toBe(closesAt + 3 * DAY);
    },
  );

  test.each(['until 2026-11-12 10:07', '2026-11-12 10:07', 'to 12 November 10:07', 'in 10 days'])(
    'until a moment, said as "%s"',
    async (words) => {
      const { ana, minutes } = await World.begin();
      await ana.proposes('Buy a new disk');
      await ana.says(OPEN_CHATROOM, `!extend 1 ${words}`);
      expect(minutes.vote(1).closesAt).toBe(Date.UTC(2026, 10, 12, 10, 7));
    },
  );

  test('in its thread without a number', async () => {
    const { ana, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ana.saysInThread(card, '!extend by 3 days');
    expect(minutes.story()).toContain('proposal extended');
  });

  test('by nobody else, and from no other group', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    await ana.proposes('Buy a new disk');
    await ben.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    await ana.says(FINANCE_ROOM, '!extend 1 by 3 days');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('only while votes are taken', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await world.passesUntil(minutes.vote(1).closesAt);
    await ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    await world.passes('1 hour');
    await ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    expect(minutes.outcome(1)).toBe('not passed');
    expect(minutes.story()).not.toContain('proposal extended');
  });

  test('also after so many commands that nothing else is answered', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await world.restartsWith(
      world.yaml.replace(/^limits:.*$/mu, 'limits: { commands: { burst: 1, every: 1 hour } }'),
    );
    for (let times = 0; times < 5; times += 1) await ana.says(OPEN_CHATROOM, '!status');
    await ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    expect(minutes.story()).toContain('proposal extended');
  });
});

describe('a replay of an older copy', () => {
  test('extends as before, and says nothing again', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await ana.says(OPEN_CHATROOM, '!extend 1 until Friday 18:00');
    await ana.says(OPEN_CHATROOM, '!extend 1 by 2 days');
    await ben.reacts(card, '👍');
    const { closesAt } = world.minutes.vote(1);
    const said = world.minutes.keys();
    await world.passes('20 days');
    const all = world.minutes.keys();
    await world.losesItsDatabase();
    await world.passes('1 minute');
    expect(world.minutes.vote(1)).toMatchObject({ closesAt, outcome: 'passed' });
    expect(said.length).toBeLessThan(all.length);
    expect(world.minutes.keys()).toEqual(all);
    expect(world.problems()).toEqual([]);
  });

  test('refuses what was refused, though it would be in order by then', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ana.proposes('Buy a new disk');
    await ben.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    await ana.says(OPEN_CHATROOM, '!extend 1 until 2026-11-04 18:00');
    const said = world.minutes.keys();
    await world.losesItsDatabase();
    expect(world.minutes.story()).toEqual(['proposal made', 'proposal opened']);
    expect(world.minutes.keys()).toEqual(said);
  });

  test('fits a proposal that moved with its room in between', async () => {
    const world = await World.begin();
    const { ana } = world;
    await ana.proposes('Buy a new disk');
    const copy = world.copy();
    await ana.says(OPEN_CHATROOM, '!extend 1 by 2 days');
    const room = roomId('!open-again');
    await ana.joins(room);
    await world.upgrades(OPEN_CHATROOM, room);
    await ana.says(room, '!extend 1 by 1 day');
    const { closesAt } = world.minutes.vote(1);
    const said = world.minutes.keys();
    await world.passes('1 day');
    await world.restores(copy);
    expect(world.minutes.vote(1)).toMatchObject({ closesAt, terms: { room } });
    expect(world.minutes.keys()).toEqual(said);
    expect(world.problems()).toEqual([]);
  });
});

test('the card in a new room says so still after an extension', async () => {
  const world = await World.begin();
  const { ana, minutes } = world;
  await ana.proposes('Buy a new disk');
  const room = roomId('!open-again');
  await ana.joins(room);
  await world.upgrades(OPEN_CHATROOM, room);
  await ana.says(room, '!extend 1 by 1 day');
  expect(minutes.text('card-extended:').text.plain).toContain(world.words('card.moved room before'));
});
