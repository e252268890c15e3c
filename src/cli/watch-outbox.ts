import type { Notices, StuckMessage } from '../assembly/notices.ts';
import { isOver, pause } from '../matrix/pause.ts';
import type { Stuck } from '../matrix/stuck.ts';

const EVERY_MS = 60_000;

/** Looks once a minute for what is stuck, and tells the log and the stewards. Until the signal. */
export async function watchOutbox(
  stuck: Pick<Stuck, 'look'>,
  notices: Pick<Notices, 'stuck'>,
  tellLog: (message: StuckMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(EVERY_MS, signal);
    if (isOver(signal)) return;
    for (const message of await stuck.look()) {
      tellLog(message);
      await notices.stuck(message);
    }
  }
}
