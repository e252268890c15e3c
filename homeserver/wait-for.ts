import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from './client-api.ts';
import type { Timeline } from './timeline.ts';

const DEFAULT_TIMEOUT_MS = 40_000;
const LONGEST_POLL_MS = 20_000;
const RETRY_AFTER_MS = 100;

export interface WaitOptions {
  /** What is waited for, to complete the sentence "Waited for …". */
  readonly describe: string;
  readonly timeoutMs?: number;
}

/**
 * Follows `/sync` until `find` finds something in the timeline. A homeserver that is away is asked again, since
 * tests take it away. Rejects after the timeout, with what `seen` tells of the timeline.
 */
export async function waitFor<Found>(
  timeline: Timeline,
  find: () => Found | undefined,
  seen: () => string,
  { describe, timeoutMs = DEFAULT_TIMEOUT_MS }: WaitOptions,
): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  let lastFailure: unknown;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    const left = deadline - Date.now();
    if (left <= 0) {
      const seconds = timeoutMs / 1000;
      throw new Error(`Waited ${seconds} s for ${describe}, which did not come.\n${seen()}`, {
        cause: lastFailure,
      });
    }
    const advanced = timeline.advance(Math.min(left, LONGEST_POLL_MS)).catch(async (error: unknown) => {
      if (error instanceof Refused) throw error;
      lastFailure = error;
      await sleep(Math.min(RETRY_AFTER_MS, left));
    });
    // Another caller's request, made with more time, must not hold this one beyond its own.
    const outOfTime = new AbortController();
    await Promise.race([advanced, sleep(left, undefined, { signal: outOfTime.signal })]).finally(() => {
      outOfTime.abort();
    });
  }
}
