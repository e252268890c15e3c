import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { BotProcess } from '../../../homeserver/bot-process.ts';
import { MAIN } from './main.ts';

/** What `althing verify` says of a bot's database; rejects when it finds something. */
export async function verifies(bot: BotProcess): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    MAIN,
    'verify',
    '--config',
    bot.configFile,
  ]);
  return stdout;
}
