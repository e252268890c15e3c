import type { Duration } from '../governance/terms.ts';
import { isSignedOut, waitAfter } from './errors.ts';
import { isOver, pause } from './pause.ts';

/** Asks again until there is an answer. Undefined when the signal came first; rejects when only a person can help. */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
  onTrouble: (error: unknown, wait: Duration) => void,
): Promise<Answer | undefined> {
  for (let failures = 1; !isOver(signal); failures += 1) {
    try {
      return await ask();
    } catch (error) {
      if (isOver(signal)) return undefined;
      if (isSignedOut(error)) throw error;
      const wait = waitAfter(error, failures);
      onTrouble(error, wait);
      await pause(wait, signal);
    }
  }
  return undefined;
}
