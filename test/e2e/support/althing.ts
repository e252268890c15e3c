import { spawn } from 'node:child_process';
import { once } from 'node:events';

import type { BotProcess } from '../../../homeserver/bot-process.ts';
import { MAIN } from './main.ts';

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command as a steward gives it, in the folder of the bot with its configuration. */
export async function althing(bot: BotProcess, ...words: readonly string[]): Promise<Finished> {
  const child = spawn(process.execPath, ['--disable-warning=DEP0060', MAIN, ...words], {
    cwd: bot.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (err += String(text)));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}
