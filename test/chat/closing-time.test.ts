import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { parseClosingTime } from '../../src/chat/closing-time.ts';

/** A Wednesday, 11:00 in Paris. */
const now = Date.parse('2026-11-25T10:00:00Z');

/** The instant in short, or why it is unclear. */
function read(text: string, timezone = 'Europe/Paris', moment = now): string {
  const read = parseClosingTime(text, { now: moment, timezone });
  if (read.kind === 'after') return `after ${read.duration} ms`;
  return read.kind === 'at' ? new Date(read.instant).toISOString().replace('.000Z', 'Z') : read.why;
}

function suggestions(text: string, timezone = 'Europe/Paris', moment = now): readonly string[] {
  const read = parseClosingTime(text, { now: moment, timezone });
  return read.kind === 'unclear' ? read.suggestions : [];
}

test('an elapsed time is a duration, not a moment', () => {
  expect(read('in 8 days')).toBe('after 691200000 ms');
});

describe('a moment', () => {
  it.each([
    ['Friday 18:00 Europe/Paris', '2026-11-27T17:00:00Z'],
    ['friday 18:00 europe/paris', '2026-11-27T17:00:00Z'],
    ['Friday, 18:00 (Europe/Paris)', '2026-11-27T17:00:00Z'],
    ['18:00 UTC on Friday', '2026-11-27T18:00:00Z'],
    ['by Friday 18:00', '2026-11-27T17:00:00Z'],
    ['next Friday at 18:00', '2026-12-04T17:00:00Z'],
    ['Friday noon', '2026-11-27T11:00:00Z'],
    ['Friday 24:00', '2026-11-27T23:00:00Z'],
    ['Friday 6 p.m.', '2026-11-27T17:00:00Z'],
    ['Friday 6.30pm', '2026-11-27T17:30:00Z'],
    ['Friday 18.00', '2026-11-27T17:00:00Z'],
    ['Friday at 18', '2026-11-27T17:00:00Z'],
    ['Friday 12:30 am', '2026-11-26T23:30:00Z'],
    ['tomorrow 18:00', '2026-11-26T17:00:00Z'],
    ['tomorrow evening at 6', '2026-11-26T17:00:00Z'],
    ['tonight 22:00', '2026-11-25T21:00:00Z'],
    ['in 3 days at 18:00', '2026-11-28T17:00:00Z'],
    ['end of the month 17:00', '2026-11-30T16:00:00Z'],
    ['2026-12-01 18:00', '2026-12-01T17:00:00Z'],
    ['2026-12-01, 18:00:30', '2026-12-01T17:00:30Z'],
    ['2026-12-01T18:00Z', '2026-12-01T18:00:00Z'],
    ['2026-12-01T18:00:00.000Z', '2026-12-01T18:00:00Z'],
    ['2026-12-01T18:00+02:00', '2026-12-01T16:00:00Z'],
    ['2026-12-01 18:00 +02:00', '2026-12-01T16:00:00Z'],
    ['2026-12-01 18:00 +0200', '2026-12-01T16:00:00Z'],
    ['2026-12-01 18:00 UTC-3', '2026-12-01T21:00:00Z'],
    ['2026-12-01 18:00 Etc/GMT+5', '2026-12-01T23:00:00Z'],
    ['2026-12-01 6pm Asia/Kolkata', '2026-12-01T12:30:00Z'],
    ['2026/12/01 18:00', '2026-12-01T17:00:00Z'],
    ['1 December 2026 6pm', '2026-12-01T17:00:00Z'],
    ['1st of December, 18:00', '2026-12-01T17:00:00Z'],
    ['Dec 1 18:00 UTC', '2026-12-01T18:00:00Z'],
    ['Tuesday 1 December 18:00', '2026-12-01T17:00:00Z'],
    ['25/12/2026 18:00', '2026-12-25T17:00:00Z'],
    ['12/25/2026 18:00', '2026-12-25T17:00:00Z'],
    ['05/05/2027 18:00', '2027-05-05T16:00:00Z'],
    ['Friday 04/12/2026 10:00', '2026-12-04T09:00:00Z'],
  ])('%j is %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  test('without a zone is in the configured one', () => {
    expect(read('2026-12-01 18:00', 'America/New_York')).toBe('2026-12-01T23:00:00Z');
    expect(read('2026-12-01 18:00', 'Etc/UTC')).toBe('2026-12-01T18:00:00Z');
  });

  test('is counted from today as it is in its own zone', () => {
    // It is Thursday already in Auckland.
    const late = Date.parse('2026-11-25T22:00:00Z');
    expect(read('tomorrow 12:00', 'Pacific/Auckland', late)).toBe('2026-11-26T23:00:00Z');
    expect(read('tomorrow 12:00', 'Etc/UTC', late)).toBe('2026-11-26T12:00:00Z');
  });

  test('on a weekday is today if the time is still to come, else in a week', () => {
    expect(read('Wednesday 12:00')).toBe('2026-11-25T11:00:00Z');
    expect(read('Wednesday 11:00')).toBe('2026-12-02T10:00:00Z');
  });

  test('on a date without a year is the next such date', () => {
    expect(read('24 November 18:00')).toBe('2027-11-24T17:00:00Z');
  });
});

