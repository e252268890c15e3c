import { formatDuration } from 'date-fns/formatDuration';

import type { Duration, Instant } from '../governance/terms.ts';
import type { Say } from './catalogue/catalogue.ts';
import type { Text } from './text.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment in UTC for members in all zones: "Fri, 27 Nov 2026, 20:15 UTC"; seconds only where they matter. */
export function moment(say: Say, instant: Instant): Text {
  return say('time.moment', { date: utcDate(instant) });
}

/** A day, in UTC unless another zone is named: "27 Nov 2026". */
export function day(say: Say, instant: Instant, timeZone = 'UTC'): Text {
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(instant);
  return say('time.day', { date });
}

/** A moment to come, with the time left from `now`. */
export function momentAndLeft(say: Say, instant: Instant, now: Instant): Text {
  return say('time.left', { moment: moment(say, instant), left: timeLeft(instant - now) });
}

/** The two largest units, rounded down: "5 days 3 hours", "45 seconds". */
export function timeLeft(duration: Duration): string {
  const units = inUnits(Math.max(0, duration));
  const first = units.findIndex(([, value]) => value > 0);
  if (first === -1) return '0 seconds';
  return formatDuration(Object.fromEntries(units.slice(first, first + 2)));
}

/** A configured period in words, whole: "6 days", "36 hours" stays "1 day 12 hours". */
export function period(duration: Duration): string {
  return formatDuration(Object.fromEntries(inUnits(duration)));
}

function inUnits(
  duration: Duration,
): readonly (readonly ['days' | 'hours' | 'minutes' | 'seconds', number])[] {
  return [
    ['days', Math.floor(duration / DAY)],
    ['hours', Math.floor((duration % DAY) / HOUR)],
    ['minutes', Math.floor((duration % HOUR) / MINUTE)],
    ['seconds', Math.floor((duration % MINUTE) / SECOND)],
  ];
}

function utcDate(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(instant % MINUTE >= SECOND ? { second: '2-digit' } : {}),
  }).format(instant);
}

/** As it can be typed: "2026-11-27 20:15", in UTC, rounded down to the minute. */
export function isoMinute(instant: Instant): string {
  return isoTime(instant).slice(0, 16).replace('T', ' ');
}

/** ISO 8601 in UTC, for machines. */
export function isoTime(instant: Instant): string {
  return new Date(instant).toISOString();
}
