import type { Rule } from './rule.ts';
import type { Duration, Instant } from './terms.ts';

/** When voting is to end: some time after it begins, or at a moment. */
export type Closing =
  | { readonly kind: 'after'; readonly duration: Duration }
  | { readonly kind: 'at'; readonly instant: Instant };

export type ClosingRefusal =
  | { readonly refused: 'closes too early'; readonly minimum: Duration; readonly earliest: Instant }
  | { readonly refused: 'closes too late'; readonly maximum: Duration; readonly latest: Instant };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const QUARTER_HOUR = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** A card that comes later than this was held up: a closing at a moment then moves with it. */
const HELD_UP = MINUTE;

/** The shortest period that a rule allows (R1; R2 for an urgent proposal, where the rule knows urgency). */
export function minimumPeriod(rule: Rule, urgent: boolean): Duration {
  const { minimum, urgent: shorter } = rule.votingPeriod;
  return urgent && shorter !== undefined ? shorter.minimum : minimum;
}

/**
 * Checks a wished closing, or takes the rule's own, for a proposal that opens at `opensAt`.
 * Exactly the minimum and exactly the maximum are allowed (R1).
 */
export function planClosing(
  rule: Rule,
  urgent: boolean,
  wished: Closing | undefined,
  opensAt: Instant,
): Closing | ClosingRefusal {
  const minimum = minimumPeriod(rule, urgent);
  const { maximum } = rule.votingPeriod;
  if (wished === undefined) {
    const standard = rule.votingPeriod.default ?? rule.votingPeriod.minimum;
    const shortened = urgent && rule.votingPeriod.urgent !== undefined;
    return { kind: 'after', duration: shortened ? minimum : standard };
  }
  const period = wished.kind === 'after' ? wished.duration : wished.instant - opensAt;
  if (period < minimum) return { refused: 'closes too early', minimum, earliest: opensAt + minimum };
  if (period > maximum) return { refused: 'closes too late', maximum, latest: opensAt + maximum };
  return wished;
}

/** The closing of a proposal that opens at `opensAt`, for the card to show before it is in the room. */
export function closesAt(closing: Closing, opensAt: Instant): Instant {
  return closing.kind === 'at' ? closing.instant : roundUp(opensAt + closing.duration, closing.duration);
}

/**
 * The closing that counts, once it is known when the card came into the room (invariant 8):
 * never earlier than what the card says, and later by as much as the card was held up.
 * @param planned when the card was written, @param posted when it was in the room
 */
export function closesAtOnceOpen(
  closing: Closing,
  planned: Instant,
  posted: Instant,
  minimum: Duration,
): Instant {
  const promised = closesAt(closing, planned);
  if (closing.kind === 'after') return Math.max(promised, closesAt(closing, posted));
  const heldUp = posted - planned;
  const moved = heldUp > HELD_UP ? promised + heldUp : promised;
  const atLeast = Math.max(moved, posted + minimum);
  return atLeast === promised ? promised : Math.ceil(atLeast / MINUTE) * MINUTE;
}

/** Nobody could vote from one moment to the other, of a voting that opened and was to close. */
export interface Interrupted {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** As somebody's server says: it may lie before the opening. */
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The closing after nobody could vote for a while: as much later, in whole minutes, unless it was a moment only.
 * What came after the end took nobody's time, and a voting that has ended does not begin again.
 */
export function closesAtAfterPause({ opensAt, closesAt, from, to }: Interrupted): Instant {
  const pause = to - Math.max(from, opensAt);
  return pause > HELD_UP && from < closesAt ? Math.ceil((closesAt + pause) / MINUTE) * MINUTE : closesAt;
}

/** How much longer its proposer wants a vote to be: by some time, or until a moment. */
export type Extension =
  | { readonly kind: 'by'; readonly duration: Duration }
  | { readonly kind: 'until'; readonly instant: Instant };

export type ExtensionRefusal =
  | { readonly refused: 'not later'; readonly closesAt: Instant }
  | Extract<ClosingRefusal, { readonly refused: 'closes too late' }>;

/** The new end of a vote: later than before, and never beyond the rule's maximum, counted from its opening. */
export function extendedEnd(
  rule: Rule,
  { opensAt, closesAt: end }: { readonly opensAt: Instant; readonly closesAt: Instant },
  wished: Extension,
): Instant | ExtensionRefusal {
  const later = wished.kind === 'until' ? wished.instant : roundUp(end + wished.duration, wished.duration);
  if (later <= end) return { refused: 'not later', closesAt: end };
  const { maximum } = rule.votingPeriod;
  // As for a proposal that is open for the whole of it.
  const latest = roundUp(opensAt + maximum, maximum);
  return later > latest ? { refused: 'closes too late', maximum, latest } : later;
}

/** Up, never down (R1): to a quarter of an hour for periods of a day or more, else to the second. */
function roundUp(instant: Instant, period: Duration): Instant {
  const step = period >= DAY ? QUARTER_HOUR : SECOND;
  return Math.ceil(instant / step) * step;
}
