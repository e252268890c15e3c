import { readFile, writeFile } from 'node:fs/promises';

import { parse, stringify } from 'yaml';
import { z } from 'zod';

import type { BotProcess } from '../../../homeserver/bot-process.ts';
import { until } from './until.ts';

const section = z.record(z.string(), z.unknown());
const wholeConfig = z.looseObject({ bodies: section, rules: section });
export type WholeConfig = z.infer<typeof wholeConfig>;

/** Writes the configuration anew, as a steward does with an editor. */
export async function reconfigure(
  bot: BotProcess,
  change: (config: WholeConfig) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const config = wholeConfig.parse(parse(await readFile(bot.configFile, 'utf8')));
  await writeFile(bot.configFile, stringify(change(config), { aliasDuplicateObjects: false }));
}

/** How often the log has this. */
export async function timesLogged(bot: BotProcess, words: string): Promise<number> {
  return (await bot.log()).split(words).length - 1;
}

/** Asks for a reload, and returns when the bot listens again. */
export async function reload(bot: BotProcess): Promise<void> {
  const before = await timesLogged(bot, 'Althing listens');
  bot.hangUp();
  await until(() => timesLogged(bot, 'Althing listens'), before + 1);
}
