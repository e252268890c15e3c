import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';

import { LedgerError } from '../error.ts';
import type { Verification } from '../verify.ts';
import { checkDatabase } from './check-database.ts';
import { openCopy, openForReading } from './open.ts';
import { codeOf, flushFolder } from './files.ts';

/** About 8 MB at once: few enough to heed the signal, many enough that a commit meanwhile costs little. */
const PAGES = 2000;

/**
 * Copies the database while the bot may be writing to it, and keeps the copy only if it is in order. It holds
 * the session of the account, so nobody else may read it. Nothing is left of a copy that failed.
 * @returns what the check of the copy found. Throws LedgerError when there is no copy, or the signal's reason
 */
export async function backUp(storage: string, target: string, ending: AbortSignal): Promise<Verification> {
  const database = openForReading(storage, 'any');
  const partial = `${target}.partial-${randomBytes(4).toString('hex')}`;
  try {
    closeSync(openSync(partial, 'wx', 0o600));
    await database.backup(partial, {
      progress: () => {
        ending.throwIfAborted();
        return PAGES;
      },
    });
    const copy = openCopy(partial, target);
    const checked = closing(copy, () => checkDatabase(copy, target));
    ending.throwIfAborted();
    if (checked.problems.length === 0) keep(partial, target);
    return checked;
  } catch (error) {
    throw ending.aborted ? error : failed(error, target);
  } finally {
    database.close();
    for (const each of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${each}`, { force: true });
  }
}

function closing<Result>(database: { close: () => unknown }, act: () => Result): Result {
  try {
    return act();
  } finally {
    database.close();
  }
}

/** Under its name in one step, and never in the place of another file. */
function keep(partial: string, target: string): void {
  try {
    linkSync(partial, target);
  } catch (error) {
    // Some file systems know no second name of a file.
    if (codeOf(error) === 'EEXIST' || existsSync(target)) throw alreadyThere(target);
    renameSync(partial, target);
  }
  flushFolder(target);
}

export function alreadyThere(target: string): LedgerError {
  return new LedgerError(`${target} is there already, and is left as it is. Choose another name.`);
}

function failed(error: unknown, target: string): LedgerError {
  if (error instanceof LedgerError) return error;
  const code = codeOf(error);
  const what = error instanceof Error ? error.message : String(error);
  const full = /^(?:SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EFBIG)/u.test(code);
  const advice = full ? 'Is the disk full, or failing?' : 'Check the folder and the right to write there.';
  return new LedgerError(
    `The backup ${target} can't be written: ${what}. ${advice} Nothing was left behind.`,
    { cause: error },
  );
}
