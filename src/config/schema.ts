import { z } from 'zod';
import { didYouMean } from './typo.ts';
import { either, quoted, should, shouldBe } from './wording.ts';

/**
 * The few forms that every section of the configuration is made of. A document's scalars are all text
 * (see document.ts), so each value is read from its text here and nowhere else.
 */

/** A text that `parse` understands; it answers undefined to what it doesn't. `expected` completes "it should be". */
export function text<Value>(expected: string, parse: (text: string) => Value | undefined) {
  return z.string({ error: should(expected) }).transform((source, context) => {
    const value = parse(source);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: shouldBe(expected, source) });
    return z.NEVER;
  });
}

/** A text of one pattern. */
export const pattern = (expected: string, shape: RegExp) =>
  text(expected, (source) => (shape.test(source) ? source : undefined));

/** One of a few known words. `kind` comes before them: "one of the bodies". */
export function oneOf<const Word extends string>(words: readonly Word[], kind?: string) {
  const expected = kind === undefined ? either(words) : `${kind} (${words.join(', ') || 'there is none'})`;
  return z.enum(words, {
    error: ({ input }) =>
      shouldBe(expected, input) + (typeof input === 'string' ? didYouMean(input, words) : ''),
  });
}

/** A list with at least `least` items. */
export const list = <Item extends z.ZodType>(item: Item, expected: string, least = 1) =>
  z
    .array(item, { error: should(`a list of ${expected}`) })
    .min(least, `has no item; it should list ${expected}`);

/** A list in which nothing stands twice. */
export const listOfDifferent = <Item extends z.ZodType>(item: Item, expected: string, least = 1) =>
  list(item, expected, least).superRefine(
    (items, context) => {
      items.forEach((value, position) => {
        if (typeof value !== 'string' || items.indexOf(value) === position) return;
        context.addIssue({ code: 'custom', path: [position], message: `is ${quoted(value)} a second time` });
      });
    },
    { when: ({ value }) => Array.isArray(value) },
  );
