import { describe, expect, it, test } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { bodyId, memberId, roomId } from '../../src/governance/terms.ts';
import { BOT } from './support/bot.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('a working group’s matters stay in its rooms', () => {
  it.each(['!status 1', '!ballots 1', '!ballot 1', '!vote 1 agree', '!withdraw 1'])(
    '“%s” in another body’s room tells nothing of them',
    async (text) => {
      const world = await World.begin();
      const { ana, ben, minutes } = world;
      await ana.proposes('Pay the bill', FINANCE_ROOM);
      const before = minutes.story();
      const answer = await ben.asks(OPEN_CHATROOM, text);
      expect(answer).not.toContain('Pay the bill');
      expect(minutes.story()).toEqual(before);
    },
  );

  test('the status of another room does not list them', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    expect(await ben.asks(OPEN_CHATROOM, '!status')).not.toContain('Pay the bill');
    expect(await ben.asks(FINANCE_ROOM, '!status')).toContain('Pay the bill');
  });

  it.each(['status', 'status 1', 'ballots 1', 'ballot 1', 'pending', 'vote 1 agree', 'withdraw 1', 'rules'])(
    '“%s” in a direct chat shows them to its members only',
    async (text) => {
      const world = await World.begin();
      const { ana, cleo, minutes } = world;
      await ana.proposes('Pay the bill', FINANCE_ROOM);
      const before = minutes.story();
      const answer = await cleo.asksBot(text);
      expect(answer).not.toMatch(/Pay the bill|Finance/);
      expect(minutes.story()).toEqual(before);
    },
  );

  test('in a direct chat the status shows all bodies of the member', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ana.proposes('Buy a new disk');
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    const answer = await ben.asksBot('status');
    expect(answer).toContain('Buy a new disk');
    expect(answer).toContain('Pay the bill');
  });

  test('who has left the group is shown them no more', async () => {
    const world = await World.begin();
    const { ana, ben } = world;
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    await ben.leaves(FINANCE_ROOM);
    expect(await ben.asksBot('status 1')).toBe(world.words('refused.not in its room', { number: 1 }));
  });

  test('a reply from another room to a card is no vote', async () => {
    const { ana, ben, minutes } = await World.begin();
    const card = await ana.proposes('Pay the bill', FINANCE_ROOM);
    await ben.says(OPEN_CHATROOM, 'agree', { replyTo: card });
    expect(minutes.vote(1).votes.size).toBe(0);
  });

  test('the thread of a card is in its own room', async () => {
    const { ana, cleo, minutes } = await World.begin();
    const card = await ana.proposes('Pay the bill', FINANCE_ROOM);
    const before = minutes.texts().length;
    await cleo.says(OPEN_CHATROOM, 'agree', { thread: card });
    expect(minutes.texts()).toHaveLength(before);
  });
});

describe('a proposal in a direct chat', () => {
  test('is refused, since everybody is to see it', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    expect(await ana.asksBot('propose Buy a new disk')).toBe(world.words('refused.propose here'));
    expect(minutes.story()).toEqual([]);
  });
});

test('a private word does not go where somebody else has been, who could come back and read it', () => {
  const bodies = new Bodies(new Map(), BOT);
  const [mallory, ana] = [memberId('@mallory:example.coop'), memberId('@ana:example.coop')];
  const trap = roomId('!trap:example.coop');
  for (const member of [mallory, BOT]) bodies.apply({ room: trap, member, membership: 'join' });
  expect(bodies.directChat(mallory)).toBe(trap);
  bodies.apply({ room: trap, member: ana, membership: 'invite' });
  bodies.apply({ room: trap, member: mallory, membership: 'leave' });
  expect(bodies.directChat(ana)).toBeUndefined();
  const chat = roomId('!chat:example.coop');
  bodies.apply({ room: chat, member: BOT, membership: 'join' });
  bodies.apply({ room: chat, member: ana, membership: 'invite' });
  expect(bodies.directChat(ana)).toBe(chat);
});

test('an account that the bot had before is none of the people, and its rooms are known', () => {
  const [former, ana] = [memberId('@althing:old.example'), memberId('@ana:example.coop')];
  const bodies = new Bodies(new Map(), BOT, new Set([former, BOT]));
  const [room, other] = [roomId('!open:example.coop'), roomId('!new:example.coop')];
  for (const member of [former, ana]) bodies.apply({ room, member, membership: 'join' });
  for (const member of [BOT, ana]) bodies.apply({ room: other, member, membership: 'join' });
  expect([...bodies.peopleOf(bodyId('full'), room)]).toEqual([ana]);
  expect([former, BOT, ana].map((member) => bodies.isBot(member))).toEqual([true, true, false]);
  expect([room, other].map((each) => bodies.hadBot(each))).toEqual([true, false]);
  expect(bodies.hasBot(room)).toBe(false);
});
