import { expect, test } from 'vitest';
import { durationSchema, durationText, parseDuration } from '../../src/config/duration.ts';

const HOUR = 60 * 60 * 1000;

test.each([
  ['90 seconds', 90_000],
  ['1 minute', 60_000],
  ['24 hours', 24 * HOUR],
  ['6 days', 144 * HOUR],
  ['2 weeks', 336 * HOUR],
  ['0 seconds', 0],
  ['1 days', 24 * HOUR],
  [' 6  Days ', 144 * HOUR],
  ['6days', 144 * HOUR],
  ['3650 days', 3650 * 24 * HOUR],
])('%j is %i milliseconds', (written, duration) => {
  expect(parseDuration(written)).toBe(duration);
});

test.each([
  '',
  '6',
  'days',
  '-6 days',
  '1.5 days',
  '6 dayss',
  '2 months',
  '1 year',
  '6 d',
  '6 days 2 hours',
  '3651 days',
])('%j is no duration', (written) => {
  expect(parseDuration(written)).toBeUndefined();
});

test('no time at all is a duration only where it may be', () => {
  expect(durationSchema.safeParse('0 days').success).toBe(false);
  expect(durationSchema.parse('1 second')).toBe(1000);
});

test.each([
  [144 * HOUR, '6 days'],
  [336 * HOUR, '14 days'],
  [24 * HOUR, '1 day'],
  [36 * HOUR, '36 hours'],
  [90_000, '90 seconds'],
  [60_000, '1 minute'],
])('%i milliseconds are %s', (duration, text) => {
  expect(durationText(duration)).toBe(text);
});
