import type { Duration, Instant } from '../../governance/terms.ts';
import { quietAround, type Quiet } from './quiet-hours.ts';

const MINUTE: Duration = 60_000;
/** Told later than this before the end, people may not get to it any more. */
const TIME_TO_VOTE: Duration = 60 * MINUTE;

export interface PrivateReminder {
  /** When it would come if nobody slept. */
  readonly wished: Instant;
  readonly closesAt: Instant;
  /** Not before this. */
  readonly earliest: Instant;
  /** Undefined for somebody who may be told at any hour. */
  readonly quiet: Quiet | undefined;
}

/**
 * When somebody is reminded in private. In quiet hours it waits for their end, if that leaves an hour to vote;
 * otherwise it comes a minute before they begin, if that is still ahead; otherwise at its time.
 */
export function privateTime({ wished, closesAt, earliest, quiet }: PrivateReminder): Instant {
  const span = quiet === undefined ? undefined : quietAround(wished, quiet);
  if (span === undefined) return wished;
  if (span.to <= closesAt - TIME_TO_VOTE) return span.to;
  const before = span.from - MINUTE;
  return before >= earliest ? before : wished;
}
