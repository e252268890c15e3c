import { appendFileSync, existsSync, readFileSync } from 'node:fs';

import { z } from 'zod';

const crashPoint = z.object({
  when: z.enum(['before', 'after']),
  deed: z.enum(['commit', 'send', 'acknowledge']),
  /** The kinds of messages that it is about. */
  kinds: z.array(z.string()),
});

/** A moment in the life of the bot's process at which it can end: what is on the disk or at the homeserver, and what not yet. */
export type CrashPoint = z.infer<typeof crashPoint>;

/**
 * Where a process ends: at a point of its life, counted from 1; or at points of these kinds ("before send"), at
 * the first that is about a kind of message with which none has ended there yet.
 */
const crashAt = z.union([z.int().positive(), z.array(z.string())]);

export const crashOrders = z.object({
  at: crashAt,
  /** The file that holds where processes have ended. */
  record: z.string(),
});
export type CrashOrders = z.infer<typeof crashOrders>;

/** The variable of the environment in which a process finds its orders. */
export const CRASH_ORDERS = 'ALTHING_CRASH_ORDERS';

export function recordedCrashes(record: string): CrashPoint[] {
  if (!existsSync(record)) return [];
  const lines = readFileSync(record, 'utf8').trimEnd().split('\n');
  return lines.map((line) => crashPoint.parse(JSON.parse(line)));
}

export function recordCrash(record: string, point: CrashPoint): void {
  appendFileSync(record, `${JSON.stringify(point)}\n`);
}

/** Each kind of message by itself: "after send card". */
export function namesOf({ when, deed, kinds }: CrashPoint): string[] {
  return kinds.map((kind) => `${when} ${deed} ${kind}`);
}
