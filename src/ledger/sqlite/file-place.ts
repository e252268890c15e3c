import { statSync } from 'node:fs';

import type Database from 'better-sqlite3';

import { LedgerError } from '../error.ts';

/**
 * Where a database is on the disk. A file that is removed or replaced while it is open goes on working under
 * no name: everything would seem to be written, and be gone with the process. SQLite does not tell.
 */
export class FilePlace {
  readonly #file: string;
  /** Of the database and its log of writes, which is there while it is open. */
  readonly #known: ReadonlyMap<string, string>;

  constructor(database: Database.Database) {
    this.#file = database.name;
    const files = database.memory ? [] : [database.name, `${database.name}-wal`];
    this.#known = new Map(files.map((each) => [each, identityOf(each)]));
  }

  /** @throws LedgerError when it is not the same file any more */
  check(): void {
    for (const [file, identity] of this.#known) {
      if (identityOf(file) === identity) continue;
      throw new LedgerError(
        `The database ${this.#file} was removed or replaced while Althing ran (${file}). ` +
          'Put it or a backup in its place, then start again: what happened since is read from the rooms.',
      );
    }
  }
}

function identityOf(file: string): string {
  const { dev, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${String(dev)} ${String(ino)}`;
}
