import { expect, test } from 'vitest';

import { group } from './support/group.ts';
import { asks, proposes, reactionsOn, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';

test('put out of a room over a deadline and invited again, it comes back, hears what it missed and closes', async () => {
  const { ana, ben, cleo, open, botId, bot } = await group({ minimum: '6 seconds' });
  const card = await proposes(ana, open, 'Meet in the garden');
  await ben.react(open, card.event, '👍');
  await asks(ana, open, '!status');
  await ana.kick(open, botId);
  await cleo.reply(open, card.event, 'agree');
  await until(async () => (await bot.log()).includes('cannot be checked now'), true);
  await ana.invite(open, botId);
  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 2 } });
  expect(await asks(ben, open, '!status')).toContain('no open proposal');
});

test('it follows no stranger into another room', async () => {
  const { ana, botId } = await group();
  const room = await ana.createRoom({ name: 'Elsewhere', invite: [botId] });
  const declined = await ana.waitFor(
    room,
    (event) => event.state_key === botId && event.content['membership'] === 'leave',
    { describe: 'the bot to decline' },
  );
  expect(declined.sender).toBe(botId);
});

test('with an empty database it reads the room again, and neither says nor does anything twice', async () => {
  const { ana, ben, open, bot, botId } = await group();
  const card = await proposes(ana, open, 'Keep the minutes');
  await ben.react(open, card.event, '👍');
  await until(
    () => reactionsOn(ana, open, card.event),
    [`${ben.userId} 👍`, `${botId} 👎`, `${botId} 🤷`, `${botId} 🛑`].toSorted(),
  );
  const before = (await ana.messages(open)).map((event) => event.event_id);
  await bot.stop();
  await bot.loseDatabase();
  await bot.start();
  expect(await asks(ana, open, '!status')).toMatch(/Proposal 1, Keep the minutes.* – Agree 1/u);
  const after = await ana.messages(open);
  // The question and its answer.
  expect(after.filter((event) => !before.includes(event.event_id))).toHaveLength(2);
});
