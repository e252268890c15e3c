import { loadConfig } from '../config/load.ts';
import { checkDatabase } from '../ledger/sqlite/check-database.ts';
import { openForReading } from '../ledger/sqlite/open.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';

/** `verify`: the whole chain and every outcome once more. @returns the exit code */
export function verify(config: string, { env, print, complain }: Process): number {
  const { storage } = loadConfig(config, { env, secrets: 'optional' });
  const database = openForReading(storage);
  try {
    const { facts, closed, head, problems } = checkDatabase(database);
    if (problems.length === 0) {
      print(
        facts === 0
          ? `The record is empty: nothing was proposed yet, or \`storage:\` points elsewhere (${storage}).`
          : `In order: ${String(facts)} facts, ${String(closed)} outcomes recomputed. Newest hash: ${head}`,
      );
      return EXIT.fine;
    }
    for (const problem of problems) complain(problem);
    complain(`Not in order: ${String(problems.length)} problems in ${String(facts)} facts of ${storage}.`);
    return EXIT.failed;
  } finally {
    database.close();
  }
}