describe('what is unclear is asked about', () => {
  it.each([
    ['', 'not understood'],
    ['soon', 'not understood'],
    ['now', 'not understood'],
    ['when Bob is back', 'not understood'],
    ['Friday 18:00 or so', 'not understood'],
    ['Friday 18:00 - 20:00', 'not understood'],
    ['Friday to Sunday 18:00', 'not understood'],
    ['Friday 25:00', 'not understood'],
    ['Friday 24:30', 'not understood'],
    ['Friday 13pm', 'not understood'],
    ['2026-02-30 18:00', 'not understood'],
    ['2026-13-01 18:00', 'not understood'],
    ['30 February 18:00', 'not understood'],
    ['31/31/2026 18:00', 'not understood'],
    ['1 December 99999 18:00', 'not understood'],
    [`Friday 18:00${' '.repeat(100)}`, 'not understood'],
    ['Friday', 'no time of day'],
    ['1 December', 'no time of day'],
    ['2026-12-01', 'no time of day'],
    ['tomorrow evening', 'no time of day'],
    ['18:00', 'no date'],
    ['18:00 Europe/Paris', 'no date'],
    ['next week 18:00', 'no date'],
    ['December 2026 18:00', 'no date'],
    ['today 09:00', 'past'],
    ['2025-12-01 18:00', 'past'],
    ['2025-12-01', 'past'],
    ['yesterday 18:00', 'past'],
    ['last Friday 18:00', 'past'],
    ['3 days ago', 'past'],
    ['Friday 18:00 CET', 'unknown timezone'],
    ['Friday 6pm BST', 'unknown timezone'],
    ['Friday 18:00 Europe/Parris', 'unknown timezone'],
    ['Friday 18:00 +20:00', 'unknown timezone'],
    ['2027-03-28 02:30', 'impossible local time'],
    ['2027-10-31 02:30', 'ambiguous local time'],
    ['Friday midnight', 'ambiguous local time'],
    ['Friday at 6', 'ambiguous local time'],
    ['03/04/2027 18:00', 'ambiguous date'],
    ['3.4.2027 18:00', 'ambiguous date'],
    ['3/4 18:00', 'ambiguous date'],
    ['Friday 2026-12-01 18:00', 'ambiguous date'],
    ['Friday 1 December 18:00', 'ambiguous date'],
  ])('%j: %s', (text, why) => {
    expect(read(text)).toBe(why);
  });
});

