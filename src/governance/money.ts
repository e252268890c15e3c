import type { Ratio } from './rule.ts';

/** Code of a currency by ISO 4217: "USD". */
export type Currency = string;

/** An amount of money, exact: whole minor units (cents) of one currency, zero or more, see LARGEST_AMOUNT. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** In minor units. Thousands of such amounts still add up to an exact JavaScript integer. */
export const LARGEST_AMOUNT = 1_000_000_000_000;

/** Currencies whose smallest unit is not a hundredth (ISO 4217, table A.1). */
const OTHER_DIGITS: ReadonlyMap<number, readonly Currency[]> = new Map([
  [
    0,
    [
      ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG'],
      ...['RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'],
    ],
  ],
  [3, ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']],
  [4, ['CLF', 'UYW']],
]);

/** How many digits the minor unit has: 2 for cents, 0 for yen. */
export function minorDigits(currency: Currency): number {
  for (const [digits, currencies] of OTHER_DIGITS) if (currencies.includes(currency)) return digits;
  return 2;
}

/** A part of an amount, rounded down to the minor unit (R9: the odd cent). */
export function shareOf({ minor, currency }: Money, { numerator, denominator }: Ratio): Money {
  return { minor: Number((BigInt(minor) * BigInt(numerator)) / BigInt(denominator)), currency };
}

/** All of one currency. @throws RangeError where that is not so */
export function sumOf(currency: Currency, amounts: readonly Money[]): Money {
  return { minor: amounts.reduce((sum, amount) => sum + minorIn(currency, amount), 0), currency };
}

/** What is left of an amount; nothing where more was taken away. */
export function lessThat(amount: Money, taken: Money): Money {
  return { ...amount, minor: Math.max(0, amount.minor - minorIn(amount.currency, taken)) };
}

export function smallerOf(one: Money, other: Money): Money {
  return minorIn(one.currency, other) < one.minor ? other : one;
}

export function isMore(one: Money, than: Money): boolean {
  return one.minor > minorIn(one.currency, than);
}

function minorIn(currency: Currency, amount: Money): number {
  if (amount.currency !== currency) throw new RangeError(`${amount.currency} is not ${currency}`);
  return amount.minor;
}
