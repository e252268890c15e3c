import { z } from 'zod';
import { didYouMean } from './typo.ts';
import { should, shouldBe } from './wording.ts';

/** For checks over several keys of a section: they run even if one of the values has a mistake of its own. */
export const whenSection = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && !Array.isArray(value),
};

interface SectionWords {
  /** What to say when there is something else than a section. */
  readonly instead?: (input: unknown) => string;
  /** Keys that people may expect from our plans, and what to tell them. */
  readonly notYet?: Readonly<Record<string, string>>;
}

/** A section with these keys and no others. */
export function section<Shape extends z.ZodRawShape>(shape: Shape, words: SectionWords = {}) {
  const keys = Object.keys(shape);
  const instead = words.instead ?? ((input) => shouldBe(`a section with ${keys.join(', ')}`, input));
  const unknownKey = z.unknown().refine(() => false, {
    error: ({ path }) => {
      const key = String(path?.at(-1));
      return (
        words.notYet?.[key] ??
        `is not known here${didYouMean(key, keys) || `; known keys: ${keys.join(', ')}`}`
      );
    },
  });
  return z.object(shape, { error: ({ input }) => instead(input) }).catchall(unknownKey);
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** A section whose keys are names that the group chooses; at least one. `plural` is what they name. */
export const named = <Value extends z.ZodType>(value: Value, plural: string) =>
  z
    .record(z.string(), value, { error: should(`a section that names the ${plural}`) })
    .superRefine((values, context) => {
      const names = Object.keys(values);
      if (names.length === 0) {
        context.addIssue({ code: 'custom', message: shouldBe(`a section that names the ${plural}`, '') });
      }
      for (const name of names.filter((each) => !NAME.test(each))) {
        const message = `is no name; it should begin with a letter and have only letters, digits, "-" and "_"`;
        context.addIssue({ code: 'custom', path: [name], message });
      }
    }, whenSection);

/** Says so unless exactly one of these keys is there. */
export function exactlyOneOf(keys: readonly string[]) {
  return (value: object, context: z.core.$RefinementCtx): void => {
    const given = keys.filter((key) => Object.hasOwn(value, key));
    if (given.length === 1) return;
    const isTypo = Object.keys(value).some((key) => didYouMean(key, keys) !== '');
    if (given.length === 0 && isTypo) return; // the unknown key is a problem already
    const has = given.length === 0 ? 'none of them' : given.join(' and ');
    context.addIssue({
      code: 'custom',
      message: `should have exactly one of ${keys.join(', ')}; it has ${has}`,
    });
  };
}
