import type { Instant } from '../governance/terms.ts';

/** A server may take this long to pass an event on without anybody wondering. */
const USUAL_DELAY = 2 * 60_000;

/**
 * Whether an event came long after its timestamp while the bot was awake (invariant 7): it should have been
 * in an earlier answer, because that was asked for well after the event says it was sent. What was sent
 * while the bot was away is newer than the last answer, and is not delayed.
 * @param readUntil when the answer before this one was asked for
 */
export function isDelayed(event: { readonly sentAt: Instant }, readUntil: Instant | undefined): boolean {
  return readUntil !== undefined && event.sentAt < readUntil - USUAL_DELAY;
}
