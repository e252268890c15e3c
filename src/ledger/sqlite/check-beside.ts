import { Worker } from 'node:worker_threads';

import { z } from 'zod';

import { damaged, explained } from './explained.ts';

export interface CheckBeside {
  /** Fulfilled when the whole file was read and is sound. Rejects with a LedgerError that says what to do. */
  readonly sound: Promise<void>;
  /** Ends it, however far it is. */
  stop(): Promise<void>;
}

const answer = z.union([
  z.object({ found: z.string() }),
  z.object({ failed: z.object({ message: z.string(), code: z.string().optional() }) }),
]);

/**
 * Reads an open database whole, in a thread of its own: it may be large, and meanwhile what it holds can be read in.
 * Nothing should be written before it is known to be sound: better not to begin than to count on half a record.
 * `verify` looks deeper, and takes longer.
 */
export function checkBeside(file: string): CheckBeside {
  // It is not to be profiled or watched as the program is.
  const thread = new Worker(new URL('quick-check.mjs', import.meta.url), { workerData: file, execArgv: [] });
  const sound = new Promise<void>((fulfil, reject) => {
    thread.once('error', (error) => {
      reject(explained(error, file));
    });
    thread.once('message', (message) => {
      const told = answer.parse(message);
      if ('failed' in told) {
        const { message: what, code } = told.failed;
        reject(explained(Object.assign(new Error(what), { code }), file));
      } else if (told.found === 'ok') fulfil();
      else reject(damaged(file, told.found));
    });
  });
  // It may fail before anybody waits for it.
  sound.catch(() => undefined);
  return {
    sound,
    stop: async () => {
      await thread.terminate();
    },
  };
}
