import { setTimeout as moment } from 'node:timers/promises';

import Database from 'better-sqlite3';

import type { BotProcess } from '../../../homeserver/bot-process.ts';
import type { Random } from './crash-random.ts';

/** Enough to catch up, to send a few messages and to be idle, where a start takes half as long or less. */
const AWAKE_MS = 1_200;

/** What a process was about when it was killed, by what it left in its database. */
export type Phase = 'starting' | 'sending' | 'closing' | 'idle';
export type Kills = Readonly<Record<Phase, number>>;

/** Kills the bot at random moments and starts it again, as often as asked and then until the signal. */
export async function killsAtRandom(
  bot: BotProcess,
  random: Random,
  { onKill, until }: { readonly onKill: () => void; readonly until: AbortSignal },
): Promise<Kills> {
  // How long a start takes on this machine.
  let aStart = 300;
  const kills = { starting: 0, sending: 0, closing: 0, idle: 0 };
  while (!until.aborted) {
    const started = Date.now();
    if (random() < 0.4) {
      void bot.launch();
      await moment(random() * aStart);
    } else {
      await bot.start();
      aStart = Date.now() - started;
      // On a busy machine all else takes longer too: a private word needs a new room and an invitation.
      await moment(random() * Math.max(AWAKE_MS, 2 * aStart));
    }
    const end = await bot.kill();
    if (end?.signal !== 'SIGKILL') throw new Error(`The bot ended by itself.\n${await bot.log()}`);
    kills[phaseOf(bot, started)] += 1;
    onKill();
  }
  return kills;
}

interface State {
  readonly askedAt: number | null;
  readonly waiting: number;
  readonly overdue: number;
}

function phaseOf(bot: BotProcess, started: number): Phase {
  const database = new Database(bot.database, { readonly: true });
  try {
    const state = database
      .prepare<[number], State>(
        `SELECT (SELECT asked_at FROM position) AS askedAt,
           (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND failed IS NULL) AS waiting,
           (SELECT count(*) FROM register WHERE status = 'open' AND closes_at <= ?) AS overdue`,
      )
      .get(Date.now());
    if ((state?.askedAt ?? 0) < started) return 'starting';
    if (state?.overdue !== 0) return 'closing';
    return state.waiting > 0 ? 'sending' : 'idle';
  } finally {
    database.close();
  }
}
