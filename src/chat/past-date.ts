import { casual } from 'chrono-node/en';

import type { Instant } from '../governance/terms.ts';
import { midnightBefore } from './calendar-date.ts';
import { DAY, parseElapsed } from './elapsed.ts';
import { instantsAround, wallClockAt, type WallClock } from './local-time.ts';
import { dayOf, readNumericDate } from './numeric-date.ts';

export type PastDate =
  | { readonly kind: 'at'; readonly instant: Instant }
  /** It can be read as several days, each as `2026-12-01`. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'not understood' };

const NOT_UNDERSTOOD = { kind: 'not understood' } as const;
const LONGEST_TEXT = 100;
const YEAR = /^(\d{4})(?:-(\d{1,2}))?$/u;
const SPAN =
  /^(?:the\s+)?(?:(?:last|past|previous)\s+)?(\d.*|\p{L}+\s+(?:days?|weeks?|hours?|fortnights?))$/iu;
const MONTHS_OR_YEARS =
  /^(?:in\s+|the\s+)?(?:last\s+|past\s+)?(\d{1,3}|an?|two|three|six)\s+(month|year)s?(?:\s+ago)?$/iu;
const WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, two: 2, three: 3, six: 6 };
const HAS_YEAR = /\d{4}|\d[-/.]\d+[-/.]\d/u;
const NOON = 12;

/**
 * The beginning of a day that is over, or of today: "2026", "2026-11", "1.11.2026", "last month", "3 weeks ago",
 * "January". A month or a year stands for its first day.
 */
export function parsePastDate(
  text: string,
  { now, timezone }: { readonly now: Instant; readonly timezone: string },
): PastDate {
  const words = text
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[.,;!?]+$/u, '');
  if (words === '' || words.length > LONGEST_TEXT) return NOT_UNDERSTOOD;
  const today = midnightBefore(wallClockAt(now, timezone));
  const days = daysMeant(words, today).filter((day) => day <= today);
  const [day, ...others] = [...new Set(days)];
  if (day === undefined) return NOT_UNDERSTOOD;
  if (others.length > 0) return { kind: 'ambiguous', readings: days.map(isoDay) };
  const [instant] = instantsAround(day, timezone);
  return instant === undefined ? NOT_UNDERSTOOD : { kind: 'at', instant };
}

function daysMeant(words: string, today: WallClock): readonly WallClock[] {
  const [, year, month = '1'] = YEAR.exec(words) ?? [];
  if (year !== undefined) return existing(dayOf(Number(year), Number(month), 1));
  const [, count = '', unit = ''] = MONTHS_OR_YEARS.exec(words) ?? [];
  if (unit !== '') return existing(monthsBefore(today, monthsIn(count, unit)));
  const numeric = readNumericDate(words, today);
  if (numeric !== undefined)
    return HAS_YEAR.test(words) ? numeric : numeric.map((day) => lastLike(day, today));
  const elapsed = parseElapsed((SPAN.exec(words)?.[1] ?? '').replace(/\s+ago$/iu, ''));
  if (elapsed !== undefined) return [today - Math.ceil(elapsed / DAY) * DAY];
  return /\p{L}/u.test(words) ? existing(inWords(words, today)) : [];
}

function inWords(words: string, today: WallClock): WallClock | undefined {
  const date = new Date(today);
  // chrono reckons with this machine's clocks: noon is an hour that no zone skips, and the day stays the day.
  const reference = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), NOON);
  const [result, ...others] = casual.parse(words, reference);
  if (result === undefined || others.length > 0 || result.end || result.text.length !== words.length) {
    return undefined;
  }
  const { start } = result;
  if (start.isCertain('hour')) return undefined;
  const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
  if (/\byear$/iu.test(words)) return dayOf(year, 1, 1);
  if (/\bmonth$/iu.test(words)) return dayOf(year, month, 1);
  const found = dayOf(year, month, start.isCertain('month') && !start.isCertain('day') ? 1 : day);
  if (found === undefined || found <= today || start.isCertain('year')) return found;
  // A weekday or a month that lies ahead: the last one is meant.
  return start.isCertain('month') ? lastLike(found, today) : found - 7 * DAY;
}

/** The same day of the year before, for one that is still to come. */
function lastLike(day: WallClock, today: WallClock): WallClock {
  if (day <= today) return day;
  const date = new Date(day);
  return dayOf(date.getUTCFullYear() - 1, date.getUTCMonth() + 1, date.getUTCDate()) ?? day;
}

function monthsIn(count: string, unit: string): number {
  const number = WORDS[count.toLowerCase()] ?? Number(count);
  return unit.toLowerCase() === 'year' ? 12 * number : number;
}

/** On the same day of the month, or its last one. */
function monthsBefore(today: WallClock, months: number): WallClock | undefined {
  const date = new Date(today);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date.getUTCDate(), lastDay));
}

function existing(day: WallClock | undefined): readonly WallClock[] {
  return day === undefined ? [] : [day];
}

function isoDay(day: WallClock): string {
  return new Date(day).toISOString().slice(0, 10);
}