describe('with the corrected text to send', () => {
  it.each([
    ['soon', ['in 8 days', '2026-12-03 12:00 Europe/Paris']],
    ['Friday', ['2026-11-27 18:00 Europe/Paris']],
    ['Friday Etc/UTC', ['2026-11-27 18:00 UTC']],
    ['18:00', ['2026-11-25 18:00 Europe/Paris', '2026-11-26 18:00 Europe/Paris']],
    ['09:00', ['2026-11-26 09:00 Europe/Paris']],
    ['today 09:00', ['2026-11-26 09:00 Europe/Paris']],
    ['2025-12-01 18:00', ['2026-12-01 18:00 Europe/Paris', '2026-11-26 18:00 Europe/Paris']],
    ['Friday 18:00 CET', ['2026-11-27 18:00 Europe/Paris', '2026-11-27 18:00 UTC']],
    [
      'Friday 18:00 Asia/Tokio',
      ['2026-11-27 18:00 Asia/Tokyo', '2026-11-27 18:00 Europe/Paris', '2026-11-27 18:00 UTC'],
    ],
    ['2027-03-28 02:30', ['2027-03-28 01:30 Europe/Paris', '2027-03-28 03:30 Europe/Paris']],
    ['2027-10-31 02:30', ['2027-10-31 02:30 +02:00', '2027-10-31 02:30 +01:00']],
    ['Friday midnight', ['2026-11-27 00:00 Europe/Paris', '2026-11-28 00:00 Europe/Paris']],
    ['Friday at 6', ['2026-11-27 06:00 Europe/Paris', '2026-11-27 18:00 Europe/Paris']],
    ['03/04/2027 18:00', ['2027-03-04 18:00 Europe/Paris', '2027-04-03 18:00 Europe/Paris']],
    ['Friday 2026-12-01 18:00', ['2026-12-01 18:00 Europe/Paris', '2026-12-04 18:00 Europe/Paris']],
  ])('for %j', (text, expected) => {
    expect(suggestions(text)).toEqual(expected);
  });
});

const timezone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const moment = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2080-01-01') });
const piece = fc.oneof(
  fc.constantFrom(
    'Friday',
    'next',
    'tomorrow',
    '1 December',
    '29 February',
    '31 June',
    '03/04/2027',
    '25.12.26',
  ),
  fc.constantFrom(
    '18:00',
    '02:30',
    '6pm',
    'at 6',
    'midnight',
    'noon',
    '24:00',
    'evening',
    'in 3 days',
    'week',
  ),
  fc.constantFrom(
    'UTC',
    'CET',
    '+02:00',
    '-14',
    'Z',
    'Europe/London',
    'America/Nowhere',
    ',',
    '-',
    'and',
    '2026',
  ),
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const words = fc.oneof(
  fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(' ')),
  fc.string({ maxLength: 120, unit: 'binary' }),
);

describe('whatever is typed, whenever and wherever', () => {
  test('what is understood is to come, and every suggestion is understood', () => {
    fc.assert(
      fc.property(words, moment, timezone, (text, now, timezone) => {
        const read = parseClosingTime(text, { now, timezone });
        if (read.kind === 'at') expect(read.instant).toBeGreaterThan(now);
        if (read.kind !== 'unclear') return;
        expect(read.suggestions).not.toEqual([]);
        for (const suggestion of read.suggestions) {
          expect([suggestion, parseClosingTime(suggestion, { now, timezone }).kind]).not.toContain('unclear');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a time on the clocks of a zone comes back as they show it', () => {
    const day = fc.integer({ min: 1, max: 700 });
    fc.assert(
      fc.property(day, fc.nat(23), fc.nat(59), timezone, (days, hour, minute, timezone) => {
        const date = new Date(now + (days + 1) * 86_400_000).toISOString().slice(0, 10);
        const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
        const read = parseClosingTime(`${date} ${time} ${timezone}`, { now, timezone: 'Etc/UTC' });
        if (read.kind !== 'at') {
          expect(read).toMatchObject({
            why: expect.stringMatching(/^(impossible|ambiguous) local time$/) as unknown,
          });
          return;
        }
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: timezone,
          dateStyle: 'short',
          timeStyle: 'short',
        });
        expect(shown.format(read.instant)).toBe(`${date} ${time}`);
      }),
    );
  });
});

describe('on a machine in another zone', () => {
  const home = process.env['TZ'];
  afterEach(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/London'])('%s, it is the same', (machine) => {
    process.env['TZ'] = machine;
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(machine);
    expect(read('Friday 18:00')).toBe('2026-11-27T17:00:00Z');
    expect(read('today 18:00')).toBe('2026-11-25T17:00:00Z');
    expect(read('1 December 18:00')).toBe('2026-12-01T17:00:00Z');
    expect(read('25 November 18:00')).toBe('2026-11-25T17:00:00Z');
    expect(read('in 3 days at 18:00')).toBe('2026-11-28T17:00:00Z');
  });
});
