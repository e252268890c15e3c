import { expect, inject, test } from 'vitest';

import { type Member, registerMember } from '../../homeserver/member.ts';
import { repliedTo, type RoomEvent } from '../../homeserver/room-event.ts';
import { group, type Group } from './support/group.ts';
import { asks, proposes } from './support/reading.ts';

const KNOWS_NOBODY = /I know commands only in the rooms of a group/u;

let strangers = 0;

function stranger(): Promise<Member> {
  return registerMember(inject('homeserver'), `stranger-${process.pid}x${(strangers += 1)}`);
}

/** Waits until the bot has left a room, or declined to come, or joined it. */
function botIs(membership: 'join' | 'leave', by: Member, room: string, botId: string): Promise<RoomEvent> {
  return by.waitFor(
    room,
    (event) => event.state_key === botId && event.content['membership'] === membership,
    { describe: `the bot to ${membership}`, timeoutMs: 30_000 },
  );
}

/** What is asked later elsewhere was answered, so that this would have been. */
async function expectSilence({ ana, open }: Group, asker: Member, room: string, text: string): Promise<void> {
  const question = await asker.send(room, text);
  await asks(ana, open, '!help');
  const events = await asker.messages(room);
  expect(events.filter((event) => repliedTo(event) === question)).toEqual([]);
}

test('a stranger’s direct chat is declined', async () => {
  const { botId } = await group();
  const mallory = await stranger();
  const room = await mallory.directChatWith(botId);
  expect((await botIs('leave', mallory, room, botId)).sender).toBe(botId);
});

test('while a stranger sends invitation after invitation, a member’s direct chat is accepted and answered', async () => {
  const { botId, ben, ana, open } = await group();
  const mallory = await stranger();
  await proposes(ana, open, 'Plant a tree');
  const flood = await Promise.all(Array.from({ length: 40 }, () => mallory.directChatWith(botId)));
  const chat = await ben.directChatWith(botId);
  await botIs('join', ben, chat, botId);
  expect(await asks(ben, chat, 'status')).toContain('Plant a tree');
  for (const room of flood) await botIs('leave', mallory, room, botId);
});

test('a steward is followed into another room, and is obeyed there no more than others', async () => {
  const sam = await stranger();
  const all = await group({ stewards: [sam.userId] });
  const { ana, open, botId } = all;
  await proposes(ana, open, 'Plant a tree');
  const room = await sam.createRoom({ name: 'Elsewhere', invite: [botId] });
  await botIs('join', sam, room, botId);
  expect(await asks(sam, room, '!status')).toMatch(KNOWS_NOBODY);
  expect(await asks(sam, room, '!help')).toContain('!propose TITLE');
  await sam.invite(room, ana.userId);
  await ana.join(room);
  await expectSilence(all, sam, room, '!status');
  await expectSilence(all, ana, room, '!propose Take over');
});

test('who has left the group is told nothing more of it', async () => {
  const all = await group();
  const { ana, dan, open, finance, botId } = all;
  const card = await proposes(ana, open, 'Plant a tree');
  const chat = await dan.directChatWith(botId);
  await botIs('join', dan, chat, botId);
  expect(await asks(dan, chat, 'status')).toContain('Plant a tree');
  await dan.leave(open);
  await dan.leave(finance);
  for (const text of ['status', `status ${card.number}`, `ballots ${card.number}`, 'rules', 'pending']) {
    expect(await asks(dan, chat, text)).toMatch(KNOWS_NOBODY);
  }
  expect(await asks(dan, chat, 'help')).toContain('!propose TITLE');
});

test('a direct chat into which a third person is invited is none any more', async () => {
  const all = await group();
  const { ana, ben, open, botId } = all;
  await proposes(ana, open, 'Plant a tree');
  const chat = await ben.directChatWith(botId);
  await botIs('join', ben, chat, botId);
  expect(await asks(ben, chat, 'status')).toContain('Plant a tree');
  const mallory = await stranger();
  await ben.invite(chat, mallory.userId);
  await expectSilence(all, ben, chat, 'status');
  await mallory.join(chat);
  await expectSilence(all, mallory, chat, 'status');
});
