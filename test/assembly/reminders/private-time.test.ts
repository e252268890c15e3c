import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { privateTime } from '../../../src/assembly/reminders/private-time.ts';
import { isQuiet, quietAround } from '../../../src/assembly/reminders/quiet-hours.ts';
import { writeInstant } from '../../../src/chat/local-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NIGHT = { from: 22 * HOUR, to: 8 * HOUR };

const at = (text: string): number => Date.parse(`${text}Z`);

/** A vote that was opened long ago and is to be reminded of 24 hours before its end. */
function told(closesAt: string, zone: string, { hours = NIGHT, before = 24 * HOUR, earliest = 0 } = {}) {
  const end = at(closesAt);
  const wished = end - before;
  return writeInstant(privateTime({ wished, closesAt: end, earliest, quiet: { hours, zone } }), zone);
}

describe('a private reminder comes', () => {
  it.each([
    ['at its time, by day', told('2026-11-28T12:00', 'UTC'), '2026-11-27 12:00 UTC'],
    ['in the morning, if its time is at night', told('2026-11-28T01:00', 'UTC'), '2026-11-27 08:00 UTC'],
    [
      'by the clocks where the member is',
      told('2026-11-28T12:00', 'Asia/Tokyo'),
      '2026-11-27 21:00 Asia/Tokyo',
    ],
    ['in the morning there', told('2026-11-28T15:00', 'Asia/Tokyo'), '2026-11-28 08:00 Asia/Tokyo'],
    [
      'the evening before, if the vote ends in the morning',
      told('2026-11-28T08:30', 'UTC', { before: 2 * HOUR }),
      '2026-11-27 21:59 UTC',
    ],
    [
      'in the morning, if that leaves an hour',
      told('2026-11-28T09:00', 'UTC', { before: 2 * HOUR }),
      '2026-11-28 08:00 UTC',
    ],
    [
      'at its time in the night, if the evening is over',
      told('2026-11-28T08:30', 'UTC', { before: 2 * HOUR, earliest: at('2026-11-27T22:30') }),
      '2026-11-28 06:30 UTC',
    ],
    [
      'after a rest at noon',
      told('2026-11-28T13:00', 'UTC', { hours: { from: 12 * HOUR, to: 14 * HOUR } }),
      '2026-11-27 14:00 UTC',
    ],
    [
      'in the morning after the night in which the clocks are put forward',
      told('2027-03-29T02:00', 'Europe/Paris'),
      '2027-03-28 08:00 Europe/Paris',
    ],
    [
      'in the morning after the night in which they are put back',
      told('2027-11-01T01:00', 'Europe/Paris'),
      '2027-10-31 08:00 Europe/Paris',
    ],
    [
      'soon after a morning hour that the clocks skip',
      told('2027-03-29T00:00', 'Europe/Paris', { hours: { from: 22 * HOUR, to: 2.5 * HOUR } }),
      '2027-03-28 03:30 Europe/Paris',
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test('not in the hour that the clocks show twice, if that is quiet the second time', () => {
    const quiet = { hours: { from: 22 * HOUR, to: 2.5 * HOUR }, zone: 'Europe/Paris' };
    const again = at('2027-10-31T01:10'); // 2:10 by the clocks, for the second time
    expect(quietAround(again, quiet)?.to).toBe(at('2027-10-31T01:30'));
  });
});

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * MINUTE);
const vote = fc.record({
  opensAt: minutes(at('2000-01-01T00:00') / MINUTE, at('2040-01-01T00:00') / MINUTE),
  period: minutes(2, 20 * 24 * 60),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  zone,
  from: minutes(0, 24 * 60 - 1),
  to: minutes(0, 24 * 60 - 1),
});

test('no private reminder comes in quiet hours unless the end of voting leaves no other time, nor after the end', () => {
  fc.assert(
    fc.property(vote, ({ opensAt, period, part, from, to, ...where }) => {
      fc.pre(from !== to);
      const closesAt = opensAt + period;
      const wished = closesAt - Math.max(MINUTE, Math.floor((part * period) / MINUTE) * MINUTE);
      const quiet = { hours: { from, to }, zone: where.zone };
      const time = privateTime({ wished, closesAt, earliest: opensAt, quiet });
      expect(time).toBeGreaterThanOrEqual(opensAt);
      expect(time).toBeLessThan(closesAt);
      if (!isQuiet(time, quiet)) return;
      const span = quietAround(time, quiet);
      expect(time).toBe(wished);
      expect(span?.to).toBeGreaterThan(closesAt - HOUR);
      expect(span?.from).toBeLessThan(opensAt + MINUTE);
    }),
    { numRuns: 2000 },
  );
});

test('the quiet time around an instant is quiet, and ends where it is no longer', () => {
  fc.assert(
    fc.property(vote, ({ opensAt: instant, from, to, ...where }) => {
      fc.pre(from !== to);
      const quiet = { hours: { from, to }, zone: where.zone };
      const span = quietAround(instant, quiet);
      expect(span !== undefined).toBe(isQuiet(instant, quiet));
      if (span === undefined) return;
      expect(span.from).toBeLessThanOrEqual(instant);
      expect(span.to).toBeGreaterThan(instant);
      expect(isQuiet(span.to, quiet)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('quiet time goes on where the clocks skip its end', () => {
  // In Chile midnight of 9 October 2005 did not exist.
  const quiet = { hours: { from: 60_000, to: 0 }, zone: 'America/Santiago' };
  const span = quietAround(Date.UTC(2005, 9, 8, 4, 1), quiet) ?? expect.unreachable();
  expect(isQuiet(span.to, quiet)).toBe(false);
  expect(isQuiet(span.to - 60_000, quiet)).toBe(true);
});
