import { z } from 'zod';
import { didYouMean } from './typo.ts';
import { should, shouldBe } from './wording.ts';

const EXPECTED = 'the name of a time zone, such as Etc/UTC or Europe/Paris';

/** For times that are said without a zone. */
export const timezoneSchema = z
  .string({ error: should(EXPECTED) })
  .refine(isTimezone, {
    error: ({ input }) =>
      shouldBe(EXPECTED, input) + didYouMean(String(input), Intl.supportedValuesOf('timeZone')),
  })
  .default('Etc/UTC');

function isTimezone(name: string): boolean {
  // Intl knows offsets such as +01:00 too, but they don't follow summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
