import { LOG_LEVELS, startLog, type LogLevel } from '../observe/log.ts';
import { checkBeside } from '../ledger/sqlite/check-beside.ts';
import { explained, isDatabaseFault } from '../ledger/sqlite/explained.ts';
import { lockDatabase } from '../ledger/sqlite/lock.ts';
import { openDatabase } from '../ledger/sqlite/open.ts';
import { runBot } from './bot.ts';
import type { Process } from './process.ts';
import { runReloading } from './reloading.ts';
import { readConfig, withMembers } from './setup.ts';
import { UsageError } from './usage-error.ts';

/** `run`: the bot, until it is told to end. */
export async function run(file: string, process: Process): Promise<void> {
  const read = readConfig(file, process);
  const { storage } = read.config;
  const log = startLog(logLevel(process.env['LOG_LEVEL']));
  const lock = lockDatabase(storage);
  try {
    const database = openDatabase(storage);
    const check = checkBeside(storage);
    try {
      log.info({ storage }, 'Althing starts; Ctrl-C ends it');
      await runReloading(withMembers(read, database), {
        ...{ file, process, database, log },
        runBot: ({ config, members }, signal) =>
          runBot({ config, database, members, sound: check.sound, log }, signal),
      });
      log.info('Althing has ended');
    } catch (error) {
      // Damage shows in many ways, and the check says it best.
      await check.sound;
      throw isDatabaseFault(error) ? explained(error, storage) : error;
    } finally {
      await check.stop();
      database.close();
    }
  } finally {
    lock.release();
  }
}

function logLevel(wished = 'info'): LogLevel {
  const level = LOG_LEVELS.find((each) => each === wished.toLowerCase());
  if (level === undefined) {
    throw new UsageError(`LOG_LEVEL is "${wished}"; it should be one of ${LOG_LEVELS.join(', ')}.`);
  }
  return level;
}
