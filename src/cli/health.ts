import { request } from 'node:http';
import { text } from 'node:stream/consumers';

import { loadConfig } from '../config/load.ts';
import { healthSchema, type Health } from '../observe/health.ts';
import { LOOPBACK } from '../observe/monitor.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

/** Longer than this a bot that is well needs for no answer. */
const PATIENCE_MS = 5_000;

/** `health`: how the running bot is, in words. @returns the exit code, 0 where it is well */
export async function health(config: string, { env, print, complain }: Process): Promise<number> {
  const { monitoring } = loadConfig(config, { env, secrets: 'optional' });
  if (monitoring === undefined) {
    throw new UsageError(
      `${config} names no port to ask. Add this, and restart the bot: monitoring: { port: 9464 }`,
    );
  }
  const { port } = monitoring;
  const answer = await ask(port);
  if (typeof answer === 'string') {
    complain(`${answer} (asked on ${LOOPBACK}:${String(port)})`);
    return EXIT.failed;
  }
  for (const line of answer.wrong) complain(line);
  const tell = answer.well ? print : complain;
  tell(`${answer.well ? 'Althing is well. ' : ''}${summary(answer)}`);
  return answer.well ? EXIT.fine : EXIT.failed;
}

/** What the bot answers, or what is to be said instead. */
async function ask(port: number): Promise<Health | string> {
  let body: string;
  try {
    body = await get(port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ECONNREFUSED') {
      return 'Nobody listens there: the bot is not running, or was started without this port.';
    }
    return `The bot does not answer${code === '' ? '' : `: ${code}`}. If that lasts, restart it.`;
  }
  return healthIn(body) ?? 'What answers there is not Althing: is the port another program’s?';
}

function healthIn(body: string): Health | undefined {
  try {
    return healthSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Straight to the port, whatever proxy the environment names. */
async function get(port: number): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const asked = request({ host: LOOPBACK, port, path: '/healthz', agent: false, signal });
  const answered = new Promise<string>((resolve, reject) => {
    asked.once('response', (answer) => {
      text(answer).then(resolve, reject);
    });
    asked.once('error', reject);
  });
  asked.end();
  return answered;
}

function summary({ lastSyncAge, openProposals, outboxDepth }: Health): string {
  const parts = [
    typeof lastSyncAge === 'number' && `homeserver heard ${String(lastSyncAge)} seconds ago`,
    openProposals !== undefined && `open proposals: ${String(openProposals)}`,
    outboxDepth !== undefined && `messages that wait: ${String(outboxDepth)}`,
  ];
  const told = parts.filter((part) => part !== false).join(', ');
  return told === '' ? 'Nothing else is known.' : `${told[0]?.toUpperCase() ?? ''}${told.slice(1)}.`;
}
