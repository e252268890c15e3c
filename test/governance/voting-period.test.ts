import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Rule, VotingPeriod } from '../../src/governance/rule.ts';
import type { Duration, Instant } from '../../src/governance/terms.ts';
import { closesAt, minimumPeriod, planClosing, type Closing } from '../../src/governance/voting-period.ts';
import { simpleMajority } from '../support/proposal-facts.ts';
import { DAY, HOUR, MINUTE, SECOND, utc } from '../support/times.ts';

const NOON = utc('2026-11-02 12:00');

const ordinary: VotingPeriod = {
  minimum: 6 * DAY,
  maximum: 60 * DAY,
  urgent: { label: 'URGENT', minimum: DAY },
};
const bylaws: VotingPeriod = { minimum: 10 * DAY, maximum: 60 * DAY };

const after = (duration: Duration): Closing => ({ kind: 'after', duration });
const at = (instant: Instant): Closing => ({ kind: 'at', instant });

function plan(votingPeriod: VotingPeriod, wished?: Closing, urgent = false) {
  const rule: Rule = { ...simpleMajority, votingPeriod };
  return planClosing(rule, urgent, wished, NOON);
}

describe.each([
  ['after', after],
  ['at', (period: Duration) => at(NOON + period)],
] as const)('a closing that is wished "%s"', (_kind, wish) => {
  it('may be exactly 6 days away', () => {
    expect(plan(ordinary, wish(6 * DAY))).toEqual(wish(6 * DAY));
  });

  it('is refused a millisecond before, with the earliest that is allowed', () => {
    expect(plan(ordinary, wish(6 * DAY - 1))).toEqual({
      refused: 'closes too early',
      minimum: 6 * DAY,
      earliest: NOON + 6 * DAY,
    });
  });

  it('may be exactly the maximum away', () => {
    expect(plan(ordinary, wish(60 * DAY))).toEqual(wish(60 * DAY));
  });

  it('is refused a millisecond beyond, with the latest that is allowed', () => {
    expect(plan(ordinary, wish(60 * DAY + 1))).toEqual({
      refused: 'closes too late',
      maximum: 60 * DAY,
      latest: NOON + 60 * DAY,
    });
  });

  it('may be exactly the urgent minimum away, for an urgent proposal', () => {
    expect(plan(ordinary, wish(DAY), true)).toEqual(wish(DAY));
    expect(plan(ordinary, wish(DAY - 1), true)).toMatchObject({ refused: 'closes too early', minimum: DAY });
  });

  it('has the full 10 days for a change of the bylaws, urgent or not', () => {
    for (const urgent of [false, true]) {
      expect(plan(bylaws, wish(10 * DAY), urgent)).toEqual(wish(10 * DAY));
      expect(plan(bylaws, wish(10 * DAY - 1), urgent)).toMatchObject({ minimum: 10 * DAY });
    }
  });
});

test('a closing in the past is too early', () => {
  expect(plan(ordinary, at(NOON - DAY))).toMatchObject({ refused: 'closes too early' });
});

describe('without a wish', () => {
  it('voting lasts as long as the minimum', () => {
    expect(plan(ordinary)).toEqual(after(6 * DAY));
  });

  it('voting lasts as long as the default, where the rule has one', () => {
    expect(plan({ ...ordinary, default: 8 * DAY })).toEqual(after(8 * DAY));
  });

  it('an urgent vote lasts as long as its own minimum, whatever the default is', () => {
    expect(plan(ordinary, undefined, true)).toEqual(after(DAY));
    expect(plan({ ...ordinary, default: 8 * DAY }, undefined, true)).toEqual(after(DAY));
  });

  it('a change of the bylaws has its 10 days, urgent or not (R5)', () => {
    expect(plan(bylaws)).toEqual(after(10 * DAY));
    expect(plan(bylaws, undefined, true)).toEqual(after(10 * DAY));
  });

  it('URGENT does not shorten the default of a rule that knows no urgency (R5)', () => {
    expect(plan({ ...bylaws, default: 14 * DAY }, undefined, true)).toEqual(after(14 * DAY));
  });
});

test('the shortest period is the minimum, or for an urgent proposal what its rule allows', () => {
  expect(minimumPeriod({ ...simpleMajority, votingPeriod: ordinary }, false)).toBe(6 * DAY);
  expect(minimumPeriod({ ...simpleMajority, votingPeriod: ordinary }, true)).toBe(DAY);
  expect(minimumPeriod({ ...simpleMajority, votingPeriod: bylaws }, true)).toBe(10 * DAY);
});

describe('the end of a period is rounded up, never down', () => {
  it.each([
    [6 * DAY, '2026-11-02 12:00', '2026-11-08 12:00'],
    [6 * DAY, '2026-11-02 12:00:00.001', '2026-11-08 12:15'],
    [6 * DAY, '2026-11-02 12:14:59.999', '2026-11-08 12:15'],
    [6 * DAY, '2026-11-02 12:15', '2026-11-08 12:15'],
    [6 * DAY, '2026-11-02 23:59', '2026-11-09 00:00'],
    [DAY, '2026-11-02 12:00:01', '2026-11-03 12:15'],
    [DAY - SECOND, '2026-11-02 12:00:01', '2026-11-03 12:00'],
    [HOUR, '2026-11-02 12:00:01', '2026-11-02 13:00:01'],
    [HOUR, '2026-11-02 12:00:01.001', '2026-11-02 13:00:02'],
    [2 * SECOND, '2026-11-02 12:00:00.999', '2026-11-02 12:00:03'],
  ])('%i ms from %s is %s', (duration, opens, closes) => {
    expect(closesAt(after(duration), utc(opens))).toBe(utc(closes));
  });

  it('a moment that somebody named stays as it is', () => {
    const moment = utc('2026-11-10 17:03:20.500');
    expect(closesAt(at(moment), NOON)).toBe(moment);
  });

  const moments = fc.integer({ min: utc('2020-01-01 00:00'), max: utc('2100-01-01 00:00') });

  it('to a quarter of an hour for a day or more', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: DAY, max: 3650 * DAY }), (opens, duration) => {
        const rounded = closesAt(after(duration), opens);
        expect(rounded % (15 * MINUTE)).toBe(0);
        expect(rounded - (opens + duration)).toBeGreaterThanOrEqual(0);
        expect(rounded - (opens + duration)).toBeLessThan(15 * MINUTE);
      }),
    );
  });

  it('to the second for less than a day', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: DAY - 1 }), (opens, duration) => {
        const rounded = closesAt(after(duration), opens);
        expect(rounded % SECOND).toBe(0);
        expect(rounded - (opens + duration)).toBeGreaterThanOrEqual(0);
        expect(rounded - (opens + duration)).toBeLessThan(SECOND);
      }),
    );
  });
});
