import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';

import { LedgerError } from '../error.ts';
import { damaged, explained } from './explained.ts';
import { makePrivate } from './private-file.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';

/**
 * Opens the database for its one writing process, and brings it to this version.
 * @throws LedgerError when it cannot be used: not a database, not writable, from a newer Althing
 */
export function openDatabase(file: string): Database.Database {
  return opened(file, {}, (database) => {
    // Before anything is written: a file that is not ours to write must stay as it is.
    refuseForeign(database, file);
    refuseNewer(versionOf(database), file);
    // A file of this version is checked beside the work, see checkBeside.
    if (!isCurrent(database)) refuseDamaged(database, file);
    database.pragma('journal_mode = WAL');
    // The position and the votes must survive a power loss: every commit reaches the disk.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is replaced is deleted first, and facts are kept.
    database.pragma('recursive_triggers = ON');
    // A container may have no place for other files.
    database.pragma('temp_store = MEMORY');
    migrate(database);
    refuseReadOnly(database);
  });
}

/**
 * Opens it to read beside a running bot.
 * @param wanted `any` for what reads facts alone, also those of an older Althing
 */
export function openForReading(file: string, wanted: 'current' | 'any' = 'current'): Database.Database {
  if (!existsSync(file)) {
    throw new LedgerError(
      `There is no database ${file}: the bot has not run with this configuration, or \`storage:\` points elsewhere.`,
    );
  }
  return opened(file, { readonly: true, fileMustExist: true }, (database) => {
    const version = versionOf(database);
    refuseForeign(database, file);
    refuseNewer(version, file);
    if (wanted === 'current' && version < MIGRATIONS.length) {
      throw new LedgerError(`${file} is from an older Althing. Start the bot once: it brings it up to date.`);
    }
  });
}

/**
 * Opens a copy that nobody else has open, as one file without others beside it.
 * @param name what the person calls it
 */
export function openCopy(file: string, name: string): Database.Database {
  const prepare = (database: Database.Database): void => {
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new LedgerError(`${name} is no database of Althing's. Nothing was changed.`);
    }
    refuseNewer(versionOf(database), name);
    // What waits in a -wal file is taken in.
    database.pragma('journal_mode = DELETE');
  };
  return opened(file, { fileMustExist: true }, prepare, name);
}

/** Whether its tables are those of this version. */
export function isCurrent(database: Database.Database): boolean {
  return versionOf(database) === MIGRATIONS.length;
}

/** Leaves nothing open, and nothing beside the file, when it is refused. */
function opened(
  file: string,
  options: Database.Options,
  prepare: (database: Database.Database) => void,
  name = file,
): Database.Database {
  let database: Database.Database | undefined;
  try {
    if (options.readonly !== true) {
      mkdirSync(dirname(file), { recursive: true });
      makePrivate(file);
    }
    database = new Database(file, options);
    prepare(database);
    return database;
  } catch (error) {
    database?.close();
    throw explained(error, name);
  }
}

function migrate(database: Database.Database): void {
  if (isCurrent(database)) return;
  const version = versionOf(database);
  database.transaction(() => {
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.pragma(`user_version = ${String(MIGRATIONS.length)}`);
    database.pragma(`application_id = ${String(APPLICATION_ID)}`);
  })();
}

/** What may only be read is refused now, and not at the first vote. Nothing of this write is kept. */
function refuseReadOnly(database: Database.Database): void {
  database.exec('BEGIN');
  try {
    database.pragma(`user_version = ${String(MIGRATIONS.length)}`);
  } finally {
    database.exec('ROLLBACK');
  }
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function refuseForeign(database: Database.Database, file: string): void {
  const tables = database.prepare(`SELECT 1 FROM sqlite_schema LIMIT 1`).get();
  const ours = database.pragma('application_id', { simple: true }) === APPLICATION_ID;
  if (tables !== undefined && !ours && versionOf(database) <= MIGRATIONS.length) {
    throw new LedgerError(
      `${file} is a database of another program. Nothing was changed. Check \`storage:\` in the configuration.`,
    );
  }
}

/** What is damaged must not be rewritten. */
function refuseDamaged(database: Database.Database, file: string): void {
  const found = String(database.pragma('quick_check(1)', { simple: true }));
  if (found === 'ok') return;
  throw damaged(file, found);
}

function refuseNewer(version: number, file: string): void {
  if (version > MIGRATIONS.length) {
    throw new LedgerError(
      `${file} was written by a newer Althing (database version ${String(version)}, ` +
        `this one knows ${String(MIGRATIONS.length)}). Nothing was changed. Update Althing and start again.`,
    );
  }
}
