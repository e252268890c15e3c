import { describe, expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const QUARTER_HOUR = 15 * MINUTE;

describe('a proposal', () => {
  test('opens when its card has come into the room', async () => {
    const { ana, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    expect(minutes.vote(1)).toMatchObject({ status: 'open', card, terms: { title: 'Buy a new disk' } });
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('is of the body whose room it was made in', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    expect(minutes.proposal(1).terms).toMatchObject({ body: 'full', authority: 'binding' });
    expect(minutes.proposal(2).terms).toMatchObject({ body: 'finance', authority: 'advisory' });
  });

  test('stays open for 6 days, rounded up to the next quarter of an hour', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    const { opensAt, closesAt } = minutes.vote(1);
    expect(closesAt - opensAt).toBeGreaterThanOrEqual(6 * DAY);
    expect(closesAt - opensAt).toBeLessThan(6 * DAY + QUARTER_HOUR);
    expect(closesAt % QUARTER_HOUR).toBe(0);
  });

  test('takes no votes before its card is in the room', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    await world.withSendingHeldUp(async () => {
      await ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
      await ben.says(OPEN_CHATROOM, '!vote 1 agree');
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
    });
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
    expect(minutes.texts().filter(({ key }) => key.startsWith('answer:'))).toHaveLength(2);
  });

  test('gets what the sending of its card cost back at its end, and the card says so', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const end = world.now + 7 * DAY;
    await world.withSendingHeldUp(async () => {
      await ana.says(OPEN_CHATROOM, '!propose Buy a new disk\nCloses: 2026-11-09 10:07');
      await world.passes('3 hours');
    });
    expect(minutes.vote(1).closesAt).toBe(end + 180 * MINUTE);
    expect(minutes.text(`card-moved:${minutes.vote(1).card}`)).toMatchObject({
      kind: 'edit',
      edits: minutes.vote(1).card,
    });
  });

  test('that closes at a moment closes at that moment', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk\nCloses: 2026-11-09 10:07');
    expect(minutes.vote(1).closesAt).toBe(world.now + 7 * DAY);
    expect(minutes.keys()).not.toContain(`card-moved:${minutes.vote(1).card}`);
  });

  test('with long details has them in the thread of its card', async () => {
    const { ana, minutes } = await World.begin();
    const card = await ana.proposes(`Buy a new disk\n\n${'The old one is full. '.repeat(60)}`);
    expect(minutes.text(`details:${card}`)).toMatchObject({ thread: card });
  });
});

describe('numbers', () => {
  test('count over all bodies', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    await ben.proposes('Pay the bill', FINANCE_ROOM);
    await ben.proposes('Buy tea');
    const numbers = [1, 2, 3].map((number) => minutes.proposal(number).terms.title);
    expect(numbers).toEqual(['Buy a new disk', 'Pay the bill', 'Buy tea']);
  });

  test('are given to no refused proposal', async () => {
    const { ana, minutes } = await World.begin();
    await ana.says(OPEN_CHATROOM, '!propose URGENT Buy a new disk');
    await ana.proposes('Buy tea');
    expect(minutes.proposal(1).terms.title).toBe('Buy tea');
  });
});
