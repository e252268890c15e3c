import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import {
  isMore,
  LARGEST_AMOUNT,
  lessThat,
  minorDigits,
  shareOf,
  smallerOf,
  sumOf,
} from '../../src/governance/money.ts';
import { RATIO_PART_LIMIT } from '../../src/governance/rule.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const HALF = { numerator: 1, denominator: 2 };

describe('a share of an amount', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [120_001, 60_000],
    [LARGEST_AMOUNT, LARGEST_AMOUNT / 2],
  ])('is rounded down to the cent: half of %d is %d (R9)', (amount, half) => {
    expect(shareOf(usd(amount), HALF)).toEqual(usd(half));
  });

  test('and what is left of it are together the amount, for every share', () => {
    const part = fc.integer({ min: 1, max: RATIO_PART_LIMIT });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_AMOUNT }), part, part, (minor, one, other) => {
        const ratio = { numerator: Math.min(one, other), denominator: Math.max(one, other) };
        const share = shareOf(usd(minor), ratio);
        expect(Number.isSafeInteger(share.minor)).toBe(true);
        expect(sumOf('USD', [share, lessThat(usd(minor), share)])).toEqual(usd(minor));
        const exact =
          BigInt(minor) * BigInt(ratio.numerator) - BigInt(share.minor) * BigInt(ratio.denominator);
        expect(exact >= 0n && exact < BigInt(ratio.denominator)).toBe(true);
      }),
    );
  });
});

test('what is taken from an amount leaves nothing less than nothing', () => {
  expect(lessThat(usd(5), usd(7))).toEqual(usd(0));
});

test('the smaller of two amounts', () => {
  expect(smallerOf(usd(5), usd(7))).toEqual(usd(5));
  expect(smallerOf(usd(7), usd(5))).toEqual(usd(5));
  expect(isMore(usd(7), usd(5))).toBe(true);
  expect(isMore(usd(5), usd(5))).toBe(false);
});

test('amounts of different currencies are never added, taken away or compared', () => {
  const eur = { minor: 5, currency: 'EUR' };
  for (const mixed of [
    () => sumOf('USD', [eur]),
    () => lessThat(usd(5), eur),
    () => smallerOf(usd(5), eur),
    () => isMore(usd(5), eur),
  ]) {
    expect(mixed).toThrow(RangeError);
  }
});

it.each([
  ['USD', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
])('the minor unit of %s has %d digits', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});
