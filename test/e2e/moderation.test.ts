import { expect, test } from 'vitest';
import { z } from 'zod';

import { textOf } from '../../homeserver/room-event.ts';
import { group } from './support/group.ts';
import { asks, proposes, resultIn, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const levels = z.looseObject({ users: z.record(z.string(), z.number()).default({}) });
const pins = z.object({ pinned: z.array(z.string()) });

test('a moderator removes a vote, the card and the result: all of it stands', async () => {
  const { ana, ben, cleo, bot, open } = await group({ minimum: '12 seconds' });
  const card = await proposes(ben, open, 'Move to a new host');
  const vote = await cleo.react(open, card.event, '👍');
  await ben.react(open, card.event, '👍');
  await asks(ana, open, '!status');
  await ana.redact(open, vote);
  await ana.redact(open, card.event);
  const told = await cleo.waitFor(open, (event) => textOf(event)?.includes('Its vote goes on') === true, {
    describe: 'a word about the removed card',
  });
  expect(textOf(told)).toContain(ana.userId);

  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 2 } });
  const result = (await ana.messages(open)).find((event) => resultIn(event) !== undefined);
  await ana.redact(open, result?.event_id ?? '');
  await cleo.waitFor(open, (event) => textOf(event)?.includes('It stands as it was announced') === true, {
    describe: 'a word about the removed result',
  });
  expect(await asks(cleo, open, `!status ${card.number}`)).toContain('is closed: passed');
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('a voter who is banned keeps the ballot, and nobody else gets one through them', async () => {
  const { ana, ben, bot, open } = await group({ minimum: '10 seconds' });
  const card = await proposes(ana, open, 'Move to a new host');
  await ben.react(open, card.event, '👎');
  await asks(ana, open, '!status');
  await ana.ban(open, ben.userId);

  const result = await resultOf(ana, open, card.number);
  expect(result).toMatchObject({ outcome: 'not passed', tally: { disagree: 1, notCounted: 0 } });
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('a bot that may not send any more waits, tells the stewards, and says everything once it may again', async () => {
  const { ana, ben, bot, open } = await group({ minimum: '8 seconds', steward: 'ben' });
  const card = await proposes(ana, open, 'Move to a new host');
  await ana.react(open, card.event, '👍');
  await asks(ana, open, '!status');
  const before = await ana.state(open, 'm.room.power_levels');
  await ana.setState(open, 'm.room.power_levels', '', { ...before, events_default: 50 });

  const chat = await ben.waitForInvite();
  await ben.join(chat);
  const told = await ben.waitFor(chat, (event) => textOf(event)?.includes('may not send') === true, {
    describe: 'a word to the steward',
  });
  expect(textOf(told)).toContain('Full group');
  await until(async () => (await bot.log()).includes('Closed a proposal'), true);
  await ana.setState(open, 'm.room.power_levels', '', before);

  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 1 } });
  const results = (await ana.messages(open)).filter((event) => resultIn(event) !== undefined);
  expect(results).toHaveLength(1);
});

test('where members may not react they vote by words, and the stewards are told', async () => {
  const { ana, ben, cleo, open } = await group({ minimum: '15 seconds', steward: 'ben' });
  const before = await ana.state(open, 'm.room.power_levels');
  const forbidden = { 'm.reaction': 50 };
  await ana.setState(open, 'm.room.power_levels', '', { ...before, events: forbidden });
  const chat = await ben.waitForInvite();
  await ben.join(chat);
  await ben.waitFor(chat, (event) => textOf(event)?.includes('may not react') === true, {
    describe: 'a word to the steward',
  });
  const card = await proposes(ana, open, 'Move to a new host');
  await cleo.reply(open, card.event, 'agree');
  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 1 } });
});

test('cards are pinned where the bot may, beside what others pinned, and unpinned at closing', async () => {
  const { ana, botId, open } = await group({ minimum: '6 seconds' });
  const before = levels.parse(await ana.state(open, 'm.room.power_levels'));
  const users = { ...before.users, [botId]: 50 };
  await ana.setState(open, 'm.room.power_levels', '', { ...before, users });
  const others = await ana.send(open, 'Our house rules');
  await ana.setState(open, 'm.room.pinned_events', '', { pinned: [others] });

  const card = await proposes(ana, open, 'Move to a new host');
  const pinned = async () => pins.parse(await ana.state(open, 'm.room.pinned_events')).pinned;
  await until(pinned, [others, card.event]);
  await resultOf(ana, open, card.number);
  await until(pinned, [others]);
});

test('in an encrypted room reactions count, and the bot says once that it cannot read commands', async () => {
  const { ana, ben, cleo, bot, open } = await group({ minimum: '15 seconds' });
  const card = await proposes(ana, open, 'Move to a new host');
  await ana.setState(open, 'm.room.encryption', '', { algorithm: 'm.megolm.v1.aes-sha2' });
  const saysSo = (text: string | undefined) => text?.includes('can’t read encrypted messages') === true;
  await ben.waitFor(open, (event) => saysSo(textOf(event)), { describe: 'a word about encryption' });
  await bot.kill();
  await bot.start();
  await ben.react(open, card.event, '👍');
  await cleo.sendEvent(open, 'm.room.encrypted', {
    algorithm: 'm.megolm.v1.aes-sha2',
    ciphertext: 'AwgAEnAC',
    session_id: 'session',
    sender_key: 'key',
    device_id: 'DEVICE',
  });

  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 1 } });
  expect((await ana.messages(open)).filter((event) => saysSo(textOf(event)))).toHaveLength(1);
});
