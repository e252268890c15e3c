import { seatId } from '../../src/governance/terms.ts';
import { describe, expect, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('a reaction on a card', () => {
  it.each([
    ['👍', 'agree'],
    ['✅', 'agree'],
    ['👎', 'disagree'],
    ['❌', 'disagree'],
    ['🤷', 'abstain'],
    ['⚪', 'abstain'],
    ['🛑', 'block'],
    ['✋', 'block'],
  ] as const)('%s is a vote: %s', async (key, choice) => {
    const { ana, ben, minutes } = await World.begin();
    await ben.reacts(await ana.proposes('Buy a new disk'), key);
    expect(minutes.tally(1)[choice]).toBe(1);
  });

  it.each(['👍🏿', '👍🏻', '✋🏽', '🤷🏾‍♀️', '🤷‍♂️', '⚪️', '👍️'])(
    '%s is a vote, since skin tone, gender and variation do not matter',
    async (key) => {
      const { ana, ben, minutes } = await World.begin();
      await ben.reacts(await ana.proposes('Buy a new disk'), key);
      expect(minutes.vote(1).votesOf.get(seatId(ben.id))).toHaveLength(1);
    },
  );

  it.each(['🎉', '❤️', '+1', 'agree'])('%s is no vote', async (key) => {
    const { ana, ben, minutes } = await World.begin();
    await ben.reacts(await ana.proposes('Buy a new disk'), key);
    expect(minutes.vote(1).votes.size).toBe(0);
  });

  test('is the vote of its own proposal only', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    await ben.reacts(await ana.proposes('Buy tea'), '👍');
    expect(minutes.tally(1).agree).toBe(0);
    expect(minutes.tally(2).agree).toBe(1);
  });

  test('on anything but a card is no vote', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(await ana.replies(card, 'It is the cheapest'), '👍');
    expect(minutes.vote(1).votes.size).toBe(0);
  });

  test('that was sent into another room is no vote', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    world.homeserver.add({ kind: 'reaction', room: FINANCE_ROOM, sender: ben.id, to: card, key: '👍' });
    await world.passes('1 second');
    expect(minutes.vote(1).votes.size).toBe(0);
  });

  test('of the proposer counts as everybody’s', async () => {
    const { ana, minutes } = await World.begin();
    await ana.reacts(await ana.proposes('Buy a new disk'), '👍');
    expect(minutes.tally(1).agree).toBe(1);
  });
});

describe('one member has one ballot', () => {
  test('which another reaction replaces', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await ben.reacts(card, '👎');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1 });
  });

  test('which is the older choice again when the newer one is taken back', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await ben.removes(await ben.reacts(card, '👎'));
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0 });
  });

  test('which stays the newer choice when the older one is taken back', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const first = await ben.reacts(card, '👍');
    await ben.reacts(card, '👎');
    await ben.removes(first);
    expect(minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1 });
  });

  test('which is none when every choice is taken back', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const both = [await ben.reacts(card, '👍'), await ben.reacts(card, '✅')];
    for (const each of both) await ben.removes(each);
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 0 });
  });

  test('also with two reactions for the same choice', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await ben.reacts(card, '✅');
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('also where words and reactions are mixed: the newest counts', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await ben.replies(card, 'disagree');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1 });
    await ben.reacts(card, '🤷');
    expect(minutes.tally(1)).toMatchObject({ disagree: 0, abstain: 1 });
  });

  test('and what comes late is ordered by the time at which it was sent', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    const early = world.now;
    await world.passes('1 hour');
    await ben.reacts(card, '👍');
    await ben.reacts(card, '👎', { sentAt: early });
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0 });
  });
});

describe('only the voter can take a vote back', () => {
  test('so one that a moderator removes stands', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await cleo.removes(await ben.reacts(card, '👍'));
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('so words that a moderator removes stand', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await cleo.removes(await ben.replies(card, 'agree'));
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('and the voter still can after a moderator did', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const vote = await ben.reacts(card, '👍');
    await cleo.removes(vote);
    await ben.removes(vote);
    expect(minutes.tally(1).agree).toBe(0);
  });

  test('and the voter can replace what a moderator removed', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await cleo.removes(await ben.reacts(card, '👍'));
    await ben.reacts(card, '👎');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1 });
  });
});

describe('a vote counts only of who is in the body', () => {
  test('when it is cast', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const eve = world.somebody('eve');
    await eve.reacts(await ana.proposes('Buy a new disk'), '👍');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 1 });
  });

  test('and its voter is told so privately, once', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const eve = world.somebody('eve');
    const card = await ana.proposes('Buy a new disk');
    await eve.reacts(card, '👍');
    await eve.reacts(card, '✅');
    expect(minutes.privateWordsTo(eve.id)).toHaveLength(1);
  });

  test('and stands when the voter leaves afterwards', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await ben.leaves(OPEN_CHATROOM);
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('and a later join makes no earlier vote count', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const eve = world.somebody('eve');
    const card = await ana.proposes('Buy a new disk');
    await eve.reacts(card, '👍');
    await eve.joins(OPEN_CHATROOM);
    expect(minutes.tally(1).agree).toBe(0);
    await eve.reacts(card, '✅');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, notCounted: 1 });
  });
});
