import { startOfDay } from '../calendar.ts';
import { timeOf } from '../proposal/time-of.ts';
import { seatId, type Duration, type EventId, type Instant, type MemberId } from '../terms.ts';
import type { MemberApproved, RosterFact, SeatStatus } from './facts.ts';
import { seatWith, type Roster, type Seat } from './roster.ts';

/** What the membership group does, decided: each function gives a fact, or why it can't be. */

export interface Doing {
  readonly by: MemberId;
  readonly event: EventId;
  readonly sentAt: Instant;
  /** When it was received. */
  readonly at: Instant;
}

/** `status` is what somebody is instead of what it takes. */
export interface RosterRefusal {
  readonly refused:
    | 'not on the roster'
    | 'wrong status'
    | 'on probation'
    | 'in the future'
    | 'no ground'
    | 'account taken'
    | 'names the seat'
    | 'not of the seat'
    | 'own seat'
    | 'nothing unpaid';
  readonly status?: SeatStatus;
}

export type Decided = RosterFact | RosterRefusal;

export interface Approval {
  readonly account: MemberId;
  /** The start of another day than today. */
  readonly joined?: Instant;
  readonly probation?: Duration;
}

/** An applicant is admitted; or, in a group without a period, probation is over. */
export function approve(roster: Roster, doing: Doing, { account, joined, probation }: Approval): Decided {
  const seat = seatWith(roster, account);
  if (account === doing.by || isOwn(doing, seat)) return ownSeat;
  const now = timeOf(doing);
  if (joined !== undefined && joined > now) return { refused: 'in the future' };
  const endsProbation = seat?.status === 'probation' && probation === undefined;
  if (seat !== undefined && !endsProbation && seat.status !== 'denied' && seat.status !== 'left') {
    return { refused: 'wrong status', status: seat.status };
  }
  const fact: MemberApproved = {
    ...base(roster, doing),
    type: 'member approved',
    seat: seat?.id ?? seatId(account),
    accounts: seat?.accounts ?? [account],
    joined: joined ?? (endsProbation ? seat.joined : startOfDay(now)),
    status: probation === undefined ? 'member' : 'probation',
    ...(probation === undefined ? {} : { probation }),
    ...(joined === undefined && !endsProbation ? { admitted: now } : {}),
  };
  return fact;
}

export function deny(roster: Roster, doing: Doing, account: MemberId, because: string): Decided {
  const seat = seatWith(roster, account);
  if (seat !== undefined && seat.status !== 'denied' && seat.status !== 'left') {
    return { refused: 'wrong status', status: seat.status };
  }
  const [id, accounts] = [seat?.id ?? seatId(account), seat?.accounts ?? [account]];
  return { ...base(roster, doing), type: 'member denied', seat: id, accounts, because };
}

export function warn(roster: Roster, doing: Doing, seat: Seat, because: string): Decided {
  const refused = unless(seat, ['probation', 'member', 'non-paying', 'frozen']);
  return refused ?? { ...base(roster, doing), type: 'member warned', seat: seat.id, because };
}

/**
 * Also to renew it: the quarter begins anew. It says nothing of probation: where no period ends that, whoever is on
 * it is approved first.
 */
export function markNonPaying(
  roster: Roster,
  doing: Doing,
  seat: Seat,
  probation: Duration | undefined,
): Decided {
  if (probation === undefined && seat.status === 'probation') return { refused: 'on probation' };
  const refused = unless(seat, ['probation', 'member', 'non-paying']);
  return (
    refused ?? { ...base(roster, doing), type: 'marked non-paying', seat: seat.id, since: timeOf(doing) }
  );
}

export function markPaying(roster: Roster, doing: Doing, seat: Seat): Decided {
  const refused = isOwn(doing, seat) ? ownSeat : unless(seat, ['non-paying']);
  return refused ?? { ...base(roster, doing), type: 'marked paying', seat: seat.id };
}

/** @param since the start of the day from which dues are owed */
export function noteUnpaid(roster: Roster, doing: Doing, seat: Seat, since: Instant): Decided {
  if (since > timeOf(doing)) return { refused: 'in the future' };
  const refused = unless(seat, ['probation', 'member']);
  return refused ?? { ...base(roster, doing), type: 'dues unpaid', seat: seat.id, since };
}

export function notePaid(roster: Roster, doing: Doing, seat: Seat): Decided {
  if (isOwn(doing, seat)) return ownSeat;
  if (seat.unpaidSince === undefined) return { refused: 'nothing unpaid' };
  return { ...base(roster, doing), type: 'dues paid', seat: seat.id };
}

export function leave(roster: Roster, doing: Doing, seat: Seat): Decided {
  const refused = unless(seat, ['probation', 'member', 'non-paying', 'frozen']);
  return refused ?? { ...base(roster, doing), type: 'member left', seat: seat.id };
}

/** A delegate, or somebody's second account: the ballot stays one. */
export function addAccount(roster: Roster, doing: Doing, seat: Seat, account: MemberId): Decided {
  if (roster.seatOf.has(account)) return { refused: 'account taken' };
  return { ...base(roster, doing), type: 'account added', seat: seat.id, account };
}

export function removeAccount(roster: Roster, doing: Doing, seat: Seat, account: MemberId): Decided {
  if (!seat.accounts.includes(account)) return { refused: 'not of the seat' };
  // The only one, or the one that the seat is known by.
  if (seat.accounts.length === 1 || String(seat.id) === String(account)) return { refused: 'names the seat' };
  return { ...base(roster, doing), type: 'account removed', seat: seat.id, account };
}

/** Nobody decides in their own favour: that is for another of the group. */
export const ownSeat: RosterRefusal = { refused: 'own seat' };

export function isOwn({ by }: Doing, seat: Seat | undefined): boolean {
  return seat?.accounts.includes(by) === true;
}

export function base({ id: roster }: Roster, { event: cause, at, by }: Doing) {
  return { roster, cause, at, by };
}

export function unless(seat: Seat, statuses: readonly SeatStatus[]): RosterRefusal | undefined {
  return statuses.includes(seat.status) ? undefined : { refused: 'wrong status', status: seat.status };
}
