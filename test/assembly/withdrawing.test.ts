import { describe, expect, test } from 'vitest';

import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('a proposal is withdrawn', () => {
  test('by its proposer, and everybody is told', async () => {
    const { ana, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const command = await ana.says(OPEN_CHATROOM, '!withdraw 1');
    expect(minutes.outcome(1)).toBe('withdrawn');
    expect(minutes.text(`result:${card}`)).toMatchObject({ notice: false, replyTo: card });
    expect(minutes.text(`withdrawn:${card}`)).toMatchObject({ thread: card, notice: false, mentions: [] });
    // The announcement is the answer.
    expect(minutes.answers(command)).toEqual([]);
  });

  test('by nobody else', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    await ana.proposes('Buy a new disk');
    const answer = await ben.asks(OPEN_CHATROOM, '!withdraw 1');
    expect(answer).toBe(world.words('refused.not yours', { number: 1, proposer: ana.id }));
    expect(minutes.outcome(1)).toBe('open');
  });

  test('only while votes are taken', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await world.passesUntil(minutes.vote(1).closesAt);
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('not passed');
  });

  test('once', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    const answer = await ana.asks(OPEN_CHATROOM, '!withdraw 1');
    expect(answer).toBe(
      world.words('refused.closed', { number: 1, outcome: world.words('outcome.withdrawn') }),
    );
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened', 'proposal withdrawn']);
  });

  test('and no vote that comes afterwards is answered', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    await ben.reacts(card, '👍');
    expect(minutes.vote(1).votes.size).toBe(0);
    expect(minutes.privateWordsTo(ben.id)).toEqual([]);
  });

  test('and never closes', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    await world.passes('30 days');
    expect(minutes.story().at(-1)).toBe('proposal withdrawn');
  });
});
