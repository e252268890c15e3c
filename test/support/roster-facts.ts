import { eventId, memberId, rosterId, type Instant, type MemberId } from '../../src/governance/terms.ts';
import type { Decided, Doing } from '../../src/governance/roster/decide.ts';
import type { RosterFact } from '../../src/governance/roster/facts.ts';
import { evolveRoster } from '../../src/governance/roster/evolve.ts';
import { emptyRoster, seatWith, type Roster, type Seat } from '../../src/governance/roster/roster.ts';

export const DAY = 24 * 60 * 60_000;
export const PROBATION = 42 * DAY;
export const NEEDS = { warnings: 2, unpaidMonths: 6 };
export const MEMBERS = rosterId('members.csv');
const mia = memberId('@mia:example.coop');

export const on = (day: string): Instant => Date.parse(`${day}T00:00:00Z`);
export const account = (name: string): MemberId => memberId(`@${name}:example.coop`);

let deeds = 0;

/** Mia of the membership group does something, at a moment. */
export function doing(at: Instant): Doing {
  deeds += 1;
  return { by: mia, event: eventId(`$deed-${String(deeds)}`), sentAt: at, at };
}

/** A list of members while things happen to it. */
export class Life {
  roster: Roster = emptyRoster(MEMBERS);
  readonly facts: RosterFact[] = [];

  add(...facts: readonly RosterFact[]): void {
    for (const fact of facts) {
      this.facts.push(fact);
      this.roster = evolveRoster(this.roster, fact);
    }
  }

  /** Does what is allowed. */
  does(decided: Decided): void {
    if ('refused' in decided) throw new Error(decided.refused);
    this.add(decided);
  }

  seat(name: string): Seat {
    const seat = seatWith(this.roster, account(name));
    if (seat === undefined) throw new Error(`${name} is not on the list`);
    return seat;
  }
}
