import { loadConfig } from '../config/load.ts';
import { startLog } from '../observe/log.ts';
import { lockDatabase } from '../ledger/sqlite/lock.ts';
import { openDatabase } from '../ledger/sqlite/open.ts';
import { runBot } from './bot.ts';
import type { Process } from './process.ts';

/** `run`: the bot, until it is told to end. */
export async function run(file: string, process: Process): Promise<void> {
  const config = loadConfig(file, { env: process.env });
  const lock = lockDatabase(config.storage);
  try {
    const database = openDatabase(config.storage);
    try {
      await runBot(config, database, startLog(process.env['LOG_LEVEL'] ?? 'info'), process.ending);
    } finally {
      database.close();
    }
  } finally {
    lock.release();
  }
}
