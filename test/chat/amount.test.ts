import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { amountText, parseAmount } from '../../src/chat/amount.ts';
import { LARGEST_AMOUNT } from '../../src/governance/money.ts';

const BOTH = ['USD', 'EUR'];
const SIGNS_OF_AMOUNTS = Array.from('0123456789.,’ $€USDEUR-');

describe('an amount is read', () => {
  it.each([
    ['1200 USD', 'USD', 120_000],
    ['$1,200.50', 'USD', 120_050],
    ['1.200,50 EUR', 'EUR', 120_050],
    ['EUR 300', 'EUR', 30_000],
    ['300€', 'EUR', 30_000],
    ['€ 300', 'EUR', 30_000],
    ['300,5 eur', 'EUR', 30_050],
    ['US$ 7', 'USD', 700],
    ['1,200 USD', 'USD', 120_000],
    ['1 200,50 EUR', 'EUR', 120_050],
    ['1\u202f200,50\u00a0EUR', 'EUR', 120_050],
    ['1’200.50 USD', 'USD', 120_050],
    ['1.200.000 EUR', 'EUR', 120_000_000],
    ['1,200,000.05 USD', 'USD', 120_000_005],
    ['0.01 USD', 'USD', 1],
    ['0,10 EUR', 'EUR', 10],
    ['0200 USD', 'USD', 20_000],
    ['$1200', 'USD', 120_000],
  ])('%s', (text, currency, minor) => {
    expect(parseAmount(text, BOTH)).toEqual({ amount: { minor, currency } });
  });

  it.each([
    ['1200', ['USD'], 120_000],
    ['500', ['JPY'], 500],
    ['1,200 JPY', ['JPY'], 1200],
    ['¥1,200', ['USD', 'JPY'], 1200],
    ['1.5 KWD', ['KWD'], 1500],
    ['0.125 KWD', ['KWD'], 125],
    ['1234.567 KWD', ['KWD'], 1_234_567],
    ['1,200.125 KWD', ['KWD'], 1_200_125],
    ['CA$ 5', ['CAD'], undefined],
    ['$5', ['CAD'], 500],
  ])('in the minor unit of its currency: %s of %s', (text, currencies, minor) => {
    expect(parseAmount(text, currencies)).toEqual(
      minor === undefined
        ? expect.objectContaining({ unclear: 'not understood' })
        : { amount: { minor, currency: currencies.at(-1) } },
    );
  });

  test('as the bot writes it, whatever the amount and currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LARGEST_AMOUNT }),
        fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF'),
        (minor, currency) => {
          const amount = { minor, currency };
          expect(parseAmount(amountText(amount), [currency, 'GBP'])).toEqual({ amount });
        },
      ),
    );
  });
});

describe('an amount is unclear', () => {
  it.each([
    ['1.200 EUR', 'two numbers', ['1,200.00 EUR', '1.20 EUR']],
    ['1200', 'no currency', ['1,200.00 USD', '1,200.00 EUR']],
    ['1200.505 USD', 'too many decimals', ['1,200.50 USD']],
    ['1200 GBP', 'other currency', ['1,200.00 USD', '1,200.00 EUR']],
    ['£1200', 'other currency', ['1,200.00 USD', '1,200.00 EUR']],
    ['0 USD', 'nothing', ['1200 USD']],
    ['0.00 EUR', 'nothing', ['1200 EUR']],
    ['99999999999999 USD', 'too much', ['1200 USD']],
    ['-5 USD', 'not understood', ['1200 USD', '1200 EUR']],
    ['5 USD a month', 'not understood', ['1200 USD', '1200 EUR']],
    ['about 5 USD', 'not understood', ['1200 USD', '1200 EUR']],
    ['$5 USD', 'not understood', ['1200 USD', '1200 EUR']],
    ['12,00,00 USD', 'not understood', ['1200 USD']],
    ['1,20,300 USD', 'not understood', ['1200 USD']],
    ['1,200,50 USD', 'not understood', ['1200 USD']],
    ['1.2.3 USD', 'not understood', ['1200 USD']],
    ['…', 'not understood', ['1200 USD', '1200 EUR']],
    ['', 'not understood', ['1200 USD', '1200 EUR']],
    ['1e3 USD', 'not understood', ['1200 USD', '1200 EUR']],
    ['9'.repeat(5000), 'not understood', ['1200 USD', '1200 EUR']],
  ])('%s', (text, unclear, suggestions) => {
    expect(parseAmount(text, BOTH)).toEqual({ unclear, suggestions });
  });

  it.each([
    ['1,200 KWD', ['KWD'], ['1,200.000 KWD', '1.200 KWD']],
    ['1.200 KWD', ['KWD'], ['1,200.000 KWD', '1.200 KWD']],
    ['1.200 JPY', ['JPY'], ['1,200 JPY', '1 JPY']],
  ])('where it can mean two numbers: %s', (text, currencies, suggestions) => {
    expect(parseAmount(text, currencies)).toEqual({ unclear: 'two numbers', suggestions });
  });

  test('if it has decimals of a currency without any', () => {
    expect(parseAmount('150.5 JPY', ['JPY'])).toEqual({
      unclear: 'too many decimals',
      suggestions: ['150 JPY'],
    });
  });

  test('under a sign that several of the currencies have', () => {
    expect(parseAmount('$5', ['USD', 'CAD'])).toEqual({
      unclear: 'no currency',
      suggestions: ['5.00 USD', '5.00 CAD'],
    });
  });

  test('never without an end, nor wrongly, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNS_OF_AMOUNTS), maxLength: 40 }), (text) => {
        const read = parseAmount(text, BOTH);
        if ('unclear' in read) expect(read.suggestions.length).toBeGreaterThan(0);
        else expect(Number.isSafeInteger(read.amount.minor) && read.amount.minor > 0).toBe(true);
      }),
    );
  });
});
