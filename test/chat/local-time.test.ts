import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { instantsAround, instantsAt, wallClockAt, writeInstant } from '../../src/chat/local-time.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), '+05:45', '-12:00', '+14:00');
const minute = fc
  .integer({ min: at('2000-01-01T00:00') / 60_000, max: at('2100-01-01T00:00') / 60_000 })
  .map((minutes) => minutes * 60_000);

describe('the instants at which a zone shows a time', () => {
  it.each([
    ['on an ordinary day', '2026-12-01T18:00', 'Europe/Paris', ['2026-12-01T17:00']],
    ['just before a gap', '2027-03-28T01:59', 'Europe/Paris', ['2027-03-28T00:59']],
    ['at the start of a gap', '2027-03-28T02:00', 'Europe/Paris', []],
    ['at the end of a gap', '2027-03-28T03:00', 'Europe/Paris', ['2027-03-28T01:00']],
    ['in an overlap', '2027-10-31T02:30', 'Europe/Paris', ['2027-10-31T00:30', '2027-10-31T01:30']],
    ['just after an overlap', '2027-10-31T03:00', 'Europe/Paris', ['2027-10-31T02:00']],
    [
      'in an overlap of half an hour',
      '2027-04-04T01:45',
      'Australia/Lord_Howe',
      ['2027-04-03T14:45', '2027-04-03T15:15'],
    ],
    ['on the day that Samoa left out', '2011-12-30T12:00', 'Pacific/Apia', []],
    ['at an offset', '2026-12-01T18:00', '-03:30', ['2026-12-01T21:30']],
  ])('%s', (_, wall, name, instants) => {
    expect(instantsAt(at(wall), name).map(iso)).toEqual(instants);
  });

  test('are those, and only those, whose wall clock it is', () => {
    fc.assert(
      fc.property(minute, zone, (wall, name) => {
        const quarter = 15 * 60_000;
        const everyOffset = Array.from(
          { length: 27 * 4 + 1 },
          (_, index) => 12 * 4 * quarter - index * quarter,
        );
        const found = everyOffset
          .map((offset) => wall + offset)
          .filter((instant) => wallClockAt(instant, name) === wall);
        expect(instantsAt(wall, name)).toEqual(found.sort((a, b) => a - b));
      }),
    );
  });
});

test('a skipped time is given by the clocks before the jump and by those after it', () => {
  const around = instantsAround(at('2027-03-28T02:30'), 'Europe/Paris');
  expect(around.map((instant) => writeInstant(instant, 'Europe/Paris'))).toEqual([
    '2027-03-28 01:30 Europe/Paris',
    '2027-03-28 03:30 Europe/Paris',
  ]);
});

describe('a written instant', () => {
  it.each([
    ['2026-12-01T17:00:00', 'Europe/Paris', '2026-12-01 18:00 Europe/Paris'],
    ['2026-12-01T17:00:30', 'UTC', '2026-12-01 17:00:30 UTC'],
    ['2027-10-31T00:30:00', 'Europe/Paris', '2027-10-31 02:30 +02:00'],
    ['2027-10-31T01:30:00', 'Europe/Paris', '2027-10-31 02:30 +01:00'],
    ['2026-12-01T17:00:00', '-03:30', '2026-12-01 13:30 -03:30'],
  ])('%s in %s is %j', (instant, name, text) => {
    expect(writeInstant(at(instant), name)).toBe(text);
  });
});
