import type { MatrixConfig } from '../config/config.ts';
import { isPassing, waitAfter } from '../matrix/errors.ts';
import { isOver, pause } from '../matrix/pause.ts';
import { signIn, type SessionStore, type SignedIn } from '../matrix/sign-in.ts';
import { reasonOf, type Log } from '../observe/log.ts';

/** A homeserver that is not there yet is waited for. Undefined when the signal came first. */
export async function signInPatiently(
  matrix: MatrixConfig,
  store: SessionStore,
  log: Log,
  signal: AbortSignal,
): Promise<SignedIn | undefined> {
  for (let failures = 1; !isOver(signal); failures += 1) {
    try {
      return await signIn(matrix, store);
    } catch (error) {
      if (isOver(signal)) return undefined;
      if (!isPassing(error)) throw error;
      const wait = waitAfter(error, failures);
      const seconds = Math.round(wait / 1000);
      const { homeserver } = matrix;
      log.warn(
        { homeserver, reason: reasonOf(error), again: `${String(seconds)} s` },
        `The homeserver ${homeserver} can't be reached. Is it running, and is matrix.homeserver right? Trying again.`,
      );
      await pause(wait, signal);
    }
  }
  return undefined;
}
