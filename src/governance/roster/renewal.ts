import { addMonths, startOfDay } from '../calendar.ts';
import type { Instant } from '../terms.ts';
import type { RenewalsDue } from './facts.ts';
import type { Roster, Seat } from './roster.ts';

const DAY = 24 * 60 * 60_000;
const QUARTER = 3;

/** When the group is to be asked next whether somebody is still non-paying: with the day after a quarter. */
function renewalOf({ status, nonPayingSince }: Seat): Instant | undefined {
  if (status !== 'non-paying' || nonPayingSince === undefined) return undefined;
  return quarterAfter(nonPayingSince);
}

function quarterAfter(instant: Instant): Instant {
  return startOfDay(addMonths(instant, QUARTER) + DAY - 1);
}

/** The end of the last quarter that was over when the group was asked: quarters that were missed are one question. */
export function askedFor({ dueAt, at }: Pick<RenewalsDue, 'dueAt' | 'at'>): Instant {
  let last = dueAt;
  for (let next = quarterAfter(last); next <= at; next = quarterAfter(next)) last = next;
  return last;
}

export function nextRenewal(roster: Roster): Instant | undefined {
  const times = [...roster.seats.values()].flatMap((seat) => renewalOf(seat) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** One reminder for all that are due; undefined where none is. */
export function remindOfRenewals(roster: Roster, now: Instant): RenewalsDue | undefined {
  const dueAt = nextRenewal(roster);
  if (dueAt === undefined || dueAt > now) return undefined;
  const due = [...roster.seats.values()].filter((seat) => (renewalOf(seat) ?? Infinity) <= now);
  const { id } = roster;
  // A day can come twice, where a server says that somebody was marked long ago; what happened to them can't.
  const newest = due[0]?.history.at(-1)?.cause ?? '';
  const cause = `renewal:${id}:${new Date(dueAt).toISOString()}:${newest}`;
  return {
    type: 'renewals due',
    roster: id,
    cause,
    at: now,
    by: id,
    seats: due.map((seat) => seat.id),
    dueAt,
  };
}
