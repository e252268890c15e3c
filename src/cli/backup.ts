import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

import { loadConfig } from '../config/load.ts';
import { alreadyThere, backUp } from '../ledger/sqlite/backup.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

/** `backup FILE`: a copy of the database, made beside the running bot and checked. @returns the exit code */
export async function backup(
  file: string,
  config: string,
  { env, print, complain, ending }: Process,
): Promise<number> {
  const { storage } = loadConfig(config, { env, secrets: 'optional' });
  if (existsSync(file)) throw alreadyThere(file);
  if (!existsSync(dirname(file))) {
    throw new UsageError(`There is no folder ${dirname(file)}. Make it, then try again.`);
  }
  try {
    const { facts, closed, problems } = await backUp(storage, file, ending);
    if (problems.length === 0) {
      print(
        `Copied to ${file}, and in order: ${String(facts)} facts, ${String(closed)} outcomes recomputed.`,
      );
      print('It holds votes, and the session of the account if the bot signs in by password: keep it safe.');
      return EXIT.fine;
    }
    for (const problem of problems) complain(problem);
    complain(`The record is not in order, so no copy of it was kept. See: verify`);
    return EXIT.failed;
  } catch (error) {
    if (!ending.aborted) throw error;
    complain('Stopped: there is no copy, and nothing was left behind.');
    return EXIT.failed;
  }
}
