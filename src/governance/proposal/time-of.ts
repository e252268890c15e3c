import type { Duration, Instant } from '../terms.ts';

/** The homeserver's clock is known to a few seconds only. */
const CLOCKS_DIFFER: Duration = 5_000;

/**
 * When something was done: as the sender's server says, but never in the future (invariant 7). What is a little
 * ahead of the receipt is no forgery, but the bot's own clock that is behind: cut to it, a vote from after the
 * end would count.
 */
export function timeOf({ sentAt, at }: { readonly sentAt: Instant; readonly at: Instant }): Instant {
  return sentAt <= at + CLOCKS_DIFFER ? sentAt : at;
}
