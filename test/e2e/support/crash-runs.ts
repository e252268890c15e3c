import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { BotProcess, StartOptions } from '../../../homeserver/bot-process.ts';
import { CRASH_ORDERS, type CrashOrders, type CrashPoint, recordedCrashes } from './crash-point.ts';
import { hasSaidAll } from './said-once.ts';

const PRELOAD = fileURLToPath(new URL('crash-preload.ts', import.meta.url));

/**
 * Starts the bot again whenever it has ended, each time with the order of that run (counted from 1), until the
 * story is told and the bot has said all. Then it runs without orders. @returns where it has ended
 */
export async function crashesThrough(
  bot: BotProcess,
  story: Promise<unknown>,
  order: (run: number) => CrashOrders['at'],
): Promise<CrashPoint[]> {
  const record = join(bot.folder, 'crashes.jsonl');
  const told = story.then(() => hasSaidAll(bot)).then(() => 'told' as const);
  for (let run = 1; ; run += 1) {
    const end = await Promise.race([told, bot.launch(withOrders({ at: order(run), record }))]);
    if (end === 'told') break;
    if (end.signal !== 'SIGKILL') throw new Error(`The bot ended by itself.\n${await bot.log()}`);
  }
  await bot.stop();
  await bot.start();
  return recordedCrashes(record);
}

function withOrders(orders: CrashOrders): StartOptions {
  return { nodeArguments: ['--import', PRELOAD], env: { [CRASH_ORDERS]: JSON.stringify(orders) } };
}
