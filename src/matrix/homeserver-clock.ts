import type { Duration, Instant } from '../governance/terms.ts';

/** Less than this is the whole seconds of the header, and the time that a busy machine takes. */
const TOLERANCE = 3_000;

/**
 * The time by the homeserver. Votes and cards are timed by it, so the end of voting must be too: a machine
 * whose clock is wrong must not close early (R1). Each answer's `Date` header tells how far the clocks are apart.
 */
export class HomeserverClock {
  readonly #local: () => Instant;
  readonly #onApart: (apart: Duration) => void;
  #apart: Duration = 0;

  /** @param onApart is told when the clocks were found to be further apart than before, in milliseconds */
  constructor(local: () => Instant, onApart: (apart: Duration) => void) {
    this.#local = local;
    this.#onApart = onApart;
  }

  /** The machine's own time, for the beginning of a request. */
  local(): Instant {
    return this.#local();
  }

  /**
   * Takes note of an answer's `Date` header (RFC 9110). Synapse writes the time at which it began with the
   * request, others that of the answer: all that is sure is that it lies between the two.
   * @param askedAt when the request began, by the machine's own clock
   */
  observe(date: string | null, askedAt: Instant): void {
    const theirs = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(theirs)) return;
    const least = theirs - this.#local() - TOLERANCE;
    const most = theirs - askedAt + TOLERANCE;
    if (least <= this.#apart && this.#apart <= most) return;
    const agree = least <= 0 && 0 <= most;
    this.#apart = agree ? 0 : theirs - askedAt;
    if (!agree) this.#onApart(this.#apart);
  }

  now(): Instant {
    return this.#local() + this.#apart;
  }
}
