import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseElapsed } from '../../src/chat/elapsed.ts';

const HOUR = 3_600_000;

describe('an elapsed time', () => {
  it.each([
    ['in 8 days', 192],
    ['8 days', 192],
    ['In  8  Days', 192],
    ['in 36 hours', 36],
    ['36h', 36],
    ['in 2 weeks', 336],
    ['in a fortnight', 336],
    ['in 1 week and 2 days', 216],
    ['in a week', 168],
    ['in an hour', 1],
    ['in ten days', 240],
    ['in 90 seconds', 0.025],
    ['in 6 days 4 hours', 148],
    ['in 6 days, 4 hours and 30 minutes', 148.5],
    ['4 hours and 6 days', 148],
    ['in 1.5 days', 36],
    ['8 days from now', 192],
    ['in 0 days', 0],
  ])('%j is %d hours', (text, hours) => {
    expect(parseElapsed(text)).toBe(hours * HOUR);
  });

  it.each([
    '',
    'in',
    'days',
    'Friday',
    'in 2 months',
    'in a year',
    '8 days ago',
    '-3 days',
    'in 1 day 2 days',
    'in 8 days at 18:00',
    'in 1234567 days',
    'in 8 daysies',
    'in 1e3 days',
    'a d and',
  ])('%j is none', (text) => {
    expect(parseElapsed(text)).toBeUndefined();
  });

  test('of days and hours is the sum of both, a day being 24 hours (R1)', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(9999), (days, hours) => {
        expect(parseElapsed(`in ${days} days and ${hours} hours`)).toBe((days * 24 + hours) * HOUR);
      }),
    );
  });
});
