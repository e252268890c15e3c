import { addMonths } from '../calendar.ts';
import { timeOf } from '../proposal/time-of.ts';
import type { Duration, Instant } from '../terms.ts';
import { base, isOwn, ownSeat, unless, type Decided, type Doing } from './decide.ts';
import type { FreezeNeeds, Ground } from './facts.ts';
import type { Roster, Seat } from './roster.ts';

export interface Freezing {
  readonly because: string;
  readonly needs: FreezeNeeds;
}

/** Refused without one of the grounds that the bylaws name: whether to freeze is for people to decide (R12). */
export function freeze(roster: Roster, doing: Doing, seat: Seat, { because, needs }: Freezing): Decided {
  const refused = unless(seat, ['probation', 'member', 'non-paying']);
  if (refused !== undefined) return refused;
  const since = timeOf(doing);
  const ground = groundFor(seat, needs, since);
  if (ground === undefined) return { refused: 'no ground' };
  return {
    ...{ ...base(roster, doing), type: 'member frozen', seat: seat.id },
    ...{ because, ground, needs, since },
  };
}

/** What a freeze could rest on at a moment; non-paying members owe no dues (R12). */
function groundFor(seat: Seat, needs: FreezeNeeds, at: Instant): Ground | undefined {
  if (seat.warnings >= needs.warnings) return 'warnings';
  const { unpaidSince, status } = seat;
  if (unpaidSince === undefined || status === 'non-paying') return undefined;
  return addMonths(unpaidSince, needs.unpaidMonths) <= at ? 'unpaid dues' : undefined;
}

/** Probation begins anew where there is a period for it (R11), and goes on where the group ends it. */
export function unfreeze(roster: Roster, doing: Doing, seat: Seat, probation: Duration | undefined): Decided {
  const refused = isOwn(doing, seat) ? ownSeat : unless(seat, ['frozen']);
  if (refused !== undefined) return refused;
  const waits = probation !== undefined || seat.before === 'probation';
  const status = seat.before === 'non-paying' ? 'non-paying' : waits ? 'probation' : 'member';
  return {
    ...{ ...base(roster, doing), type: 'member unfrozen', seat: seat.id },
    ...{ status, since: timeOf(doing), ...(probation === undefined ? {} : { probation }) },
  };
}
