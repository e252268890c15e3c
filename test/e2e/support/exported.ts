import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { z } from 'zod';

import type { BotProcess } from '../../../homeserver/bot-process.ts';
import { MAIN } from './main.ts';

const ballot = z.object({
  voter: z.string(),
  choice: z.string(),
  event: z.string(),
  reason: z.string().nullable(),
  excluded: z.string().nullable(),
});
const proposal = z.object({
  number: z.number(),
  title: z.string(),
  status: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  tally: z.record(z.string(), z.number()),
  ballots: z.array(ballot),
});
export type ExportedProposal = z.infer<typeof proposal>;
export type ExportedBallot = z.infer<typeof ballot>;

/** What `althing export` says of a bot's database. */
export async function exported(bot: BotProcess): Promise<ExportedProposal[]> {
  const words = [MAIN, 'export', '--config', bot.configFile];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 });
  return z.object({ proposals: z.array(proposal) }).parse(JSON.parse(stdout)).proposals;
}

/** Who chose what, of the ballots that count. */
export function choicesIn({ ballots }: ExportedProposal): Record<string, string> {
  const counted = ballots.filter(({ excluded }) => excluded === null);
  return Object.fromEntries(counted.map(({ voter, choice }) => [voter, choice]));
}
