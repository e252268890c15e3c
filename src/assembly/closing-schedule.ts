import type { Open } from '../governance/proposal/proposal.ts';
import type { Duration, Instant, ProposalNumber } from '../governance/terms.ts';

/** What could not be closed is tried again after this, then half as often each time: it must not hold up others. */
const AGAIN = 5_000;
const AT_LEAST_EVERY = 60_000;

/** When which proposal is to be closed: at its end and grace, or a little later if that failed. */
export class ClosingSchedule {
  readonly #grace: Duration;
  readonly #postponed = new Map<ProposalNumber, { until: Instant; wait: Duration }>();

  constructor(grace: Duration) {
    this.#grace = grace;
  }

  /** What is to be closed at `now`, longest overdue first. */
  due(open: readonly Open[], now: Instant): Open[] {
    return open
      .filter((proposal) => this.isDue(proposal, now))
      .sort((a, b) => a.closesAt - b.closesAt || a.number - b.number);
  }

  isDue(proposal: Pick<Open, 'number' | 'closesAt'>, now: Instant): boolean {
    return this.#dueAt(proposal) <= now;
  }

  /** Undefined when none is open. */
  next(open: readonly Open[]): Instant | undefined {
    return open.length === 0 ? undefined : Math.min(...open.map((proposal) => this.#dueAt(proposal)));
  }

  postpone({ number }: Pick<Open, 'number'>, now: Instant): void {
    const before = this.#postponed.get(number)?.wait ?? AGAIN / 2;
    const wait = Math.min(AT_LEAST_EVERY, 2 * before);
    this.#postponed.set(number, { until: now + wait, wait });
  }

  #dueAt({ number, closesAt }: Pick<Open, 'number' | 'closesAt'>): Instant {
    return Math.max(closesAt + this.#grace, this.#postponed.get(number)?.until ?? 0);
  }
}
