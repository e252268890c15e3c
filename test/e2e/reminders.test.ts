import { expect, test } from 'vitest';

import type { Member } from '../../homeserver/member.ts';
import { relationOf, textOf } from '../../homeserver/room-event.ts';
import { group } from './support/group.ts';
import { asks, proposes, resultOf } from './support/reading.ts';
import { countOf, expectSaidOnce, hasSaidAll, saidIn } from './support/said-once.ts';
import { verifies } from './support/verifies.ts';

/** A direct chat that the bot has entered. */
async function chatWith(member: Member, botId: string): Promise<string> {
  const room = await member.directChatWith(botId);
  await member.waitFor(
    room,
    (event) =>
      event.type === 'm.room.member' && event.state_key === botId && event.content['membership'] === 'join',
    { describe: 'the bot to join the direct chat' },
  );
  return room;
}

test('a vote is reminded of once, in its thread and to who asked and has not voted, and is found when it is decided', async () => {
  const { bot, botId, ana, ben, cleo, open } = await group({
    minimum: '25 seconds',
    reminders: ['15 seconds'],
  });
  const [bens, cleos] = [await chatWith(ben, botId), await chatWith(cleo, botId)];
  expect(await asks(ben, bens, 'remind me')).toContain('remind you in private');
  expect(await asks(cleo, cleos, 'remind me')).toContain('remind you in private');
  const card = await proposes(ana, open, 'Buy a new disk\n\nThe old café machine is full.');
  expect(await asks(ben, bens, 'pending')).toContain('Buy a new disk');
  await cleo.send(cleos, `vote ${card.number} block because it closes us off`);
  expect(await asks(cleo, cleos, 'ballot')).toContain('Block');
  expect(await asks(ben, bens, `status ${card.number}`)).not.toContain(cleo.userId);
  // Whatever it has not done by then is up to the next process.
  await bot.kill();
  await bot.start();

  const reminder = await ana.waitFor(open, (event) => textOf(event)?.startsWith('Voting ends in') === true, {
    describe: 'the reminder',
  });
  expect(relationOf(reminder)).toMatchObject({ type: 'm.thread', eventId: card.event });
  expect(textOf(reminder)).toContain('it closes us off');
  const told = await ben.waitFor(bens, (event) => textOf(event)?.startsWith('Voting on proposal') === true, {
    describe: 'the private reminder',
  });
  expect(textOf(told)).toContain('you have not voted');
  await bot.kill();
  await bot.start();

  expect(await resultOf(ana, open, card.number)).toMatchObject({
    outcome: 'not passed',
    tally: { block: 1 },
  });
  expect(await asks(ben, bens, 'decisions old cafe')).toContain(`Proposal ${card.number}, not passed`);
  expect(await asks(ana, open, '!decisions since today')).toContain('Buy a new disk');
  await hasSaidAll(bot);
  const said = await saidIn(
    [
      [ana, open],
      [ben, bens],
      [cleo, cleos],
    ],
    botId,
  );
  expectSaidOnce(bot, said);
  expect([countOf(said, 'reminder'), countOf(said, 'remind')]).toEqual([1, 1]);
  expect(await verifies(bot)).toMatch(/^In order/u);
});
