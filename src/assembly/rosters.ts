import { evolveRoster } from '../governance/roster/evolve.ts';
import type { RosterFact } from '../governance/roster/facts.ts';
import { emptyRoster, type Roster } from '../governance/roster/roster.ts';
import type { RosterId } from '../governance/terms.ts';

/** The lists of members as the ledger has them, in memory. */
export class Rosters {
  readonly #byId = new Map<RosterId, Roster>();

  constructor(facts: Iterable<RosterFact> = []) {
    for (const fact of facts) this.apply(fact);
  }

  apply(fact: RosterFact): Roster {
    const roster = evolveRoster(this.#byId.get(fact.roster), fact);
    this.#byId.set(roster.id, roster);
    return roster;
  }

  /** Empty, where nothing was ever said of it. */
  get(id: RosterId): Roster {
    return this.#byId.get(id) ?? emptyRoster(id);
  }

  all(): Roster[] {
    return [...this.#byId.values()];
  }
}
