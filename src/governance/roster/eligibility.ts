import { startOfDay } from '../calendar.ts';
import type { Ineligibility, OnRoster } from '../electorate.ts';
import { unreachable, type Duration, type Instant, type MemberId } from '../terms.ts';
import { seatWith, type Roster, type Seat } from './roster.ts';

/**
 * Whether an account's vote counts by the list of members at a moment (R11, R12).
 * @returns undefined if so
 */
export function unlisted(
  roster: Roster | undefined,
  account: MemberId,
  { probation }: OnRoster,
  at: Instant,
): Ineligibility | undefined {
  const seat = seatWith(roster, account);
  if (seat === undefined) return { why: 'not on the roster' };
  switch (seat.status) {
    case 'frozen':
    case 'left':
    case 'denied':
      return { why: seat.status };
    case 'probation':
    case 'member':
    case 'non-paying': {
      // Without a period, probation ends when the membership group says so.
      if (probation === undefined) return seat.status === 'probation' ? { why: 'probation' } : undefined;
      const from = votesFrom(seat, probation);
      return at < from ? { why: 'probation', from } : undefined;
    }
    default:
      return unreachable(seat.status);
  }
}

/** The start of the day from which votes count: so many days after joining, or after a freeze was lifted (R11). */
export function votesFrom(
  { joined, restarted }: Pick<Seat, 'joined' | 'restarted'>,
  probation: Duration,
): Instant {
  return startOfDay(Math.max(joined, restarted ?? joined)) + probation;
}

/** When somebody joined a list, as exactly as it is known. */
export function joinedRoster(roster: Roster | undefined, account: MemberId): Instant | undefined {
  const seat = seatWith(roster, account);
  return seat === undefined ? undefined : (seat.admitted ?? seat.joined);
}
