import type Database from 'better-sqlite3';

import { proposalNumber, type BodyId, type ProposalNumber } from '../../governance/terms.ts';

/** Which proposals follow from another, and which have approved money. */
export class Related {
  readonly #about: Database.Statement<[number], number>;
  readonly #approved: Database.Statement<[string], number>;

  constructor(database: Database.Database) {
    this.#about = database
      .prepare<[number], number>(`SELECT number FROM register WHERE about = ? ORDER BY number`)
      .pluck();
    this.#approved = database
      .prepare<[string], number>(
        `SELECT number FROM register WHERE body = ? AND currency IS NOT NULL AND status IN ('passed', 'void') ORDER BY number`,
      )
      .pluck();
  }

  about(number: ProposalNumber): ProposalNumber[] {
    return this.#about.all(number).map((each) => proposalNumber(each));
  }

  withMoney(body: BodyId): ProposalNumber[] {
    return this.#approved.all(body).map((each) => proposalNumber(each));
  }
}
