import type { Duration } from '../governance/terms.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A day is 24 elapsed hours, also when the clocks change (R1). */
export const DAY = 24 * HOUR;

/** By the first letter of the unit, which tells them all apart (months and years have no fixed length). */
const UNITS: Readonly<Record<string, Duration>> = {
  s: SECOND,
  m: MINUTE,
  h: HOUR,
  d: DAY,
  w: 7 * DAY,
  f: 14 * DAY,
};

const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const AMOUNT = `(?:\\d{1,6}(?:\\.\\d{1,3})?\\s*|(?:an?|${NUMBER_WORDS.join('|')})\\s+)`;
const UNIT = '(?:fortnights?|weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|s)';
const BETWEEN = '(?:\\s*,\\s*|\\s+)(?:and\\s+)?';
const PARTS = `${AMOUNT}${UNIT}(?:${BETWEEN}${AMOUNT}${UNIT})*`;
const WHOLE = new RegExp(`^(?:(?:in|after)\\s+)?${PARTS}(?:\\s+from\\s+now)?$`, 'i');
const EACH = new RegExp(`\\b(${AMOUNT})(${UNIT})\\b`, 'g');

/**
 * An elapsed time in words, "in 8 days", "36 hours", "1 week and 2 days", in whole milliseconds.
 * Undefined if the text is anything else, or names a unit twice.
 */
export function parseElapsed(text: string): Duration | undefined {
  if (!WHOLE.test(text)) return undefined;
  const parts = new Map<string, Duration>();
  for (const [, amount = '', unit = ''] of text.toLowerCase().matchAll(EACH)) {
    const letter = unit.charAt(0);
    const length = UNITS[letter];
    if (length === undefined || parts.has(letter)) return undefined;
    parts.set(letter, Math.round(amountOf(amount.trim()) * length));
  }
  return [...parts.values()].reduce((sum, part) => sum + part, 0);
}

/** "a", "six" or "6". Undefined for any other word. */
export function numberNamed(word: string): number | undefined {
  const amount = amountOf(word.toLowerCase());
  return Number.isNaN(amount) ? undefined : amount;
}

function amountOf(word: string): number {
  if (word === 'a' || word === 'an') return 1;
  const named = NUMBER_WORDS.indexOf(word);
  return named >= 0 ? named : Number(word);
}
