import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';

import { LedgerError } from '../error.ts';
import type { Verification } from '../verify.ts';
import { checkDatabase } from './check-database.ts';
import { flushFolder } from './files.ts';
import { openCopy } from './open.ts';

export interface Restored {
  /** What the check of the copy found; with problems nothing was changed. */
  readonly checked: Verification;
  /** Where the database that was there is now; undefined when there was none. */
  readonly aside: string | undefined;
}

/** What SQLite keeps beside a database. A stale one would be played into the file that takes its place. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Puts a copy in the place of the database, once it is checked; the copy itself is only read. The caller holds
 * the lock of the database.
 * @throws LedgerError when the copy can't be used; then nothing was changed
 */
export function restoreCopy(copy: string, storage: string, now: Date): Restored {
  const incoming = `${storage}.incoming-${randomBytes(4).toString('hex')}`;
  try {
    const checked = checkedCopy(copy, incoming);
    if (checked.problems.length > 0) return { checked, aside: undefined };
    const aside = freeName(`${storage}.before-${stamp(now)}`);
    const moved = moveAside(storage, aside);
    try {
      renameSync(incoming, storage);
    } catch (error) {
      for (const each of moved) renameSync(`${aside}${each}`, `${storage}${each}`);
      throw error;
    }
    flushFolder(storage);
    return { checked, aside: moved.length > 0 ? aside : undefined };
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    const what = error instanceof Error ? error.message : String(error);
    throw new LedgerError(`The copy ${copy} can't be put in place: ${what}. Nothing was changed.`, {
      cause: error,
    });
  } finally {
    for (const each of ['', ...BESIDE]) rmSync(`${incoming}${each}`, { force: true });
  }
}

/** Beside the database already, so that taking its place is one step. */
function checkedCopy(copy: string, incoming: string): Verification {
  // A copy of the whole folder of a stopped bot may still have a part in its -wal file.
  for (const each of ['', '-wal']) {
    if (each !== '' && !existsSync(`${copy}${each}`)) continue;
    copyFileSync(`${copy}${each}`, `${incoming}${each}`);
    chmodSync(`${incoming}${each}`, 0o600);
  }
  const database = openCopy(incoming, copy);
  try {
    return checkDatabase(database, copy);
  } finally {
    database.close();
  }
}

/** @returns what was there, by the endings of its names */
function moveAside(storage: string, aside: string): string[] {
  const there = ['', ...BESIDE].filter((each) => existsSync(`${storage}${each}`));
  for (const each of there) renameSync(`${storage}${each}`, `${aside}${each}`);
  return there;
}

function stamp(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d+/gu, '');
}

function freeName(name: string): string {
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name}-${String(count)}`;
    if (['', ...BESIDE].every((each) => !existsSync(`${tried}${each}`))) return tried;
  }
}
