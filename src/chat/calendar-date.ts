import { casual } from 'chrono-node/en';
import type { ParsedComponents } from 'chrono-node';
import { DAY } from './elapsed.ts';
import type { WallClock } from './local-time.ts';
import { dayOf, readNumericDate, weekdayFrom, weekdayNamed } from './numeric-date.ts';

/** The midnight that starts the day of a time. */
export function midnightBefore(wall: WallClock): WallClock {
  return Math.floor(wall / DAY) * DAY;
}

export type DateReading =
  /**
   * The days that are meant, as the midnight that starts them; more than one if the text can be read so.
   * `weekly`: only the weekday is named, so that one of last week means next week's. `half`: of the day.
   */
  | {
      readonly kind: 'days';
      readonly days: readonly WallClock[];
      readonly weekly?: boolean;
      readonly half?: 'first' | 'second';
    }
  /** No day is named; `nearby` is one that would fit, for "next week" or "December". */
  | { readonly kind: 'no date'; readonly nearby?: WallClock }
  | { readonly kind: 'past' }
  | { readonly kind: 'not understood' };

const NOT_UNDERSTOOD = { kind: 'not understood' } as const;
const NOON = 12;
const CONNECTORS = /^(?:(?:on|by|until|till|at)\s+)+|(?:\s+(?:on|by|until|till|at))+$/gi;
const BACKWARDS = /\b(?:last(?! day of)|past|previous|yesterday|ago)\b/i;
/** chrono would take these for some day of theirs. */
const SPANS = /^(?:(?:this|next)\s+)?(?:week|month|quarter|year|weekend|weekday)$/i;

/** Reads the words of a text that has neither time of day nor zone any more. `today`: the midnight it started. */
export function readDate(text: string, today: WallClock): DateReading {
  const words = text
    .replace(/[\s,()]+/g, ' ')
    .trim()
    .replace(CONNECTORS, '');
  if (words === '') return { kind: 'no date' };
  const pieces = words.split(' ');
  const numeric = pieces.map((piece) => readNumericDate(piece, today));
  const index = numeric.findIndex((days) => days !== undefined);
  if (index < 0) return /\p{L}/u.test(words) ? readWords(words, today) : NOT_UNDERSTOOD;
  const days = numeric[index] ?? [];
  const others = pieces.filter((_, other) => other !== index);
  const weekdays = others.map(weekdayNamed).filter((weekday) => weekday !== undefined);
  if (days.length === 0 || others.length > 1 || weekdays.length < others.length) return NOT_UNDERSTOOD;
  return { kind: 'days', days: daysOnWeekday(days, weekdays[0]) };
}

function readWords(words: string, today: WallClock): DateReading {
  if (BACKWARDS.test(words)) return { kind: 'past' };
  const { year, month, day } = partsOf(today);
  // chrono reckons with this machine's clocks: noon is an hour that no zone skips, and the day stays the day.
  const reference = new Date(year, month - 1, day, NOON);
  const [result, ...others] = casual.parse(words, reference, { forwardDate: true });
  if (!result || others.length > 0 || result.end || result.text.length !== words.length)
    return NOT_UNDERSTOOD;
  return readComponents(result.start, SPANS.test(words));
}

function readComponents(start: ParsedComponents, span: boolean): DateReading {
  const found = dayOf(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  if (found === undefined || start.isCertain('hour')) return NOT_UNDERSTOOD;
  const exact = start.isCertain('day') && start.isCertain('month');
  if (span || !(exact || start.isCertain('weekday'))) return { kind: 'no date', nearby: found };
  const weekday = start.isCertain('weekday') ? start.get('weekday') : null;
  const hour = start.get('hour') ?? NOON;
  return {
    kind: 'days',
    days: daysOnWeekday([found], weekday ?? undefined),
    weekly: !exact,
    // "tomorrow evening": chrono gives parts of a day an hour of its own choice, which says only which half.
    ...(hour === NOON ? {} : { half: hour < NOON ? 'first' : 'second' }),
  };
}

/** A weekday that isn't the date's makes two days of it: the date, and the next such weekday. */
function daysOnWeekday(days: readonly WallClock[], weekday: number | undefined): readonly WallClock[] {
  if (weekday === undefined) return days;
  const agreeing = days.filter((day) => weekdayFrom(day, weekday) === day);
  if (agreeing.length > 0) return agreeing;
  return days.flatMap((day) => [day, weekdayFrom(day, weekday)]);
}

function partsOf(today: WallClock): { year: number; month: number; day: number } {
  const date = new Date(today);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
