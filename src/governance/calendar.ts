import type { Instant } from './terms.ts';

/** Days and months as bylaws speak of them, in UTC. */

const DAY = 24 * 60 * 60_000;

/** The midnight that starts the day of a moment. */
export function startOfDay(instant: Instant): Instant {
  return Math.floor(instant / DAY) * DAY;
}

/** The same day so many months later, or the last day of a shorter month. */
export function addMonths(instant: Instant, months: number): Instant {
  const date = new Date(instant);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = new Date(first);
  const days = (Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 1) - first) / DAY;
  return first + (Math.min(date.getUTCDate(), days) - 1) * DAY + (instant - startOfDay(instant));
}
