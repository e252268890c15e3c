import type { Clock } from '../assembly/ports.ts';
import type { Batch } from '../assembly/room-event.ts';
import type { Duration, Instant } from '../governance/terms.ts';
import { batchOf } from './batch.ts';
import { isRefusedAsSuch, isSignedOut, waitAfter } from './errors.ts';
import { isOver, pause } from './pause.ts';
import type { Question, StreamContext } from './room-stream.ts';
import { sync, type SyncAnswer } from './sync.ts';

/** What the loop drives. It waits for each call before the next. */
export interface Listener {
  /**
   * Decides and commits, or does neither when the signal comes meanwhile. A rejection ends the loop: memory must
   * not run ahead of the disk (invariant 2).
   */
  take(batch: Batch): Promise<void>;
  /** Closes and does what was due by then. */
  doWhatIsDue(askedAt: Instant): Promise<void>;
  /** When something is due next, in the past where it is already. */
  nextDue(): Instant | undefined;
}

export interface SyncLoopParts extends StreamContext {
  readonly clock: Clock;
  readonly listener: Listener;
  /** Called after each batch was committed. */
  readonly onAnswer: (answer: SyncAnswer) => void;
  readonly onTrouble: (error: unknown, wait: Duration) => void;
  readonly onPositionLost: () => void;
}

/** How far the rooms had been read before. */
export interface HeardBefore {
  /** Undefined at the very first start, and when it was lost. */
  readonly position: string | undefined;
  readonly until: Instant;
}

const LONGEST_WAIT = 30_000;

/**
 * Asks for what happened, completes it, hands it on, asks again from there. An answer that was not committed
 * is asked for again: nothing is skipped, whatever fails. Ends with the signal, or rejects when only a person
 * can help.
 */
export async function runSyncLoop(
  parts: SyncLoopParts,
  before: HeardBefore,
  signal: AbortSignal,
): Promise<void> {
  const { clock, listener } = parts;
  let since = before.position;
  let heardUntil = before.until;
  let failures = 0;
  let wait: Duration = 0;
  while (!isOver(signal)) {
    const askedAt = clock();
    const heard = await attempt(parts, { since, askedAt, heardUntil }, wait);
    if ('error' in heard) {
      if (isOver(signal)) return;
      if (isSignedOut(heard.error)) throw heard.error;
      if (since !== undefined && isRefusedAsSuch(heard.error)) {
        parts.onPositionLost();
        since = undefined;
      }
      failures += 1;
      const rest = waitAfter(heard.error, failures);
      parts.onTrouble(heard.error, rest);
      await pause(rest, signal);
      // Whatever is due should not wait for the next thing to happen.
      wait = 0;
      continue;
    }
    failures = 0;
    await listener.take(heard.batch);
    if (isOver(signal)) return;
    since = heard.answer.next_batch;
    heardUntil = askedAt;
    parts.onAnswer(heard.answer);
    await listener.doWhatIsDue(askedAt);
    wait = waitUntil(listener.nextDue(), clock());
  }
}

type Heard = { readonly answer: SyncAnswer; readonly batch: Batch } | { readonly error: unknown };

async function attempt(parts: SyncLoopParts, question: Question, wait: Duration): Promise<Heard> {
  try {
    const answer = await sync(parts.api, question.since, wait);
    return { answer, batch: await batchOf(parts, answer, question) };
  } catch (error) {
    return { error };
  }
}

/** The homeserver answers when something happens, and at the latest when something becomes due. */
function waitUntil(nextDue: Instant | undefined, now: Instant): Duration {
  if (nextDue === undefined) return LONGEST_WAIT;
  return Math.max(0, Math.min(LONGEST_WAIT, nextDue - now));
}
