import { seatId } from '../../src/governance/terms.ts';
import { describe, expect, it, test } from 'vitest';

import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('a direct reply to the card is a vote', () => {
  it.each([
    ['agree', 'agree'],
    ['Agree!', 'agree'],
    ['yes', 'agree'],
    ['no', 'disagree'],
    ['abstain.', 'abstain'],
    ['block: it closes us off', 'block'],
    ['disagree because it is dear', 'disagree'],
  ] as const)('if it says “%s”', async (text, choice) => {
    const { ana, ben, minutes } = await World.begin();
    await ben.replies(await ana.proposes('Buy a new disk'), text);
    expect(minutes.tally(1)[choice]).toBe(1);
  });

  it.each(['No, I think we should wait', 'agreed with Cleo', 'yes but not now', 'Why?'])(
    'but not if it is talk: “%s”',
    async (text) => {
      const { ana, ben, minutes } = await World.begin();
      await ben.replies(await ana.proposes('Buy a new disk'), text);
      expect(minutes.vote(1).votes.size).toBe(0);
    },
  );

  test('with the reason that follows', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ben.replies(await ana.proposes('Buy a new disk'), 'disagree because it is dear');
    expect(minutes.vote(1).votesOf.get(seatId(ben.id))?.[0]?.reason).toBe('it is dear');
  });

  test('also inside the thread', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.says(OPEN_CHATROOM, 'agree', { replyTo: card, thread: card });
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('which the bot confirms with a reaction that is no vote', async () => {
    const { ana, ben, minutes } = await World.begin();
    const vote = await ben.replies(await ana.proposes('Buy a new disk'), 'agree');
    expect(minutes.reactionsOfBot(vote)).toEqual(['🗳️']);
  });

  test('which is taken back by removing the message', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ben.removes(await ben.replies(await ana.proposes('Buy a new disk'), 'agree'));
    expect(minutes.tally(1).agree).toBe(0);
  });

  test('but is not confirmed to somebody who is not in the body', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const eve = world.somebody('eve');
    const vote = await eve.replies(await ana.proposes('Buy a new disk'), 'agree');
    expect(minutes.tally(1).agree).toBe(0);
    expect(minutes.reactionsOfBot(vote)).toEqual([]);
    expect([...minutes.answers(vote), ...minutes.privateWordsTo(eve.id)]).toHaveLength(1);
  });
});

describe('a word in the thread of a card', () => {
  test('is talk and no vote', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ben.saysInThread(await ana.proposes('Buy a new disk'), 'agree');
    expect(minutes.vote(1).votes.size).toBe(0);
  });

  test('is answered with how to vote, once to each member', async () => {
    const { ana, ben, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.saysInThread(card, 'agree');
    await ben.saysInThread(card, 'Agree!');
    await cleo.saysInThread(card, 'no');
    const hints = minutes.texts().filter(({ key }) => key.startsWith('hint:'));
    expect(hints).toMatchObject([
      { thread: card, mentions: [ben.id] },
      { thread: card, mentions: [cleo.id] },
    ]);
  });

  test('is not answered where the member has voted', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    const before = minutes.texts().length;
    await ben.saysInThread(card, 'yes');
    expect(minutes.texts()).toHaveLength(before);
  });

  test('that is more than a choice is left alone', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const before = minutes.texts().length;
    await ben.saysInThread(card, 'I agree with Cleo');
    expect(minutes.texts()).toHaveLength(before);
  });
});

describe('the command vote', () => {
  it.each([
    ['!vote 1 agree', 'agree'],
    ['!vote no. 1 block because it closes us off', 'block'],
    ['!Vote #1 abstain', 'abstain'],
    ['! vote 1 👎', 'disagree'],
  ] as const)('“%s” votes', async (text, choice) => {
    const { ana, ben, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    const vote = await ben.says(OPEN_CHATROOM, text);
    expect(minutes.tally(1)[choice]).toBe(1);
    expect(minutes.reactionsOfBot(vote)).toEqual(['🗳️']);
  });

  it.each(['!vote 1', '!vote agree', '!vote 1 maybe', '!vote 9 agree', '!vote one agree', '!vote 1.5 agree'])(
    '“%s” is refused with an answer, and nothing is recorded',
    async (text) => {
      const { ana, ben, minutes } = await World.begin();
      await ana.proposes('Buy a new disk');
      const vote = await ben.says(OPEN_CHATROOM, text);
      expect(minutes.answers(vote)).toHaveLength(1);
      expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
    },
  );

  test('needs no number in the thread of the card', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ana.proposes('Buy tea');
    await ben.saysInThread(card, '!vote agree');
    expect(minutes.tally(1).agree).toBe(1);
    expect(minutes.tally(2).agree).toBe(0);
  });

  test('works in a direct chat, for the bodies that the member is in', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    await ben.saysToBot('vote 1 agree');
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('by somebody who is not in the body does not count, and is shown apart', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    const answer = await world.somebody('eve').asks(OPEN_CHATROOM, '!vote 1 agree');
    expect(answer).toBe(world.words('refused.not eligible', { number: 1, body: 'Full group' }));
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 1 });
  });

  test('is taken back by removing its message', async () => {
    const { ana, ben, minutes } = await World.begin();
    await ana.proposes('Buy a new disk');
    await ben.removes(await ben.says(OPEN_CHATROOM, '!vote 1 agree'));
    expect(minutes.tally(1).agree).toBe(0);
  });
});
