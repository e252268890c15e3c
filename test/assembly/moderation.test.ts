import { describe, expect, test } from 'vitest';

import type { EventId } from '../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
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

describe('a reason whose message a moderator removed is not repeated, and the ballot stands', () => {
  const INSULT = 'the proposer is an idiot';

  async function blocked(by: 'a vote with its reason' | 'a reason in the thread') {
    const world = await World.begin();
    const { ana, ben, cleo } = world;
    const card = await ana.proposes('Buy a new disk');
    let said: EventId;
    if (by === 'a vote with its reason') said = await ben.replies(card, `block because ${INSULT}`);
    else {
      await ben.reacts(card, '🛑');
      said = await ben.saysInThread(card, INSULT);
    }
    expect(await ana.asks(OPEN_CHATROOM, '!ballots 1')).toContain(INSULT);
    await cleo.removes(said);
    return { world, card };
  }

  test.each(['a vote with its reason', 'a reason in the thread'] as const)('%s', async (by) => {
    const { world } = await blocked(by);
    const before = world.minutes.texts().length;
    for (const command of ['!ballots 1', '!status 1']) await world.ana.says(OPEN_CHATROOM, command);
    await world.passes('7 days');
    expect(world.minutes.tally(1)).toMatchObject({ block: 1 });
    expect(JSON.stringify(world.minutes.texts().slice(before))).not.toContain(INSULT);
  });

  test('and the voter may give another', async () => {
    const { world, card } = await blocked('a vote with its reason');
    await world.ben.saysInThread(card, 'It is against what we stand for');
    await world.passes('7 days');
    expect(world.minutes.text('result:').text.plain).toContain('It is against what we stand for');
  });

  test('but not by a word from another room', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.reacts(card, '🛑');
    const said = await world.ben.saysInThread(card, 'It is against what we stand for');
    world.homeserver.add({ kind: 'removal', room: FINANCE_ROOM, sender: world.cleo.id, removes: said });
    await world.passes('7 days');
    expect(world.minutes.text('result:').text.plain).toContain('It is against what we stand for');
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
