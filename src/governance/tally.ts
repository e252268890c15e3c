import type { Choice } from './terms.ts';

/**
 * Ballots by choice, as whole numbers. `notCounted` is how many voters cast something that does not count;
 * it enters no comparison.
 */
export interface Tally extends Readonly<Record<Choice, number>> {
  readonly notCounted: number;
}

export const EMPTY_TALLY: Tally = { agree: 0, disagree: 0, abstain: 0, block: 0, notCounted: 0 };

/** All ballots that count, abstentions included. */
export function cast(tally: Tally): number {
  return tally.agree + tally.disagree + tally.abstain + tally.block;
}
