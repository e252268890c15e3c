import { constants } from 'node:os';

/** Ctrl-C, a polite kill, and the closing of the terminal window. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The exit code that goes with the first signal that asks this process to end. A second one ends it at once. */
export function firstSignal(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        resolve(128 + constants.signals[signal]);
      });
    }
  });
}
