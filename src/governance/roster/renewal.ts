import { addMonths, startOfDay } from '../calendar.ts';
import type { Instant } from '../terms.ts';
import type { RenewalsDue } from './facts.ts';
import type { Roster, Seat } from './roster.ts';

const DAY = 24 * 60 * 60_000;
const QUARTER = 3;

/** When the group is to be asked next whether somebody is still non-paying: with the day after a quarter. */
function renewalOf({ status, nonPayingSince }: Seat): Instant | undefined {
  if (status !== 'non-paying' || nonPayingSince === undefined) return undefined;
  return startOfDay(addMonths(nonPayingSince, QUARTER) + DAY - 1);
}

export function nextRenewal(roster: Roster): Instant | undefined {
  const times = [...roster.seats.values()].flatMap((seat) => renewalOf(seat) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** One reminder for all that are due; undefined where none is. */
export function remindOfRenewals(roster: Roster, now: Instant): RenewalsDue | undefined {
  const dueAt = nextRenewal(roster);
  if (dueAt === undefined || dueAt > now) return undefined;
  const seats = [...roster.seats.values()]
    .filter((seat) => (renewalOf(seat) ?? Infinity) <= now)
    .map(({ id }) => id);
  const { id } = roster;
  const cause = `renewal:${id}:${new Date(dueAt).toISOString()}`;
  return { type: 'renewals due', roster: id, cause, at: now, by: id, seats, dueAt };
}
