import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { wallClockAt, writeInstant } from '../../src/chat/local-time.ts';
import { parsePastDate } from '../../src/chat/past-date.ts';

/** A Wednesday. */
const NOW = Date.parse('2026-11-18T15:30Z');

function since(text: string, timezone = 'UTC'): string {
  const found = parsePastDate(text, { now: NOW, timezone });
  return found.kind === 'at'
    ? writeInstant(found.instant, timezone)
    : [found.kind, ...(found.kind === 'ambiguous' ? found.readings : [])].join(' ');
}

describe('a date in the past', () => {
  it.each([
    ['2026-11-01', '2026-11-01 00:00 UTC'],
    ['2026-11-1', '2026-11-01 00:00 UTC'],
    ['2025', '2025-01-01 00:00 UTC'],
    ['2026-03', '2026-03-01 00:00 UTC'],
    ['15.11.2026', '2026-11-15 00:00 UTC'],
    ['30/11', '2025-11-30 00:00 UTC'],
    ['today', '2026-11-18 00:00 UTC'],
    ['yesterday', '2026-11-17 00:00 UTC'],
    ['last week', '2026-11-11 00:00 UTC'],
    ['last month', '2026-10-01 00:00 UTC'],
    ['last year', '2025-01-01 00:00 UTC'],
    ['this month', '2026-11-01 00:00 UTC'],
    ['3 weeks ago', '2026-10-28 00:00 UTC'],
    ['the last 10 days', '2026-11-08 00:00 UTC'],
    ['two weeks', '2026-11-04 00:00 UTC'],
    ['6 months ago', '2026-05-18 00:00 UTC'],
    ['a year ago', '2025-11-18 00:00 UTC'],
    ['March', '2026-03-01 00:00 UTC'],
    ['December', '2025-12-01 00:00 UTC'],
    ['March 2024', '2024-03-01 00:00 UTC'],
    ['1 March', '2026-03-01 00:00 UTC'],
    ['24 December', '2025-12-24 00:00 UTC'],
    ['Monday', '2026-11-16 00:00 UTC'],
    ['Friday', '2026-11-13 00:00 UTC'],
  ])('%s', (text, expected) => {
    expect(since(text)).toBe(expected);
  });

  it.each(['', 'whenever', '2027-01-01', 'tomorrow', '2026-02-30', 'Monday 18:00', 'x'.repeat(200), '🎉'])(
    'is not %s',
    (text) => {
      expect(since(text)).toBe('not understood');
    },
  );

  test('is asked about where day and month can be told apart in two ways', () => {
    expect(since('03/04/2026')).toBe('ambiguous 2026-03-04 2026-04-03');
  });

  test('begins at midnight where the group is', () => {
    expect(since('2026-11-01', 'America/New_York')).toBe('2026-11-01 00:00 America/New_York');
    expect(since('today', 'Pacific/Auckland')).toBe('2026-11-19 00:00 Pacific/Auckland');
  });

  test('is never ahead, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('UTC', 'Asia/Tokyo'), (text, timezone) => {
        const found = parsePastDate(text, { now: NOW, timezone });
        if (found.kind === 'at')
          expect(wallClockAt(found.instant, timezone)).toBeLessThan(wallClockAt(NOW, timezone));
      }),
    );
  });
});
