import type { Duration } from '../governance/terms.ts';
import { text } from './schema.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// No months and years: they have no fixed length.
const UNITS: ReadonlyMap<string, Duration> = new Map([
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
]);

const FORM = /^\s*(?<count>\d{1,10})\s*(?<unit>[a-z]+?)s?\s*$/i;

/** Far beyond any use, and near enough for a moment plus a duration to stay a valid date. */
const LONGEST = 3650 * DAY;

/** A whole number and a unit, "6 days", in milliseconds; undefined for anything else or beyond ten years. */
export function parseDuration(source: string): Duration | undefined {
  const { count, unit } = FORM.exec(source)?.groups ?? {};
  const length = UNITS.get(unit?.toLowerCase() ?? '');
  if (length === undefined || Number(count) * length > LONGEST) return undefined;
  return Number(count) * length;
}

/** "6 days": days, or the greatest smaller unit that gives a whole number. */
export function durationText(duration: Duration): string {
  for (const [unit, length] of UNITS) {
    if (unit === 'week' || duration % length !== 0) continue;
    const count = duration / length;
    return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
  }
  return `${String(duration)} milliseconds`;
}

const expected = (example: string) =>
  `a whole number of seconds, minutes, hours, days or weeks, such as "${example}"`;

export const durationSchema = text(
  `${expected('6 days')}, at least 1 second and at most 10 years`,
  (source) => {
    const duration = parseDuration(source);
    return duration === 0 ? undefined : duration;
  },
);

/** The same, or 0 seconds. */
export const durationOrNoneSchema = text(`${expected('60 seconds')}, at most 10 years`, parseDuration);
