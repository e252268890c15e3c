import { existsSync, realpathSync } from 'node:fs';

import { loadConfig } from '../config/load.ts';
import { lockDatabase } from '../ledger/sqlite/lock.ts';
import { restoreCopy } from '../ledger/sqlite/restore.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

/** `restore FILE`: a copy takes the place of the database, which is kept beside it. @returns the exit code */
export function restore(file: string, config: string, { env, print, complain }: Process): number {
  const { storage } = loadConfig(config, { env, secrets: 'optional' });
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  if (existsSync(storage) && realpathSync(file) === realpathSync(storage)) {
    throw new UsageError(`${file} is the database itself.`);
  }
  const lock = lockDatabase(storage);
  try {
    const { checked, aside } = restoreCopy(file, storage, new Date());
    if (checked.problems.length > 0) {
      for (const problem of checked.problems) complain(problem);
      complain(`The copy ${file} is not in order. Nothing was changed.`);
      return EXIT.failed;
    }
    print(
      `The copy is in order: ${String(checked.facts)} facts, ${String(checked.closed)} outcomes recomputed.`,
    );
    if (aside !== undefined) print(`The database that was there is now ${aside}.`);
    print(
      `Restored ${storage}. Start the bot: it reads from its rooms what happened since the copy was made.`,
    );
    return EXIT.fine;
  } finally {
    lock.release();
  }
}
