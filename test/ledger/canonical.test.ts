import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/ledger/canonical.ts';

/** Anything that JSON can say with whole numbers. */
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** The same value with the keys of every object in the opposite order. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => turned(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, turned(each)]),
  );
}

test.each<[what: unknown, written: string]>([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]}}'],
  [{ B: 1, a: 2, A: 3, b: 4 }, '{"A":3,"B":1,"a":2,"b":4}'],
  // By code unit: the emoji begins with U+D83D, which is less than U+FF21.
  [{ Ａ: 1, '👍': 2 }, '{"👍":2,"Ａ":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [['b', 'a'], '["b","a"]'],
  ['“quoted” "and"\n', '"“quoted” \\"and\\"\\n"'],
  [null, 'null'],
  [true, 'true'],
  [-0, '0'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
])('%j is written %s', (value, written) => {
  expect(canonicalJson(value)).toBe(written);
});

describe('for any value', () => {
  it('the order of keys makes no difference', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('the text is JSON for that value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('the text that is read and written again is the same text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
    );
  });
});

describe('a number that is not whole, or too great to be exact, is refused', () => {
  it.each([0.5, -1.1, Number.NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER + 1])('%d', (number) => {
    expect(() => canonicalJson(number)).toThrow(`the ledger holds whole numbers only, not ${String(number)}`);
    expect(() => canonicalJson({ deep: [{ inside: number }] })).toThrow('whole numbers only');
  });
});
