import type Database from 'better-sqlite3';

import { proposalNumber, type BodyId, type ProposalNumber } from '../../governance/terms.ts';

/** Which proposals follow from another, and which were decided by a kind of rule. */
export class Related {
  readonly #about: Database.Statement<[number], number>;
  readonly #decided: Database.Statement<[string, string], number>;

  constructor(database: Database.Database) {
    this.#about = database
      .prepare<[number], number>(`SELECT number FROM register WHERE about = ? ORDER BY number`)
      .pluck();
    this.#decided = database
      .prepare<[string, string], number>(
        `SELECT number FROM register WHERE body = ? AND rule IN (SELECT value FROM json_each(?))
         AND status IN ('passed', 'void') ORDER BY number`,
      )
      .pluck();
  }

  about(number: ProposalNumber): ProposalNumber[] {
    return this.#about.all(number).map((each) => proposalNumber(each));
  }

  decidedBy(body: BodyId, rules: readonly string[]): ProposalNumber[] {
    return this.#decided.all(body, JSON.stringify(rules)).map((each) => proposalNumber(each));
  }
}
