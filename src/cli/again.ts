import type { Duration } from '../governance/terms.ts';

/** For the log: when something is tried again. */
export function again(wait: Duration): string {
  return `${String(Math.round(wait / 1000))} s`;
}
