import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRatio } from '../../src/config/ratio.ts';
import { RATIO_PART_LIMIT } from '../../src/governance/rule.ts';

test.each([
  ['9', 9, 1],
  ['0', 0, 1],
  ['007', 7, 1],
  ['19/2', 19, 2],
  ['19 / 2', 19, 2],
  ['38/4', 19, 2],
  ['0/5', 0, 1],
  ['9.5', 19, 2],
  ['9.50', 19, 2],
  ['0.1', 1, 10],
  ['0.333333', 333333, 1000000],
  ['9.00000000000000000', 9, 1],
  ['1000000', 1000000, 1],
])('%s is %i/%i', (written, numerator, denominator) => {
  expect(parseRatio(written)).toEqual({ numerator, denominator });
});

test.each([
  '',
  '-1',
  '+1',
  '1e3',
  '9,5',
  '.5',
  '9.',
  '1/0',
  '0/0',
  '1/2/3',
  '1.5/2',
  '0x9',
  '1_000',
  '9%',
  'NaN',
  'nine',
])('%j is no ratio', (written) => {
  expect(parseRatio(written)).toBeUndefined();
});

test.each(['1000001', '1/1000001', '0.0000001', '9.00000000000000001'])(
  '%s has too great a part',
  (written) => {
    expect(parseRatio(written)).toBeUndefined();
  },
);

describe('for any ratio', () => {
  const part = fc.integer({ min: 0, max: RATIO_PART_LIMIT });

  test('a fraction is exact and in lowest terms', () => {
    fc.assert(
      fc.property(part, part.filter(Boolean), (numerator, denominator) => {
        const ratio = parseRatio(`${String(numerator)}/${String(denominator)}`);
        expect(ratio && ratio.numerator * denominator).toBe(ratio && numerator * ratio.denominator);
        expect(ratio && commonDivisor(ratio.numerator, ratio.denominator)).toBe(1);
      }),
    );
  });

  test('a decimal is the fraction of its digits', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.stringMatching(/^[0-9]{1,3}$/), (whole, digits) => {
        const decimal = parseRatio(`${String(whole)}.${digits}`);
        expect(decimal).toBeDefined();
        expect(decimal).toEqual(parseRatio(`${String(whole)}${digits}/1${'0'.repeat(digits.length)}`));
      }),
    );
  });

  test('zeros at the end of a decimal change nothing', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999), fc.nat(20), (whole, digits, zeros) => {
        const decimal = `${String(whole)}.${String(digits)}`;
        expect(parseRatio(decimal + '0'.repeat(zeros))).toEqual(parseRatio(decimal));
      }),
    );
  });

  test('a fraction whose denominator is a power of ten comes back from its decimal', () => {
    fc.assert(
      fc.property(part, fc.nat(6), (numerator, places) => {
        const digits = String(numerator).padStart(places + 1, '0');
        const decimal = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
        expect(parseRatio(decimal)).toEqual(parseRatio(`${String(numerator)}/1${'0'.repeat(places)}`));
      }),
    );
  });

  test('whatever text comes, a ratio has whole parts within the limit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9./ -]{0,12}$/), (written) => {
        const ratio = parseRatio(written) ?? { numerator: 0, denominator: 1 };
        for (const each of [ratio.numerator, ratio.denominator]) {
          expect(Number.isInteger(each) && each >= 0 && each <= RATIO_PART_LIMIT).toBe(true);
        }
        expect(ratio.denominator).toBeGreaterThan(0);
      }),
    );
  });
});

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}
