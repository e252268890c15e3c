import { describe, expect, it, test } from 'vitest';

import { roomId } from '../../src/governance/terms.ts';
import { join } from '../assembly/support/homeserver-in-memory.ts';
import { BOT } from '../assembly/support/bot.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { World } from '../assembly/support/world.ts';

const COMMANDS = [
  'propose Sell the server',
  'status',
  'status 1',
  'vote 1 agree',
  'ballot 1',
  'ballots 1',
  'pending',
  'withdraw 1',
  'rules',
  'frobnicate',
];

async function worldWithProposal(): Promise<World> {
  const world = await World.begin();
  const card = await world.ana.proposes('Buy a new disk');
  await world.ben.reacts(card, '👍');
  return world;
}

describe('somebody who is in no group, in a direct chat', () => {
  it.each(COMMANDS)('is told nothing by “%s”, and it changes nothing', async (text) => {
    const world = await worldWithProposal();
    const before = world.minutes.story();
    const answer = await world.somebody('mallory').asksBot(text);
    expect(answer).toBe(world.words('help.elsewhere'));
    expect(world.minutes.story()).toEqual(before);
  });

  test('gets help', async () => {
    const world = await worldWithProposal();
    expect(await world.somebody('mallory').asksBot('help')).toContain('!propose TITLE');
  });

  test('who was a member and left is told no more than others', async () => {
    const world = await worldWithProposal();
    await world.cleo.leaves(OPEN_CHATROOM);
    expect(await world.cleo.asksBot('status')).toBe(world.words('help.elsewhere'));
  });
});

describe('in a room of a body, somebody who is not joined there', () => {
  const notOf = (text: string) => !text.startsWith('vote');

  it.each(COMMANDS.filter(notOf))('is told nothing by “!%s”, and it changes nothing', async (text) => {
    const world = await worldWithProposal();
    const before = world.minutes.story();
    const answer = await world.somebody('mallory').asks(OPEN_CHATROOM, `!${text}`);
    expect(answer).toBe(world.words('help.elsewhere'));
    expect(world.minutes.story()).toEqual(before);
  });

  test('casts a vote that does not count, and is told why', async () => {
    const world = await worldWithProposal();
    const answer = await world.somebody('mallory').asks(OPEN_CHATROOM, '!vote 1 agree');
    expect(answer).toBe(world.words('refused.not eligible', { number: 1, body: 'Full group' }));
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, notCounted: 1 });
  });

  test('although a member of another body, proposes nothing', async () => {
    const world = await World.begin();
    expect(await world.cleo.asks(FINANCE_ROOM, '!propose Pay me')).toBe(world.words('help.elsewhere'));
    expect(world.minutes.story()).toEqual([]);
  });
});

describe('a room that is no body’s', () => {
  const ELSEWHERE = roomId('!elsewhere:evil.example');

  test('with two people is a direct chat, whatever it calls itself', async () => {
    const world = await worldWithProposal();
    for (const { id } of [{ id: BOT }, world.ben]) world.homeserver.add(join(ELSEWHERE, id));
    expect(await world.ben.asks(ELSEWHERE, 'status')).toContain('Buy a new disk');
  });

  test('with three is none: the bot says nothing there, and hears nothing', async () => {
    const world = await worldWithProposal();
    const mallory = world.somebody('mallory');
    for (const { id } of [{ id: BOT }, world.ben, mallory]) world.homeserver.add(join(ELSEWHERE, id));
    const before = world.minutes.keys();
    for (const text of COMMANDS) await world.ben.says(ELSEWHERE, `!${text}`);
    await world.ben.says(ELSEWHERE, 'status', { mentionsBot: true });
    expect(world.minutes.keys()).toEqual(before);
  });

  test('falls silent as soon as a third person is invited into it', async () => {
    const world = await worldWithProposal();
    const { ben } = world;
    await ben.asksBot('status');
    const room = world.homeserver.directChat(ben.id);
    const mallory = world.somebody('mallory');
    world.homeserver.add({
      kind: 'membership',
      room,
      sender: ben.id,
      member: mallory.id,
      membership: 'invite',
    });
    const question = await ben.saysToBot('status');
    expect(world.minutes.answers(question)).toEqual([]);
  });

  test('is no place to remove somebody’s vote from', async () => {
    const world = await worldWithProposal();
    const card = world.minutes.vote(1).card;
    const vote = await world.cleo.reacts(card, '👍');
    const mallory = world.somebody('mallory');
    for (const { id } of [{ id: BOT }, mallory]) world.homeserver.add(join(ELSEWHERE, id));
    await world.inOneBatch(() => {
      world.homeserver.add({ kind: 'removal', room: ELSEWHERE, sender: mallory.id, removes: vote });
      return Promise.resolve();
    });
    expect(world.minutes.story()).not.toContain('vote hidden');
    expect(world.minutes.tally(1).agree).toBe(2);
  });
});

test('a vote by words in a direct chat is taken back there', async () => {
  const world = await worldWithProposal();
  const vote = await world.cleo.saysToBot('vote 1 agree');
  await world.cleo.removes(vote);
  expect(world.minutes.tally(1).agree).toBe(1);
});
