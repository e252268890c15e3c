import type { Open } from '../governance/proposal/proposal.ts';
import type { Duration, Instant, ProposalNumber } from '../governance/terms.ts';
import { Postponed } from './postponed.ts';

/** When which proposal is to be closed: at its end and grace, or a little later if that failed. */
export class ClosingSchedule {
  readonly #grace: Duration;
  readonly #postponed = new Postponed<ProposalNumber>();

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

  /** When the first of them is to be closed, whatever was tried. Undefined when none is open. */
  firstEnd(open: readonly Open[]): Instant | undefined {
    if (open.length === 0) return undefined;
    return Math.min(...open.map(({ closesAt }) => closesAt)) + this.#grace;
  }

  postpone({ number }: Pick<Open, 'number'>, now: Instant): void {
    this.#postponed.add(number, now);
  }

  #dueAt({ number, closesAt }: Pick<Open, 'number' | 'closesAt'>): Instant {
    return Math.max(closesAt + this.#grace, this.#postponed.until(number));
  }
}
