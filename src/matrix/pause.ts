import type { Duration } from '../governance/terms.ts';

/** Waits until the time is over, or the signal ends it. */
export function pause(duration: Duration, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, duration);
    signal.addEventListener('abort', done);
  });
}

/** Asked anew each time: it changes while something is awaited. */
export function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Doubles from one failure to the next, from 1 second to 1 minute, with a little chance against herds. */
export function backoff(failures: number): Duration {
  const base = Math.min(60_000, 1000 * 2 ** Math.max(0, failures - 1));
  return base * (0.8 + 0.4 * Math.random());
}
