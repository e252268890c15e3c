import { z } from 'zod';

import type { Duration } from '../governance/terms.ts';
import { SILENCE, type Vitals } from './pulse.ts';

const MINUTE: Duration = 60_000;

/** Longer than this no message waits for its turn; something keeps it. */
export const STUCK: Duration = 10 * MINUTE;

/** The votes of a proposal are checked within seconds of its end, and again every minute if that fails. */
const OVERDUE: Duration = 5 * MINUTE;

const age = z.number().nullable();

/** In whole seconds, but for counts. */
const numbers = z.object({
  uptime: z.number(),
  /** Since the homeserver was heard; null before the first time. */
  lastSyncAge: age,
  outboxDepth: z.number(),
  /** Of what somebody should read in a room; null where nothing waits. */
  oldestWaiting: age,
  openProposals: z.number(),
  oldestOverdueClosing: age,
});

/** What `GET /healthz` answers. Without numbers where the database can't be asked. */
export const healthSchema = z.object({
  /** The process is there, or nobody would answer. */
  alive: z.literal(true),
  well: z.boolean(),
  /** In words, for people; empty where all is well. */
  wrong: z.array(z.string()),
  ...numbers.partial().shape,
});
export type Health = z.infer<typeof healthSchema>;

export const cannotTell: Health = {
  alive: true,
  well: false,
  wrong: ['Its database does not answer.'],
};

export function healthOf(vitals: Vitals): Health {
  const wrong = findings(vitals);
  return {
    alive: true,
    well: wrong.length === 0,
    wrong,
    uptime: seconds(vitals.up),
    lastSyncAge: secondsOrNull(vitals.heard),
    outboxDepth: vitals.outbox,
    oldestWaiting: secondsOrNull(vitals.oldestWaiting),
    openProposals: vitals.open,
    oldestOverdueClosing: secondsOrNull(vitals.overdue),
  };
}

function findings({ up, heard, outbox, oldestWaiting, overdue }: Vitals): string[] {
  const all = [
    heard === undefined && `It began ${inWords(up)} ago and has not heard the homeserver yet.`,
    heard !== undefined && heard > SILENCE && `It has not heard the homeserver for ${inWords(heard)}.`,
    overdue !== undefined &&
      overdue > OVERDUE &&
      `A proposal should have closed ${inWords(overdue)} ago, and its votes could not be checked.`,
    oldestWaiting !== undefined &&
      oldestWaiting > STUCK &&
      `A message for a room has waited for ${inWords(oldestWaiting)}; ${String(outbox)} wait in all.`,
  ];
  return all.filter((each) => each !== false);
}

/** Such as "95 seconds", "12 minutes", "3 hours". */
function inWords(duration: Duration): string {
  if (duration < 2 * MINUTE) return `${String(seconds(duration))} seconds`;
  if (duration < 120 * MINUTE) return `${String(Math.floor(duration / MINUTE))} minutes`;
  return `${String(Math.floor(duration / (60 * MINUTE)))} hours`;
}

function seconds(duration: Duration): number {
  return Math.round(duration / 1000);
}

function secondsOrNull(duration: Duration | undefined): number | null {
  return duration === undefined ? null : seconds(duration);
}
