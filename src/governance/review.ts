import { addMonths } from './calendar.ts';
import type { Duration, Instant } from './terms.ts';

/** When a decision is to be looked at again: some time after the end of its vote, or at a moment. */
export type Review =
  | { readonly kind: 'after'; readonly months: number; readonly duration: Duration }
  | { readonly kind: 'at'; readonly instant: Instant };

export function reviewAt(review: Review, closesAt: Instant): Instant {
  return review.kind === 'at' ? review.instant : addMonths(closesAt, review.months) + review.duration;
}
