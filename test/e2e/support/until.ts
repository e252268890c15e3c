import { setTimeout as pause } from 'node:timers/promises';

import { expect } from 'vitest';

const ASK_EVERY_MS = 50;
const TIMEOUT_MS = 40_000;

/** Asks again until the answer is the expected one; shows the difference when it never is. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  expected: Answer,
  timeoutMs = TIMEOUT_MS,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    try {
      expect(answer).toEqual(expected);
      return;
    } catch (difference) {
      if (Date.now() > deadline) throw difference;
      await pause(ASK_EVERY_MS);
    }
  }
}
