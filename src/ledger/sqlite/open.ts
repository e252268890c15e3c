import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';

import { LedgerError } from '../error.ts';
import { explained } from './explained.ts';
import { MIGRATIONS } from './schema.ts';

/**
 * Opens the database for its one writing process, and brings it to this version.
 * @throws LedgerError when it cannot be used: not a database, not writable, from a newer Althing
 */
export function openDatabase(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const database = new Database(file);
    // Before anything is written: a newer file must stay as it is.
    refuseNewer(versionOf(database), file);
    database.pragma('journal_mode = WAL');
    // The position and the votes must survive a power loss: every commit reaches the disk.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    migrate(database);
    return database;
  } catch (error) {
    throw explained(error, file);
  }
}

/** Opens it to read beside a running bot. */
export function openForReading(file: string): Database.Database {
  if (!existsSync(file)) {
    throw new LedgerError(
      `There is no database ${file}: the bot has not run with this configuration, or \`storage:\` points elsewhere.`,
    );
  }
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    const version = versionOf(database);
    refuseNewer(version, file);
    if (version < MIGRATIONS.length) {
      throw new LedgerError(`${file} is from an older Althing. Start the bot once: it brings it up to date.`);
    }
    return database;
  } catch (error) {
    throw explained(error, file);
  }
}

function migrate(database: Database.Database): void {
  const version = versionOf(database);
  database.transaction(() => {
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.pragma(`user_version = ${String(MIGRATIONS.length)}`);
  })();
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function refuseNewer(version: number, file: string): void {
  if (version > MIGRATIONS.length) {
    throw new LedgerError(
      `${file} was written by a newer Althing (database version ${String(version)}, ` +
        `this one knows ${String(MIGRATIONS.length)}). Nothing was changed. Update Althing and start again.`,
    );
  }
}
