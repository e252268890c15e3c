import type Database from 'better-sqlite3';

import type { StoredFact } from '../verify.ts';

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

/** Reads the database beside a running bot, for checks and exports. */
export class LedgerReader {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  facts(): Iterable<StoredFact> {
    return this.#database.prepare<[], StoredFact>(`SELECT seq, body, hash FROM facts ORDER BY seq`).iterate();
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
