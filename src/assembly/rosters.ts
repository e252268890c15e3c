import { evolveRoster } from '../governance/roster/evolve.ts';
import type { RosterFact } from '../governance/roster/facts.ts';
import { emptyRoster, type Roster } from '../governance/roster/roster.ts';
import { nextRenewal } from '../governance/roster/renewal.ts';
import type { Instant, RosterId } from '../governance/terms.ts';

/** The lists of members as the ledger has them, in memory. */
export class Rosters {
  readonly #byId = new Map<RosterId, Roster>();
  /** Forgotten with each change, and looked for when it is asked for. */
  readonly #renewals = new Map<RosterId, Instant | undefined>();

  constructor(facts: Iterable<RosterFact> = []) {
    for (const fact of facts) this.apply(fact);
  }

  apply(fact: RosterFact): Roster {
    const roster = evolveRoster(this.#byId.get(fact.roster), fact);
    this.#byId.set(roster.id, roster);
    this.#renewals.delete(roster.id);
    return roster;
  }

  /** Empty, where nothing was ever said of it. */
  get(id: RosterId): Roster {
    return this.#byId.get(id) ?? emptyRoster(id);
  }

  /** When non-paying members of a list are to be asked for next. */
  nextRenewal(id: RosterId): Instant | undefined {
    if (!this.#renewals.has(id)) this.#renewals.set(id, nextRenewal(this.get(id)));
    return this.#renewals.get(id);
  }
}
