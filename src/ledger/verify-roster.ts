import type { AnyFact } from '../governance/facts.ts';
import { ineligibility, rostersOf } from '../governance/electorate.ts';
import type { VoteCast } from '../governance/proposal/facts.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import {
  addAccount,
  approve,
  deny,
  leave,
  markNonPaying,
  markPaying,
  notePaid,
  noteUnpaid,
  removeAccount,
  warn,
  type Decided,
  type Doing,
} from '../governance/roster/decide.ts';
import { joinedRoster, unlisted } from '../governance/roster/eligibility.ts';
import { evolveRoster } from '../governance/roster/evolve.ts';
import type { RosterFact, SeatFact } from '../governance/roster/facts.ts';
import { freeze, unfreeze } from '../governance/roster/freeze.ts';
import { remindOfRenewals } from '../governance/roster/renewal.ts';
import { emptyRoster, seatWith, type Roster, type Seat } from '../governance/roster/roster.ts';
import { seatId, type EventId, type MemberId, type RosterId } from '../governance/terms.ts';
import { canonicalJson } from './canonical.ts';

/** The lists of members, made anew from their facts. */
export class RostersAgain {
  readonly #rosters = new Map<RosterId, Roster>();

  /** Takes a fact in. @returns what is wrong with it; undefined where it follows from those before */
  take(fact: RosterFact): string | undefined {
    const before = this.#rosters.get(fact.roster) ?? emptyRoster(fact.roster);
    const again = decidedAgain(before, fact);
    this.#rosters.set(fact.roster, evolveRoster(before, fact));
    if (again === 'as it is') return undefined;
    const follows = again !== undefined && canonicalJson(again) === canonicalJson(fact);
    return follows ? undefined : `"${fact.type}" of ${fact.roster} does not follow from the facts before it`;
  }

  /**
   * What is wrong with who was taken for eligible, as far as the lists tell: who was in which room is in no fact, so
   * a vote that counts must count for somebody in the room, and one that doesn't must not for somebody outside.
   */
  vote({ terms, opensAt }: Open, fact: VoteCast): string | undefined {
    const { electorate } = terms;
    if (electorate === undefined) return undefined;
    const counted = fact.excluded !== 'not eligible';
    const why = ineligibility(
      electorate,
      {
        inRoom: () => counted,
        joinedRoom: () => (counted ? 0 : undefined),
        homeserver: fact.voter.slice(fact.voter.indexOf(':') + 1),
        onRoster: (condition) =>
          unlisted(this.#rosters.get(condition.id), fact.voter, condition, fact.castAt),
        joinedRoster: (id) => joinedRoster(this.#rosters.get(id), fact.voter),
      },
      opensAt,
    );
    if ((why === undefined) !== counted) {
      return counted
        ? `the vote of ${fact.voter} counts, who may not vote by the facts before it`
        : `the vote of ${fact.voter} does not count, who may vote by the facts before it`;
    }
    const seat = this.#seatOf(rostersOf(electorate), fact.voter);
    return seat === (fact.seat ?? seatId(fact.voter))
      ? undefined
      : `the vote of ${fact.voter} is by the facts before it one for ${seat}`;
  }

  #seatOf(rosters: readonly RosterId[], voter: MemberId) {
    const seats = rosters.flatMap((id) => seatWith(this.#rosters.get(id), voter)?.id ?? []);
    return seats[0] ?? seatId(voter);
  }
}

/** Undefined for what should not be there at all. What a file said is taken as it is. */
function decidedAgain(roster: Roster, fact: RosterFact): AnyFact | undefined | 'as it is' {
  if (fact.type === 'roster imported') return 'as it is';
  if (fact.type === 'renewals due') return remindOfRenewals(roster, fact.at);
  if (fact.type === 'seat added' || fact.type === 'seat changed') return byFile(roster, fact);
  const decided = deedAgain(roster, fact, roster.seats.get(fact.seat));
  return decided === undefined || 'refused' in decided ? undefined : decided;
}

/** A file freezes nobody and undoes no freeze. */
function byFile(
  roster: Roster,
  fact: Extract<SeatFact, { type: 'seat added' | 'seat changed' }>,
): 'as it is' | undefined {
  const { status } = fact;
  const before = roster.seats.get(fact.seat)?.status;
  if (fact.type === 'seat added' || status === undefined) return 'as it is';
  if (status === 'frozen') return undefined;
  return before === 'frozen' && status !== 'left' ? undefined : 'as it is';
}

type Deed = Exclude<SeatFact, { type: 'seat added' | 'seat changed' }>;

function deedAgain(roster: Roster, fact: Deed, seat: Seat | undefined): Decided | undefined {
  const { cause, at } = fact;
  // Only members do these; what their server said of the time is in the fact where it matters.
  const sentAt =
    'since' in fact && fact.type !== 'dues unpaid' ? fact.since : 'admitted' in fact ? fact.admitted : at;
  const doing: Doing = { by: fact.by as MemberId, event: cause as EventId, at, sentAt };
  if (fact.type === 'member approved') {
    const [account] = fact.accounts;
    const { joined, probation, admitted } = fact;
    const day = admitted === undefined && seat?.status !== 'probation' ? { joined } : {};
    if (account === undefined) return undefined;
    return approve(roster, doing, { account, ...day, ...(probation === undefined ? {} : { probation }) });
  }
  if (fact.type === 'member denied') {
    const [account] = fact.accounts;
    return account === undefined ? undefined : deny(roster, doing, account, fact.because);
  }
  if (seat === undefined) return undefined;
  switch (fact.type) {
    case 'member warned':
      return warn(roster, doing, seat, fact.because);
    case 'member frozen':
      return freeze(roster, doing, seat, { because: fact.because, needs: fact.needs });
    case 'member unfrozen':
      return unfreeze(roster, doing, seat, fact.probation);
    case 'marked non-paying':
      // Whether there was a period then is in no fact.
      return markNonPaying(roster, doing, seat, 0);
    case 'marked paying':
      return markPaying(roster, doing, seat);
    case 'dues unpaid':
      return noteUnpaid(roster, doing, seat, fact.since);
    case 'dues paid':
      return notePaid(roster, doing, seat);
    case 'member left':
      return leave(roster, doing, seat);
    case 'account added':
      return addAccount(roster, doing, seat, fact.account);
    case 'account removed':
      return removeAccount(roster, doing, seat, fact.account);
  }
}
