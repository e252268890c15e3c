import type { Config } from '../config/config.ts';
import { exposedFiles } from '../config/exposed-files.ts';
import { loadConfig } from '../config/load.ts';
import { LOG_LEVELS, startLog, type LogLevel } from '../observe/log.ts';
import { explained, isDatabaseFault } from '../ledger/sqlite/explained.ts';
import { lockDatabase } from '../ledger/sqlite/lock.ts';
import { openDatabase } from '../ledger/sqlite/open.ts';
import { runBot } from './bot.ts';
import { membersAtStart } from './members-at-start.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

/** `run`: the bot, until it is told to end. */
export async function run(file: string, process: Process): Promise<void> {
  const files: string[] = [];
  const config = loadConfig(file, { env: process.env, onRead: (each) => files.push(each) });
  const log = startLog(logLevel(process.env['LOG_LEVEL']));
  const lock = lockDatabase(config.storage);
  try {
    const database = openDatabase(config.storage);
    try {
      for (const line of exposedFiles([...files, ...listsOf(config), config.storage])) log.warn(line);
      log.info({ storage: config.storage }, 'Althing starts; Ctrl-C ends it');
      const members = membersAtStart(config, database);
      await runBot(config, database, members, log, process.ending);
      log.info('Althing has ended');
    } catch (error) {
      throw isDatabaseFault(error) ? explained(error, config.storage) : error;
    } finally {
      database.close();
    }
  } finally {
    lock.release();
  }
}

/** They name people. */
function listsOf({ rosters }: Config): string[] {
  return [...rosters.values()].map(({ file }) => file);
}

function logLevel(wished = 'info'): LogLevel {
  const level = LOG_LEVELS.find((each) => each === wished.toLowerCase());
  if (level === undefined) {
    throw new UsageError(`LOG_LEVEL is "${wished}"; it should be one of ${LOG_LEVELS.join(', ')}.`);
  }
  return level;
}
