import type { Notices, StuckMessage } from '../assembly/notices.ts';
import type { Duration, Instant } from '../governance/terms.ts';
import type { Stuck } from '../matrix/stuck.ts';

const AT_MOST_EVERY: Duration = 60_000;

interface WatchParts {
  readonly stuck: Pick<Stuck, 'look'>;
  readonly notices: Pick<Notices, 'stuck'>;
  readonly tellLog: (message: StuckMessage) => void;
  readonly clock: () => Instant;
  /** Runs a task beside others, and takes care of its failure. */
  readonly start: (task: () => Promise<void>) => void;
}

/**
 * To be called after each answer to /sync, the only time when something can be stuck: once a minute it looks for
 * what is, and tells the log and the stewards.
 */
export function watchOutbox({ stuck, notices, tellLog, clock, start }: WatchParts): () => void {
  let lookedAt = clock();
  return () => {
    if (Math.abs(clock() - lookedAt) < AT_MOST_EVERY) return;
    lookedAt = clock();
    start(async () => {
      for (const message of await stuck.look()) {
        tellLog(message);
        await notices.stuck(message);
      }
    });
  };
}
