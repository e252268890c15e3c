import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import Database from 'better-sqlite3';

import { LedgerError } from '../error.ts';
import { explained } from './explained.ts';

export interface Lock {
  release(): void;
}

/** One process per database. */
export function lockDatabase(file: string): Lock {
  return lock(`${file}.lock`, `Another Althing already runs on the database ${file}. Stop it first.`);
}

/** One process per account on this machine, whatever its database. */
export function lockAccount(homeserver: string, user: string): Lock {
  const name = createHash('sha256').update(`${homeserver} ${user}`).digest('hex').slice(0, 24);
  const file = join(tmpdir(), `althing-${String(process.getuid?.() ?? '')}-${name}.lock`);
  return lock(file, `Another Althing already runs as ${user}. Stop it first.`);
}

/**
 * The operating system holds the lock (SQLite's own, on an empty file) and lets go of it when the process
 * ends, however it ends: nobody ever has to remove a stale one (invariant 9).
 */
function lock(file: string, refusal: string): Lock {
  const database = opened(file);
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
    if (busy) throw new LedgerError(refusal);
    const foreign = error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB';
    if (foreign)
      throw new LedgerError(`The lock ${file} is not Althing's: remove that file, then start again.`);
    throw explained(error, file);
  }
  return {
    release: () => {
      database.close();
    },
  };
}

function opened(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw explained(error, file);
  }
}
