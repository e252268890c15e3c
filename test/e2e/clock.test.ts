import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test, vi } from 'vitest';

import { textOf } from '../../homeserver/room-event.ts';
import { formGroup } from './support/group.ts';
import { asks, isCard, proposes, resultIn, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const HOUR = 3_600_000;
const PRELOAD = pathToFileURL(join(import.meta.dirname, 'support', 'shifted-clock.ts'));

/** By the homeserver: six seconds after the card was in the room, in whole seconds. */
function closingOf(posted: number): number {
  return Math.ceil((posted + 6000) / 1000) * 1000;
}

test.for([
  { before: 5 * HOUR, during: 0 },
  { before: -5 * HOUR, during: 0 },
  { before: 0, during: 5 * HOUR },
  { before: 0, during: -5 * HOUR },
])(
  'the machine’s clock, $before ms off at the start and $during ms during the vote, decides nothing',
  async ({ before, during }) => {
    const { ana, ben, cleo, dan, open, bot } = await formGroup({ minimum: '6 seconds', grace: '5 seconds' });
    onTestFinished(() => bot.remove());
    const setClock = (shift: number): void => {
      writeFileSync(join(bot.folder, 'clock'), String(shift));
    };
    setClock(before);
    vi.stubEnv('SHIFTED_CLOCK', join(bot.folder, 'clock'));
    vi.stubEnv('NODE_OPTIONS', `--import ${PRELOAD.href}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    await bot.start();

    const first = await proposes(ana, open, 'Set the clocks');
    await ben.react(open, first.event, '👍');
    await asks(ana, open, '!status');
    setClock(during);
    await cleo.react(open, first.event, '👎');
    await cleo.react(open, first.event, '👍');
    const second = await proposes(ana, open, 'Set the clocks again');
    const closesAt = closingOf((await ana.event(open, first.event)).origin_server_ts);
    await until(() => Promise.resolve(Date.now() >= closesAt), true);
    await dan.react(open, first.event, '🛑');

    const results = [await resultOf(ana, open, first.number), await resultOf(ana, open, second.number)];
    expect(results[0]).toMatchObject({ tally: { agree: 2, disagree: 0, block: 0, notCounted: 1 } });
    const events = await ana.messages(open);
    for (const card of [first, second]) {
      const posted = events.find((event) => event.event_id === card.event)?.origin_server_ts ?? NaN;
      expect(Math.abs(Date.parse(card.opensAt) - posted)).toBeLessThan(60_000);
      expect(Math.abs(Date.parse(card.closesAt) - closingOf(posted))).toBeLessThan(60_000);
      const said = events.filter((event) => resultIn(event)?.number === card.number);
      expect(said).toHaveLength(1);
      for (const event of said) {
        expect(event.origin_server_ts).toBeGreaterThanOrEqual(closingOf(posted));
        expect(textOf(event)).not.toMatch(/reached me/u);
      }
    }
    expect(events.filter(isCard)).toHaveLength(2);
    vi.unstubAllEnvs();
    expect(await verifies(bot)).toMatch(/^In order/u);
  },
);
