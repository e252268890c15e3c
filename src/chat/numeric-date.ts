import { DAY } from './elapsed.ts';
import type { WallClock } from './local-time.ts';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const NO_YEAR = /^(\d{1,2})[/.](\d{1,2})\.?$/;

/** The midnight that starts a day, or undefined if the calendar has no such day. Years 1970 to 2999. */
export function dayOf(year: number, month: number, day: number): WallClock | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  const rolledOver = date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day;
  return year < 1970 || year > 2999 || rolledOver ? undefined : midnight;
}

/**
 * Every day that a date in digits can mean: 2026-12-01 is one, 03/04/2026 is two (day or month first), and
 * a day that doesn't exist is none. Undefined if the text is no date in digits.
 */
export function readNumericDate(text: string, today: WallClock): readonly WallClock[] | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return existing([dayOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [first, second, last] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])];
    if (last >= 100) return existing([dayOf(last, second, first), dayOf(last, first, second)]);
    // A year of two digits is as often the first part as the last.
    const year = 2000 + last;
    return existing([
      dayOf(year, second, first),
      dayOf(year, first, second),
      dayOf(2000 + first, second, last),
    ]);
  }
  const noYear = NO_YEAR.exec(text);
  if (!noYear) return undefined;
  const [first, second] = [Number(noYear[1]), Number(noYear[2])];
  return existing([comingDay(today, second, first), comingDay(today, first, second)]);
}

/** That day of this year, or of the next if it is over. */
function comingDay(today: WallClock, month: number, day: number): WallClock | undefined {
  const year = new Date(today).getUTCFullYear();
  const thisYear = dayOf(year, month, day);
  return thisYear !== undefined && thisYear >= today ? thisYear : dayOf(year + 1, month, day);
}

function existing(days: readonly (WallClock | undefined)[]): readonly WallClock[] {
  return [...new Set(days.filter((day) => day !== undefined))].sort((a, b) => a - b);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The number of a weekday from its name or at least three letters of it, Sunday being 0. */
export function weekdayNamed(word: string): number | undefined {
  const letters = word.toLowerCase().replace(/\.$/, '');
  const index = letters.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(letters));
  return index < 0 ? undefined : index;
}

/** The first such weekday on or after a day. */
export function weekdayFrom(day: WallClock, weekday: number): WallClock {
  return day + ((weekday - new Date(day).getUTCDay() + 7) % 7) * DAY;
}
