import { describe, expect, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, SOCIAL_COOP } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('a command is heard', () => {
  it.each(['!help', '! help', '!HELP', '!Help me'])('with the prefix: “%s”', async (text) => {
    const { ben, minutes } = await World.begin();
    expect(minutes.answers(await ben.says(OPEN_CHATROOM, text))).toHaveLength(1);
  });

  it.each(['Althing: help', 'althing help', '@althing:example.coop: help', 'Althing'])(
    'when the bot is mentioned: “%s”',
    async (text) => {
      const world = await World.begin();
      const answer = await world.ben.asks(OPEN_CHATROOM, text, { mentionsBot: true });
      expect(answer).toContain(world.words('help.heading'));
    },
  );

  it.each(['help', '!help', 'Althing: help'])('in a direct chat: “%s”', async (text) => {
    const world = await World.begin();
    expect(await world.ben.asksBot(text)).toContain(world.words('help.heading'));
  });

  test('with the prefix of the configuration', async () => {
    const world = await World.begin(`${SOCIAL_COOP}\nprefix: '%'\n`);
    const { ben, minutes } = world;
    expect(await ben.asks(OPEN_CHATROOM, '%help')).toContain(world.words('help.heading'));
    expect(minutes.answers(await ben.says(OPEN_CHATROOM, '!help'))).toEqual([]);
  });
});

describe('nothing is answered', () => {
  it.each(['Good morning', 'status 1', 'Althing is useful', '!!!', '!?', '!', 'help!'])(
    'to talk in a room: “%s”',
    async (text) => {
      const { ben, minutes } = await World.begin();
      await ben.says(OPEN_CHATROOM, text);
      expect(minutes.texts()).toEqual([]);
    },
  );

  test('in a room that is no body’s and no direct chat', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const room = world.homeserver.directChat(ana.id);
    await ben.joins(room);
    await ana.says(room, '!help');
    expect(minutes.texts()).toEqual([]);
  });
});

describe('an answer', () => {
  test('is a notice in reply to the command, and mentions nobody', async () => {
    const { ben, minutes } = await World.begin();
    const command = await ben.says(OPEN_CHATROOM, '!help');
    expect(minutes.answerTo(command)).toMatchObject({
      room: OPEN_CHATROOM,
      notice: true,
      mentions: [],
      replyTo: command,
    });
  });

  test('stands in the thread where the command was said', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    const command = await ben.saysInThread(card, '!status');
    expect(minutes.answerTo(command)).toMatchObject({ thread: card, replyTo: command });
  });
});

describe('what is no command', () => {
  test('is answered with the nearest one', async () => {
    const world = await World.begin();
    const answer = await world.ben.asks(OPEN_CHATROOM, '!statsu');
    expect(answer).toContain(world.words('refused.did you mean', { line: '!status' }));
  });

  test('is answered with a way to all of them', async () => {
    const world = await World.begin();
    const answer = await world.ben.asks(OPEN_CHATROOM, '!frobnicate');
    expect(answer).toContain(world.words('refused.see help', { line: '!help' }));
  });
});

describe('the number of a proposal', () => {
  it.each(['!status 1', '!status #1', '!status no. 1', '!STATUS   1', '!status №1', '!status 1.'])(
    'can be written as in “%s”',
    async (text) => {
      const world = await World.begin();
      await world.ana.proposes('Buy a new disk');
      const answer = await world.ben.asks(OPEN_CHATROOM, text);
      expect(answer).toContain(world.words('proposal.heading', { number: 1, title: 'Buy a new disk' }));
    },
  );

  it.each(['status', 'ballots', 'ballot', 'vote agree', 'withdraw'])(
    'can be left out of “%s” in the thread of its card, also when it is closed',
    async (command) => {
      const world = await World.begin();
      const card = await world.ana.proposes('Buy a new disk');
      await world.passes('7 days');
      const answer = await world.ana.asks(OPEN_CHATROOM, `!${command}`, { thread: card });
      expect(answer).toContain('1');
      expect(answer).not.toContain(world.words('refused.number missing'));
    },
  );

  it.each(['!ballots', '!withdraw', '!vote agree'])('is missing in “%s”', async (text) => {
    const world = await World.begin();
    const answer = await world.ana.asks(OPEN_CHATROOM, text);
    expect(answer).toContain(world.words('refused.number missing'));
  });

  it.each(['!status 9', '!ballots 9', '!ballot 9', '!withdraw 9', '!vote 9 agree', '!status 999999999'])(
    'is of no proposal in “%s”',
    async (text) => {
      const world = await World.begin();
      const number = /\d+/.exec(text)?.[0] ?? '';
      const answer = await world.ana.asks(OPEN_CHATROOM, text);
      expect(answer).toContain(world.words('refused.no such proposal', { number }));
    },
  );
});

describe('the status', () => {
  test('shows machines what it shows people', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    const command = await ben.says(OPEN_CHATROOM, '!status');
    expect(minutes.answerTo(command).data).toEqual({
      'coop.althing.status': {
        proposals: [
          {
            number: 1,
            title: 'Buy a new disk',
            closesAt: '2026-11-08T10:15:00.000Z',
            tally: { agree: 1, disagree: 0, abstain: 0, block: 0, notCounted: 0 },
            wouldPass: true,
          },
        ],
      },
    });
  });

  test('of a closed proposal stays what it was at the end', async () => {
    const world = await World.begin();
    const { ana, ben, cleo } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await world.passes('7 days');
    const before = await ana.asks(OPEN_CHATROOM, '!status 1');
    await cleo.reacts(card, '👎');
    await cleo.leaves(OPEN_CHATROOM);
    expect(await ana.asks(OPEN_CHATROOM, '!status 1')).toBe(before);
  });
});

describe('pending', () => {
  test('lists what the member may vote on and has not', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    const disk = await ana.proposes('Buy a new disk');
    await ana.proposes('Buy tea');
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    await ben.reacts(disk, '👍');
    const answer = await ben.asks(OPEN_CHATROOM, '!pending');
    expect(answer).toContain('Buy tea');
    expect(answer).not.toContain('Buy a new disk');
    expect(answer).not.toContain('Pay the bill');
    expect(await ben.asksBot('pending')).toContain('Pay the bill');
  });

  test('leaves out what nobody can vote on any more', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    await ana.proposes('Buy a new disk');
    await world.passesUntil(minutes.vote(1).closesAt);
    expect(await ben.asks(OPEN_CHATROOM, '!pending')).toBe(world.words('pending.none'));
  });
});
