import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesAt, closesAtOnceOpen, type Closing } from '../../src/governance/voting-period.ts';
import { DAY, HOUR, MINUTE, SECOND, utc } from '../support/times.ts';

const NOON = utc('2026-11-02 12:00');

/** When voting ends if the card was written at noon and came into the room at `posted`. */
function closing(wished: Closing, posted: string, minimum = 6 * DAY): string {
  const instant = closesAtOnceOpen(wished, NOON, utc(posted), minimum);
  return new Date(instant).toISOString().replace('T', ' ').replace('.000Z', '');
}

describe('a period counts from the moment that the card is in the room', () => {
  const sixDays: Closing = { kind: 'after', duration: 6 * DAY };
  it.each([
    ['2026-11-02 12:00', '2026-11-08 12:00:00'],
    ['2026-11-02 12:00:00.200', '2026-11-08 12:15:00'],
    ['2026-11-02 14:20', '2026-11-08 14:30:00'],
    // The homeserver's clock is behind ours.
    ['2026-11-02 11:58', '2026-11-08 12:00:00'],
  ])('posted at %s, 6 days end at %s', (posted, expected) => {
    expect(closing(sixDays, posted)).toBe(expected);
  });
});

describe('a named closing moves by as much as the card was held up', () => {
  const evening: Closing = { kind: 'at', instant: utc('2026-11-09 18:00') };
  it.each([
    ['2026-11-02 12:00', '2026-11-09 18:00:00'],
    ['2026-11-02 12:00:03', '2026-11-09 18:00:00'],
    ['2026-11-02 12:01', '2026-11-09 18:00:00'],
    ['2026-11-02 12:01:00.001', '2026-11-09 18:02:00'],
    ['2026-11-02 13:00', '2026-11-09 19:00:00'],
    ['2026-11-04 12:30', '2026-11-11 18:30:00'],
    ['2026-11-02 11:58', '2026-11-09 18:00:00'],
  ])('posted at %s, it is %s', (posted, expected) => {
    expect(closing(evening, posted)).toBe(expected);
  });

  it('moves even by a second if the minimum would be cut short, to the next whole minute', () => {
    const justEnough: Closing = { kind: 'at', instant: NOON + 6 * DAY };
    expect(closing(justEnough, '2026-11-02 12:00')).toBe('2026-11-08 12:00:00');
    expect(closing(justEnough, '2026-11-02 12:00:01')).toBe('2026-11-08 12:01:00');
  });
});

describe('whenever the card comes', () => {
  const written = fc.integer({ min: utc('2020-01-01 00:00'), max: utc('2100-01-01 00:00') });
  const heldUp = fc.oneof(
    fc.integer({ min: -5 * MINUTE, max: 5 * MINUTE }),
    fc.integer({ min: -DAY, max: 30 * DAY }),
  );
  const minimum = fc.oneof(fc.constantFrom(HOUR, DAY, 6 * DAY), fc.integer({ min: SECOND, max: 30 * DAY }));
  const spare = fc.oneof(fc.constant(0), fc.nat(30 * DAY));
  const kind = fc.constantFrom('after', 'at');

  interface Card {
    readonly closing: Closing;
    readonly planned: number;
    readonly posted: number;
    readonly minimum: number;
  }

  /** Planned as planClosing allows it: for the minimum at least. */
  const cards: fc.Arbitrary<Card> = fc
    .tuple(kind, written, heldUp, minimum, spare)
    .map(([form, planned, late, least, more]) => ({
      closing:
        form === 'after'
          ? { kind: 'after', duration: least + more }
          : { kind: 'at', instant: planned + least + more },
      planned,
      posted: planned + late,
      minimum: least,
    }));

  it('voting never ends before what the card said', () => {
    fc.assert(
      fc.property(cards, ({ closing, planned, posted, minimum }) => {
        const ends = closesAtOnceOpen(closing, planned, posted, minimum);
        expect(ends).toBeGreaterThanOrEqual(closesAt(closing, planned));
      }),
      { numRuns: 1000 },
    );
  });

  it('members have the minimum, and the wished period, from when the card was there', () => {
    fc.assert(
      fc.property(cards, ({ closing, planned, posted, minimum }) => {
        const ends = closesAtOnceOpen(closing, planned, posted, minimum);
        expect(ends - posted).toBeGreaterThanOrEqual(minimum);
        if (closing.kind === 'after') expect(ends - posted).toBeGreaterThanOrEqual(closing.duration);
      }),
      { numRuns: 1000 },
    );
  });

  it('a named closing moves by the delay and less than a minute more, or not at all', () => {
    fc.assert(
      fc.property(cards, ({ closing, planned, posted, minimum }) => {
        fc.pre(closing.kind === 'at');
        const moved = closesAtOnceOpen(closing, planned, posted, minimum) - closesAt(closing, planned);
        const delay = Math.max(0, posted - planned);
        if (delay > MINUTE) expect(moved).toBeGreaterThanOrEqual(delay);
        expect(moved).toBeLessThan(delay === 0 ? 1 : delay + MINUTE);
      }),
      { numRuns: 1000 },
    );
  });
});
