import { expect, test } from 'vitest';

import type { BotProcess } from '../../homeserver/bot-process.ts';
import { textOf } from '../../homeserver/room-event.ts';
import { decidedIn } from './support/decided.ts';
import { group } from './support/group.ts';
import { asks, proposes, resultOf } from './support/reading.ts';
import { verifies } from './support/verifies.ts';

/** When the vote ends: a second or two after the time on the card, if its homeserver was slow to post it. */
function endIn(bot: BotProcess): number {
  const [proposal] = decidedIn(bot);
  if (proposal === undefined) throw new Error('Nothing is open.');
  return proposal.closesAt;
}

test('down across a deadline, it counts what was sent before and not what was sent after', async () => {
  const { ana, ben, cleo, dan, bot, open } = await group({ minimum: '5 seconds' });
  const card = await proposes(ana, open, 'Meet on Tuesdays');
  await ana.react(open, card.event, '👍');
  await asks(ana, open, '!status');
  await bot.kill();

  await ben.react(open, card.event, '👍');
  const closed = endIn(bot);
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
