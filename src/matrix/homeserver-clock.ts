import type { Duration, Instant } from '../governance/terms.ts';

/** Less than this is the time that an answer takes, and the whole seconds of the header. */
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

  /** Takes note of an answer's `Date` header (RFC 9110). */
  observe(date: string | null): void {
    const theirs = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(theirs)) return;
    const apart = theirs - this.#local();
    const usual = Math.abs(apart) <= TOLERANCE;
    if (Math.abs(apart - this.#apart) <= TOLERANCE) return;
    this.#apart = usual ? 0 : apart;
    if (!usual) this.#onApart(apart);
  }

  now(): Instant {
    return this.#local() + this.#apart;
  }
}
