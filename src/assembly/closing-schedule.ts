import type { Open } from '../governance/proposal/proposal.ts';
import type { Duration, Instant, ProposalNumber } from '../governance/terms.ts';

/** A closing that was not possible is tried again after this, so that it does not hold up others. */
const AGAIN = 5_000;

/** When which proposal is to be closed: at its end and grace, or a little later if that failed. */
export class ClosingSchedule {
  readonly #grace: Duration;
  readonly #notBefore = new Map<ProposalNumber, Instant>();

  constructor(grace: Duration) {
    this.#grace = grace;
  }

  /** What is to be closed at `now`, longest overdue first. */
  due(open: readonly Open[], now: Instant): Open[] {
    return open
      .filter((proposal) => this.#dueAt(proposal) <= now)
      .sort((a, b) => a.closesAt - b.closesAt || a.number - b.number);
  }

  /** Undefined when none is open. */
  next(open: readonly Open[]): Instant | undefined {
    return open.length === 0 ? undefined : Math.min(...open.map((proposal) => this.#dueAt(proposal)));
  }

  postpone({ number }: Pick<Open, 'number'>, now: Instant): void {
    this.#notBefore.set(number, now + AGAIN);
  }

  #dueAt({ number, closesAt }: Pick<Open, 'number' | 'closesAt'>): Instant {
    return Math.max(closesAt + this.#grace, this.#notBefore.get(number) ?? 0);
  }
}
