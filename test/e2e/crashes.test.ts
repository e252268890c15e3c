import { expect, test } from 'vitest';

import { textOf } from '../../homeserver/room-event.ts';
import { group } from './support/group.ts';
import { asks, isCard, proposes, resultIn, resultOf } from './support/reading.ts';
import { verifies } from './support/verifies.ts';

test('killed while votes arrive, it counts every member once and announces once', async () => {
  const { ana, bot, others, open } = await group({ others: 11, minimum: '25 seconds' });
  const card = await proposes(ana, open, 'Move to a new host');
  const changes = others.map(async (member, index) => {
    const first = await member.react(open, card.event, '👎');
    await member.react(open, card.event, index % 3 === 0 ? '🤷' : '👍');
    if (index % 2 === 0) await member.redact(open, first);
  });
  const kills = (async () => {
    for (let count = 0; count < 3; count += 1) {
      await bot.kill();
      await bot.start();
    }
  })();
  await Promise.all([...changes, kills]);

  const result = await resultOf(ana, open, card.number);
  expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 7, disagree: 0, abstain: 4, block: 0 } });
  const events = await ana.messages(open);
  expect(events.filter(isCard)).toHaveLength(1);
  expect(events.filter((event) => resultIn(event) !== undefined)).toHaveLength(1);
  expect(await verifies(bot)).toMatch(/^In order/u);
});

test('down across a deadline, it counts what was sent before and not what was sent after', async () => {
  const { ana, ben, cleo, dan, bot, open } = await group({ minimum: '5 seconds' });
  const card = await proposes(ana, open, 'Meet on Tuesdays');
  await ana.react(open, card.event, '👍');
  await asks(ana, open, '!status');
  await bot.kill();

  await ben.react(open, card.event, '👍');
  const closed = Date.parse(card.closesAt);
  const late = await sentAfter(
    closed,
    () => cleo.react(open, card.event, '👎'),
    () => dan.send(open, 'Is it over?'),
  );
  await bot.start();

  const result = await resultOf(ana, open, card.number);
  expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 2, disagree: 0, notCounted: 1 } });
  expect((await cleo.event(open, late)).origin_server_ts).toBeGreaterThanOrEqual(closed);
  const invitation = await cleo.waitForInvite();
  await cleo.join(invitation);
  await cleo.waitFor(invitation, (event) => textOf(event)?.includes('does not count') === true, {
    describe: 'a private word for who came too late',
  });
  expect(await verifies(bot)).toMatch(/^In order/u);

  /** Sends once the homeserver's own clock is past the moment, which its timestamps tell. */
  async function sentAfter(
    moment: number,
    send: () => Promise<string>,
    probe: () => Promise<string>,
  ): Promise<string> {
    while ((await dan.event(open, await probe())).origin_server_ts < moment);
    return send();
  }
});

test('more than 300 events missed in one room are all read', async () => {
  const { ana, ben, cleo, bot, open } = await group({ minimum: '40 seconds' });
  const card = await proposes(ana, open, 'Translate the handbook');
  await ben.react(open, card.event, '👎');
  await asks(ana, open, '!status');
  await bot.kill();

  await cleo.reply(open, card.event, 'agree');
  const withdrawn = await ben.send(open, '!propose Translate the bylaws too');
  for (let count = 0; count < 320; count += 1) await ana.send(open, `talk ${count}`);
  await ben.react(open, card.event, '👍');
  await bot.start();

  expect(await asks(ana, open, '!status')).toMatch(/Translate the bylaws too/u);
  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 2 } });
  const events = await ana.messages(open);
  expect(events.filter(isCard)).toHaveLength(2);
  expect(events.some((event) => event.event_id === withdrawn)).toBe(true);
});
