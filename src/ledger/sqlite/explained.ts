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

const ADVICE: readonly (readonly [string, string])[] = [
  [
    'SQLITE_NOTADB',
    'It is not an SQLite database: check `storage:` in the configuration, or restore a backup.',
  ],
  ['SQLITE_CORRUPT', 'It is damaged: restore a backup.'],
  ['SQLITE_READONLY', 'The bot needs the right to write to it and to its folder.'],
  ['SQLITE_CANTOPEN', 'Check that the file exists and that its folder can be written to.'],
  ['EACCES', 'The bot needs the right to write to its folder.'],
  ['SQLITE_CONSTRAINT', 'A second program writes to it, or this is a mistake in Althing: please report it.'],
  ['SQLITE_FULL', 'The disk is full: make room, then start again. Nothing half done was kept.'],
];
