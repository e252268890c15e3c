import { LARGEST_AMOUNT, minorDigits, type Currency, type Money } from '../governance/money.ts';
import { cleanLine } from './clean-text.ts';

export type UnclearAmount =
  | 'not understood'
  | 'no currency'
  | 'other currency'
  | 'two numbers'
  | 'too many decimals'
  | 'nothing'
  | 'too much';

export type ReadAmount =
  | { readonly amount: Money }
  /** `suggestions`: texts that this function understands, the likeliest first; never empty. */
  | { readonly unclear: UnclearAmount; readonly suggestions: readonly string[] };

/** Signs that more than one currency has mean the one that is configured. */
const SIGNS: ReadonlyMap<string, readonly Currency[]> = new Map([
  ['$', ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'MXN']],
  ['US$', ['USD']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['¥', ['JPY', 'CNY']],
  ['₹', ['INR']],
  ['₩', ['KRW']],
]);

const FORM = /^(?<before>[^\d\s.,'’-]*)\s?(?<number>\d[\d.,'’ ]*?)\s?(?<after>[^\d\s.,'’-]*)$/u;
const LONGEST_TEXT = 60;

/**
 * An amount of money as people write it: "1200 USD", "$1,200.50", "1.200,50 EUR", "EUR 300". What can be read in
 * two ways, or is no whole number of the smallest unit, is unclear, never rounded nor guessed.
 * @param currencies those that may be named, at least one; a single one need not be
 */
export function parseAmount(text: string, currencies: readonly Currency[]): ReadAmount {
  const line = cleanLine(text.normalize('NFKC'));
  const {
    before = '',
    number = '',
    after = '',
  } = (line.length > LONGEST_TEXT ? undefined : FORM.exec(line)?.groups) ?? {};
  if (number === '' || (before !== '' && after !== '')) return unclear('not understood', [], currencies);
  const currency = currencyOf(before + after, currencies);
  if (currency === 'another') {
    const named = /^(?:[A-Z]{3}|\p{Sc})$/iu.test(before + after);
    return unclear(named ? 'other currency' : 'not understood', likely(number, currencies), currencies);
  }
  if (currency === 'none') return unclear('no currency', likely(number, currencies), currencies);
  return amountOf(number, currency.code);
}

function currencyOf(
  written: string,
  currencies: readonly Currency[],
): { readonly code: Currency } | 'none' | 'another' {
  const named =
    written === ''
      ? currencies
      : currencies.filter(
          (each) => each === written.toUpperCase() || SIGNS.get(written.toUpperCase())?.includes(each),
        );
  const [code, second] = named;
  if (code === undefined) return 'another';
  return second === undefined ? { code } : 'none';
}

function amountOf(number: string, currency: Currency): ReadAmount {
  const readings = readingsOf(number, minorDigits(currency));
  if (typeof readings === 'string') return unclear(readings, likely(number, [currency]), [currency]);
  const [minor, second] = readings;
  if (second !== undefined) {
    const written = readings.map((each) => amountText({ minor: Number(each), currency }));
    return { unclear: 'two numbers', suggestions: written };
  }
  if (minor === undefined) return unclear('not understood', [], [currency]);
  if (minor === 0n) return unclear('nothing', [], [currency]);
  if (minor > LARGEST_AMOUNT) return unclear('too much', [], [currency]);
  return { amount: { minor: Number(minor), currency } };
}

const PLAIN = /^\d+$/u;
const DECIMAL = /^(?<whole>\d+)[.,](?<decimals>\d+)$/u;
/** "1,200", "1.200.000,50", "1 200.5": groups of three, set apart by one and the same sign. */
const GROUPED =
  /^(?<head>[1-9]\d{0,2})(?<sign>[.,'’ ])\d{3}(?:\k<sign>\d{3})*(?:(?!\k<sign>)[.,](?<decimals>\d+))?$/u;

/** Every number of minor units that this can mean. */
function readingsOf(
  number: string,
  digits: number,
): readonly bigint[] | 'not understood' | 'too many decimals' {
  if (PLAIN.test(number)) return [inMinor(number, '', digits)];
  const { sign, decimals = '' } = GROUPED.exec(number)?.groups ?? {};
  const decimal = DECIMAL.exec(number)?.groups;
  const fits = decimal?.['decimals'] !== undefined && decimal['decimals'].length <= digits;
  const asDecimal = fits ? [inMinor(decimal['whole'] ?? '', decimal['decimals'] ?? '', digits)] : [];
  if (sign === undefined) {
    if (decimal === undefined) return 'not understood';
    return fits ? asDecimal : 'too many decimals';
  }
  if (decimals.length > digits) return 'too many decimals';
  const whole = decimals === '' ? number : number.slice(0, -decimals.length - 1);
  const grouped = inMinor(whole.replace(/\D/gu, ''), decimals, digits);
  // "1.200" is a thousand and more to some, one and a fifth to others, also where the currency has only cents.
  if (sign === '.' && decimal !== undefined && !fits) {
    return [grouped, inMinor(decimal['whole'] ?? '', (decimal['decimals'] ?? '').slice(0, digits), digits)];
  }
  return [grouped, ...asDecimal];
}

function inMinor(whole: string, decimals: string, digits: number): bigint {
  return BigInt(whole + decimals.padEnd(digits, '0'));
}

/** What was written, with each currency, where that is an amount; decimals that no currency has are cut off. */
function likely(number: string, currencies: readonly Currency[]): readonly string[] {
  return currencies.flatMap((currency) => {
    const digits = minorDigits(currency);
    const kept = number.replace(/[.,]\d+$/u, (decimals) =>
      digits === 0 ? '' : decimals.slice(0, digits + 1),
    );
    const found = [number, kept]
      .map((each) => readingsOf(each, digits))
      .find((each) => typeof each !== 'string');
    return (found ?? [])
      .filter((minor) => minor > 0n && minor <= LARGEST_AMOUNT)
      .map((minor) => amountText({ minor: Number(minor), currency }));
  });
}

function unclear(why: UnclearAmount, meant: readonly string[], currencies: readonly Currency[]): ReadAmount {
  const usual = currencies.map((currency) => `1200 ${currency}`);
  return { unclear: why, suggestions: meant.length > 0 ? meant : usual };
}

/** As it is said, and can be written as well: "1,200.50 USD". Exact, and without signs that several currencies have. */
export function amountText({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const all = String(minor).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits).replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',');
  return digits === 0 ? `${whole} ${currency}` : `${whole}.${all.slice(-digits)} ${currency}`;
}
