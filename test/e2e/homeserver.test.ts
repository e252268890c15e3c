import { expect, inject, onTestFinished, test } from 'vitest';
import { type Member, registerMember } from '../../homeserver/member.ts';
import { relationOf, textOf } from '../../homeserver/room-event.ts';
import { type Synapse, startSynapse } from '../../homeserver/synapse.ts';

const homeserver = inject('homeserver');

async function twoMembersInARoom(): Promise<{ ana: Member; ben: Member; room: string }> {
  const unique = String(performance.now()).replace('.', '');
  const ana = await registerMember(homeserver, `ana${unique}`, { displayName: 'Ana' });
  const ben = await registerMember(homeserver, `ben${unique}`);
  const room = await ana.createRoom({ name: 'Open chatroom', invite: [ben.userId] });
  expect(await ben.waitForInvite()).toBe(room);
  expect(await ben.acceptInvites()).toEqual([room]);
  return { ana, ben, room };
}

async function ownSynapse(): Promise<Synapse> {
  const synapse = await startSynapse({ rateLimits: 'default' });
  onTestFinished(() => synapse.stop());
  return synapse;
}

test('two members exchange a message and a reaction', async () => {
  const { ana, ben, room } = await twoMembersInARoom();
  const asked = await ana.send(room, 'Shall we?');

  const heard = await ben.waitFor(room, (event) => textOf(event) === 'Shall we?', {
    describe: 'the question',
  });
  expect(heard).toMatchObject({ event_id: asked, sender: ana.userId });

  const reaction = await ben.react(room, asked, '👍');
  const seen = await ana.waitFor(room, (event) => event.type === 'm.reaction', { describe: 'a reaction' });
  expect(relationOf(seen)).toEqual({ type: 'm.annotation', eventId: asked, key: '👍' });
  expect(
    (await ana.relations(room, asked, 'm.annotation', 'm.reaction')).map((event) => event.event_id),
  ).toEqual([reaction]);

  await ben.redact(room, reaction);
  expect(await ana.relations(room, asked, 'm.annotation')).toEqual([]);
  expect((await ana.joinedMembers(room)).sort()).toEqual([ana.userId, ben.userId]);
});

test('a member misses nothing of a long conversation', async () => {
  const { ana, ben, room } = await twoMembersInARoom();
  await ana.waitFor(room, (event) => event.sender === ben.userId, { describe: 'Ben to join' });
  const words = Array.from({ length: 130 }, (_, index) => `word ${index}`);
  for (const word of words) await ben.send(room, word);

  await ana.waitFor(room, (event) => textOf(event) === words.at(-1), { describe: 'the last word' });
  await ana.waitFor(room, (event) => textOf(event) === words[0], { describe: 'the first word' });
  expect((await ana.messages(room)).map(textOf).filter((text) => text !== undefined)).toEqual(words);
});

test('waiting in vain says for what, and what came instead', async () => {
  const { ana, room } = await twoMembersInARoom();
  await ana.send(room, 'Anybody there?');
  await expect(
    ana.waitFor(room, (event) => textOf(event) === 'Yes', { describe: 'an answer', timeoutMs: 300 }),
  ).rejects.toThrow(/Waited 0.3 s for an answer, which did not come[^]*Anybody there\?/);
});

test('a homeserver keeps its data through a power cut and a restart', async () => {
  const synapse = await ownSynapse();
  const ana = await registerMember(synapse, 'ana');
  const room = await ana.createRoom();
  const sent = await ana.send(room, 'Before');

  await synapse.kill();
  await expect(ana.send(room, 'Into the void')).rejects.toThrow();
  await synapse.restart();
  expect(textOf(await ana.event(room, sent))).toBe('Before');

  synapse.pause();
  let answered = false;
  const held = ana.send(room, 'After').finally(() => {
    answered = true;
  });
  await expect(fetch(synapse.baseUrl, { signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout');
  expect(answered).toBe(false);
  synapse.resume();
  await held;
  expect((await ana.messages(room)).map(textOf)).toContain('After');
});

test('a stopped homeserver answers no more', async () => {
  const synapse = await startSynapse({ rateLimits: 'none' });
  const ana = await registerMember(synapse, 'ana');
  await synapse.stop();
  await expect(ana.createRoom()).rejects.toThrow();
});
