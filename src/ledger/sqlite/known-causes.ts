import type Database from 'better-sqlite3';

/**
 * Whether anything came of an event. It is asked when the position was lost, of thousands of events, and hardly ever
 * else: so the list that answers it is made when it is first asked, beside the database, and brought up to date
 * with each question.
 */
export class KnownCauses {
  readonly #database: Database.Database;
  readonly #handled: Database.Statement<[string]>;
  #asked: { readonly has: Database.Statement<[string]>; readonly catchUp: Database.Statement } | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#handled = database.prepare(`SELECT 1 FROM inbox WHERE event = ?`);
  }

  has(event: string): boolean {
    if (this.#handled.get(event) !== undefined) return true;
    this.#asked ??= this.#begin();
    this.#asked.catchUp.run();
    return this.#asked.has.get(event) !== undefined;
  }

  #begin() {
    this.#database.exec(
      `CREATE TEMP TABLE IF NOT EXISTS known (cause TEXT PRIMARY KEY, fact INTEGER NOT NULL) WITHOUT ROWID;
       CREATE INDEX IF NOT EXISTS temp.known_until ON known (fact);`,
    );
    return {
      has: this.#database.prepare<[string]>(`SELECT 1 FROM known WHERE cause = ?`),
      catchUp: this.#database.prepare(
        `INSERT OR IGNORE INTO known SELECT json_extract(body, '$.cause'), seq FROM facts
         WHERE seq > (SELECT coalesce(max(fact), 0) FROM known)`,
      ),
    };
  }
}
