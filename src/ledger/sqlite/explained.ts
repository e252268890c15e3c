import Database from 'better-sqlite3';

import { LedgerError } from '../error.ts';

/** An error of the database in words that say what to do; the steps that failed were rolled back. */
export function explained(error: unknown, file: string): LedgerError {
  if (error instanceof LedgerError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // The message of a SyntaxError quotes the text that is no JSON, and so what somebody wrote.
  const what =
    error instanceof SyntaxError
      ? 'what it holds is not readable'
      : error instanceof Error
        ? error.message
        : String(error);
  const advice =
    ADVICE.find(([start]) => code.startsWith(start))?.[1] ?? 'Check the path, its rights and the disk.';
  return new LedgerError(`The database ${file} can't be used: ${what}. ${advice}`, { cause: error });
}

/** The ledger's port speaks in promises: a fault of the database is a rejection that says what to do. */
export function orExplained<Answer>(file: string, ask: () => Answer): Promise<Answer> {
  try {
    return Promise.resolve(ask());
  } catch (error) {
    return Promise.reject(explained(error, file));
  }
}

const DAMAGED =
  'It is damaged: keep the file aside, see to the disk, and put a backup in its place (docs/stewards.md, "The database").';

/** @param found what SQLite's own check says */
export function damaged(file: string, found: string): LedgerError {
  const what = found.split('\n').at(-1) ?? '';
  return new LedgerError(`The database ${file} can't be used: ${what}. ${DAMAGED}`);
}

/** Of the database itself, and not yet in words that say what to do. */
export function isDatabaseFault(error: unknown): boolean {
  return error instanceof Database.SqliteError;
}

const ADVICE: readonly (readonly [string, string])[] = [
  [
    'SQLITE_NOTADB',
    'It is not an SQLite database: check `storage:` in the configuration, or restore a backup.',
  ],
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_READONLY', 'The bot needs the right to write to it and to its folder.'],
  ['SQLITE_CANTOPEN', 'Check that the file exists and that its folder can be written to.'],
  ['EACCES', 'The bot needs the right to write to its folder.'],
  ['SQLITE_CONSTRAINT', 'A second program writes to it, or this is a mistake in Althing: please report it.'],
  ['SQLITE_FULL', 'The disk is full: make room, then start again. Nothing half done was kept.'],
  [
    'SQLITE_IOERR',
    'Reading or writing failed: the disk may be full or broken, or a limit on the size of files was reached. ' +
      'See to it, then start again. Nothing half done was kept.',
  ],
];
