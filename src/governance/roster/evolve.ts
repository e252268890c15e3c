import { unreachable, type MemberId, type SeatId } from '../terms.ts';
import type { RosterFact, SeatFact } from './facts.ts';
import { askedFor } from './renewal.ts';
import { emptyRoster, type Roster, type Seat } from './roster.ts';

/** Applies a fact. One that does not fit means a broken ledger and throws. */
export function evolveRoster(before: Roster | undefined, fact: RosterFact): Roster {
  const roster = before ?? emptyRoster(fact.roster);
  if (roster.id !== fact.roster) throw new Error(`"${fact.type}" is not about ${roster.id}`);
  if (fact.type === 'roster imported') {
    for (const id of fact.seats) {
      const { changed: _settled, ...seat } = seatOf(roster, id);
      roster.seats.set(id, seat);
    }
    return { ...roster, sha256: fact.sha256 };
  }
  if (fact.type === 'renewals due') {
    for (const id of fact.seats) {
      roster.seats.set(id, { ...seatOf(roster, id), nonPayingSince: askedFor(fact) });
    }
    return roster;
  }
  const known = roster.seats.get(fact.seat);
  const next = seatAfter(known, fact);
  const byFile = fact.by === fact.roster;
  const { at, by } = fact;
  putIn(roster, known, {
    ...next,
    history: [...(known?.history ?? []), fact],
    ...(byFile || fact.type === 'member warned' ? {} : { changed: { by, at } }),
  });
  return roster;
}

function seatAfter(known: Seat | undefined, fact: SeatFact): Seat {
  if (fact.type === 'seat added') {
    if (known !== undefined) throw new Error(`${fact.seat} is on ${fact.roster} already`);
    return addedSeat(fact);
  }
  if (fact.type === 'member approved') {
    const { joined, admitted, status } = fact;
    const { admitted: _former, restarted: _over, ...seat } = known ?? newSeat(fact.seat, fact.accounts);
    return { ...seat, joined, status, ...(admitted === undefined ? {} : { admitted }) };
  }
  if (fact.type === 'member denied') {
    return { ...(known ?? newSeat(fact.seat, fact.accounts)), status: 'denied' };
  }
  return changedSeat(mustBe(known, fact), fact);
}

function addedSeat(fact: Extract<SeatFact, { type: 'seat added' }>): Seat {
  const { seat, accounts, joined, status, name, at } = fact;
  return {
    ...newSeat(seat, accounts),
    ...{ joined, status },
    ...(name === undefined ? {} : { name }),
    ...(status === 'non-paying' ? { nonPayingSince: at } : {}),
  };
}

type Change = Exclude<SeatFact, { type: 'seat added' | 'member approved' | 'member denied' }>;

function changedSeat(seat: Seat, fact: Change): Seat {
  switch (fact.type) {
    case 'seat changed':
      return changedByFile(seat, fact);
    case 'member warned':
      return { ...seat, warnings: seat.warnings + 1 };
    case 'member frozen':
      return { ...seat, status: 'frozen', before: seat.status };
    case 'member unfrozen': {
      const { before: _before, unpaidSince: _settled, ...rest } = seat;
      return { ...rest, status: fact.status, restarted: fact.since, warnings: 0 };
    }
    case 'marked non-paying': {
      const { unpaidSince: _settled, ...rest } = seat;
      return { ...rest, status: 'non-paying', nonPayingSince: fact.since };
    }
    case 'marked paying': {
      const { nonPayingSince: _over, ...rest } = seat;
      return { ...rest, status: 'member' };
    }
    case 'dues unpaid':
      return { ...seat, unpaidSince: fact.since };
    case 'dues paid': {
      const { unpaidSince: _paid, ...rest } = seat;
      return rest;
    }
    case 'member left':
      return { ...seat, status: 'left' };
    case 'account added':
      return { ...seat, accounts: [...seat.accounts, fact.account] };
    case 'account removed':
      return { ...seat, accounts: seat.accounts.filter((each) => each !== fact.account) };
    default:
      return unreachable(fact);
  }
}

function changedByFile(seat: Seat, fact: Extract<SeatFact, { type: 'seat changed' }>): Seat {
  const { accounts = seat.accounts, joined = seat.joined, status = seat.status, name = seat.name } = fact;
  const { name: _former, ...rest } = seat;
  return {
    ...rest,
    ...{ accounts, joined, status },
    ...(name === undefined || name === '' ? {} : { name }),
    ...(status === 'non-paying' && seat.status !== 'non-paying' ? { nonPayingSince: fact.at } : {}),
  };
}

function newSeat(id: SeatId, accounts: readonly MemberId[]): Seat {
  return { id, accounts, joined: 0, status: 'probation', warnings: 0, history: [] };
}

function putIn(roster: Roster, before: Seat | undefined, seat: Seat): void {
  for (const account of before?.accounts ?? []) {
    if (roster.seatOf.get(account) === seat.id) roster.seatOf.delete(account);
  }
  for (const account of seat.accounts) roster.seatOf.set(account, seat.id);
  roster.seats.set(seat.id, seat);
}

function seatOf(roster: Roster, id: SeatId): Seat {
  const seat = roster.seats.get(id);
  if (seat === undefined) throw new Error(`${roster.id} has no ${id}`);
  return seat;
}

function mustBe(seat: Seat | undefined, fact: SeatFact): Seat {
  if (seat === undefined) throw new Error(`"${fact.type}" is about ${fact.seat}, which is not on the list`);
  return seat;
}
