import type { Instant } from '../governance/terms.ts';
import { midnightBefore, readDate } from './calendar-date.ts';
import { DAY } from './elapsed.ts';
import { instantsAt, wallClockAt } from './local-time.ts';
import type { WallClock } from './local-time.ts';
import { dayOf } from './numeric-date.ts';
import { takeTimeOfDay } from './time-of-day.ts';

export type UnclearMoment =
  | 'not understood'
  | 'no time of day'
  | 'no date'
  | 'past'
  /** The clocks skip it. */
  | 'impossible local time'
  /** The clocks show it twice, or the words mean two times: midnight, "at 6". */
  | 'ambiguous local time'
  /** Day and month can be told apart in two ways, or the weekday isn't that of the date. */
  | 'ambiguous date';

export type Moment =
  | { readonly kind: 'at'; readonly instant: Instant }
  /** `likely`: what may have been meant, the likeliest first. */
  | { readonly kind: 'unclear'; readonly why: UnclearMoment; readonly likely: readonly WallClock[] };

const HOUR = DAY / 24;
/** Proposed where a day is named and no time: the evening, or the day's last minute if that is over. */
const USUAL_TIMES = [18 * HOUR, DAY - HOUR / 60];

/** Reads a date and a time of day, as they are on the clocks of a time zone. */
export function readMoment(text: string, now: Instant, zone: string): Moment {
  const wallNow = wallClockAt(now, zone);
  const today = midnightBefore(wallNow);
  const time = takeTimeOfDay(text);
  const date = readDate(time.rest, today);
  if (date.kind === 'not understood' || date.kind === 'past') return unclear(date.kind);
  const half = date.kind === 'days' ? date.half : undefined;
  const readings = time.readings?.filter((reading) => half === undefined || inHalf(reading, half));
  if (readings?.length === 0) return unclear('not understood');

  const on = (days: readonly WallClock[]): readonly WallClock[] =>
    days.flatMap((day) => readings?.map((reading) => day + reading) ?? usualTime(day, wallNow));
  if (date.kind === 'no date') {
    if (date.nearby !== undefined) return unclear('no date', on([date.nearby]));
    return readings ? unclear('no date', on([today, today + DAY])) : unclear('not understood');
  }
  const [wall, ...others] = on(date.days);
  if (wall === undefined) return unclear('not understood');
  if (Math.max(wall, ...others) < today) return unclear('past', comingLike(wall, wallNow));
  if (date.days.length > 1) return unclear('ambiguous date', [wall, ...others]);
  if (!readings) return unclear('no time of day', [wall]);
  if (others.length > 0) return unclear('ambiguous local time', [wall, ...others]);
  return resolve(date.weekly === true && wall <= wallNow ? wall + 7 * DAY : wall, now, zone);
}

function resolve(wall: WallClock, now: Instant, zone: string): Moment {
  const [instant, again] = instantsAt(wall, zone);
  if (instant === undefined) return unclear('impossible local time', [wall]);
  if (again !== undefined) return unclear('ambiguous local time', [wall]);
  if (instant <= now) return unclear('past', comingLike(wall, wallClockAt(now, zone)));
  return { kind: 'at', instant };
}

const unclear = (why: UnclearMoment, likely: readonly WallClock[] = []): Moment => ({
  kind: 'unclear',
  why,
  likely,
});

/** The end of a day, 24:00, is in its second half. */
const inHalf = (reading: number, half: 'first' | 'second'): boolean =>
  half === 'first' ? reading < DAY / 2 : reading >= DAY / 2;

function usualTime(day: WallClock, wallNow: WallClock): WallClock {
  return USUAL_TIMES.map((time) => day + time).find((wall) => wall > wallNow) ?? day + DAY / 2;
}

/** For a time that is over: the same time tomorrow, and the same date in a year to come. */
function comingLike(wall: WallClock, wallNow: WallClock): readonly WallClock[] {
  const date = new Date(wall);
  const today = midnightBefore(wallNow);
  const timeOfDay = wall - midnightBefore(wall);
  const thisYear = new Date(wallNow).getUTCFullYear();
  const anniversary = [thisYear, thisYear + 1]
    .map((year) => dayOf(year, date.getUTCMonth() + 1, date.getUTCDate()))
    .find((day) => day !== undefined && day + timeOfDay > wallNow);
  // Of a time today only the hour can be wrong; of an earlier one, rather the year.
  const days = wall >= today ? [today + DAY] : [anniversary, today + DAY];
  return days.filter((day) => day !== undefined).map((day) => day + timeOfDay);
}
