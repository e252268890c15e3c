import type { Duration, Instant } from '../../src/governance/terms.ts';

export const SECOND: Duration = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "2026-11-02 12:00" in UTC. */
export function utc(text: string): Instant {
  const instant = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) throw new Error(`"${text}" is no time`);
  return instant;
}
