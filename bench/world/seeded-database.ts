import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { prepareFolder } from './bench-config.ts';
import { DAY, HOUR, seedLedger, type Seed } from './seed-ledger.ts';

/** The file of a database with this in it. Votes were cast an hour ago, unless it says something else. */
export async function seededDatabase(
  folder: string,
  seed: Omit<Seed, 'config' | 'opensAt' | 'closesAt'> & Partial<Pick<Seed, 'closesAt'>>,
): Promise<string> {
  const { database, config } = prepareFolder(folder, seed.world, 'http://127.0.0.1:1');
  const opened = openDatabase(database);
  const now = Date.now();
  await seedLedger(opened, { config, opensAt: now - 2 * HOUR, closesAt: now + 6 * DAY, ...seed });
  opened.close();
  return database;
}
