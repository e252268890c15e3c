import { describe, expect, test } from 'vitest';

import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('a moderator removes', () => {
  test('a card: the vote goes on with all that was cast, and can be joined by words', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ana.reacts(card, '👍');
    await world.ben.removes(card);
    await world.cleo.says(OPEN_CHATROOM, '!vote 1 agree');
    await world.passes('7 days');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 2 });
    expect(world.minutes.keys().filter((key) => key.startsWith('card-removed:'))).toHaveLength(1);
  });

  test('a result: it stands, and that is said once', async () => {
    const world = await World.begin();
    await world.ana.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passes('7 days');
    const result = world.minutes.eventOf(world.minutes.text('result:').key);
    await world.ben.removes(result);
    await world.replays();
    await world.restarts();
    expect(world.minutes.outcome(1)).toBe('passed');
    expect(world.minutes.keys().filter((key) => key.startsWith('result-removed:'))).toHaveLength(1);
    expect(world.minutes.keys().filter((key) => key.startsWith('result:'))).toHaveLength(1);
  });

  test('other messages: nobody is told anything', async () => {
    const world = await World.begin();
    const question = await world.ana.says(OPEN_CHATROOM, '!help');
    await world.ben.removes(world.minutes.eventOf(`answer:${question}`));
    await world.ben.removes(question);
    expect(world.minutes.texts()).toHaveLength(1);
  });
});

describe('a voter who is banned', () => {
  test('keeps the ballot that was cast before, and casts no other', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.reacts(card, '👎');
    await world.ben.leaves(OPEN_CHATROOM);
    await world.ben.saysToBot('vote 1 agree');
    await world.passes('7 days');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1 });
  });
});

describe('the bot is put out of a room', () => {
  test('stewards are told in private, once', async () => {
    const world = await World.begin();
    await world.putsOutTheBot(OPEN_CHATROOM, world.ana);
    await world.restarts();
    await world.replays();
    expect(world.minutes.keys().filter((key) => key.startsWith('steward:'))).toHaveLength(1);
  });
});
