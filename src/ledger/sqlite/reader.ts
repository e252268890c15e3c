import type Database from 'better-sqlite3';

import type { Fact } from '../../governance/proposal/facts.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { ProposalNumber } from '../../governance/terms.ts';
import { foldAll } from '../fold.ts';
import type { StoredFact } from '../verify.ts';
import { parseFact } from './sqlite-ledger.ts';

export interface RegisterRow {
  readonly number: number;
  readonly body: string;
  readonly bodyName: string;
  readonly room: string;
  readonly title: string;
  /** Separated by spaces. */
  readonly labels: string;
  readonly proposer: string;
  readonly status: string;
  readonly card: string | null;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly closedAt: number | null;
}

/** The facts whose hash a result shows. */
const ENDINGS: ReadonlySet<Fact['type']> = new Set(['proposal closed', 'proposal withdrawn']);

/** Reads the database beside a running bot, for checks and exports. */
export class LedgerReader {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  facts(): Iterable<StoredFact> {
    return this.#database.prepare<[], StoredFact>(`SELECT seq, body, hash FROM facts ORDER BY seq`).iterate();
  }

  /** All proposals, with the hash of the fact that closed each that is closed. */
  proposals(): {
    readonly proposals: ReadonlyMap<ProposalNumber, Proposal>;
    readonly closedBy: ReadonlyMap<ProposalNumber, string>;
  } {
    const closedBy = new Map<ProposalNumber, string>();
    const facts = [...this.facts()].map(({ body, hash }) => {
      const fact = parseFact(body);
      if (ENDINGS.has(fact.type)) closedBy.set(fact.proposal, hash);
      return fact;
    });
    return { proposals: foldAll(facts), closedBy };
  }

  register(): RegisterRow[] {
    return this.#database
      .prepare<[], RegisterRow>(
        `SELECT number, body, body_name AS bodyName, room, title, labels, proposer, status, card, opens_at AS opensAt, closes_at AS closesAt, closed_at AS closedAt
         FROM register ORDER BY number`,
      )
      .all();
  }

  /** What SQLite itself finds wrong with the file; none when it is sound. */
  damage(): string[] {
    const rows = this.#database.pragma('integrity_check') as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  }
}
