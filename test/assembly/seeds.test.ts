import { describe, expect, test } from 'vitest';

import { World } from './support/world.ts';

const ALL = ['👍', '👎', '🤷', '🛑'].sort();
const without = (key: string): string[] => ALL.filter((each) => each !== key);

describe('the bot’s own reactions on a card', () => {
  test('offer each choice, so that voting is one tap', async () => {
    const { ana, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    expect(minutes.reactionsOfBot(card)).toEqual(ALL);
  });

  test('count for nothing', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, disagree: 0, abstain: 0, block: 0, notCounted: 0 });
  });

  test('go when a member first uses one, so that the number on it is the number of votes', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await cleo.reacts(card, '👍');
    expect(minutes.reactionsOfBot(card)).toEqual(without('👍'));
  });

  test('come back when the last member has taken that choice back', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const votes = [await ben.reacts(card, '👎'), await cleo.reacts(card, '👎')] as const;
    await ben.removes(votes[0]);
    expect(minutes.reactionsOfBot(card)).toEqual(without('👎'));
    await cleo.removes(votes[1]);
    expect(minutes.reactionsOfBot(card)).toEqual(ALL);
  });

  test('come and go as often as a choice is used and emptied', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    for (let round = 0; round < 3; round++) {
      const vote = await ben.reacts(card, '🛑');
      expect(minutes.reactionsOfBot(card)).toEqual(without('🛑'));
      await ben.removes(vote);
      expect(minutes.reactionsOfBot(card)).toEqual(ALL);
    }
  });

  test('go also for a member’s sign that looks different and means the same', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍🏽');
    expect(minutes.reactionsOfBot(card)).toEqual(without('👍'));
  });

  test('stay for a vote by words, which nobody sees on the card', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.replies(card, 'agree');
    expect(minutes.reactionsOfBot(card)).toEqual(ALL);
  });

  test('come back when a moderator removes the only reaction of a choice from view', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await cleo.removes(await ben.reacts(card, '👍'));
    expect(minutes.reactionsOfBot(card)).toEqual(ALL);
  });

  test('are gone when the vote is over', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await world.passes('7 days');
    expect(minutes.reactionsOfBot(card)).toEqual([]);
  });

  test('are gone when the proposal was withdrawn', async () => {
    const { ana, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ana.saysInThread(card, '!withdraw');
    expect(minutes.reactionsOfBot(card)).toEqual([]);
  });
});
