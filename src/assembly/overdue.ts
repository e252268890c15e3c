import type { Open } from '../governance/proposal/proposal.ts';
import type { Duration, Instant, ProposalNumber } from '../governance/terms.ts';
import { STUCK } from '../observe/health.ts';
import type { Bodies } from './bodies.ts';

interface OverdueParts {
  readonly bodies: Pick<Bodies, 'hasBot'>;
  readonly clock: () => Instant;
  /** For how long the homeserver has been answering; undefined while it does not. */
  readonly answering: () => Duration | undefined;
  readonly tell: (proposal: Open) => void;
}

/** Proposals whose votes can't be checked: what lasts for ten minutes, while the homeserver answers, needs a human. */
export class Overdue {
  readonly #parts: OverdueParts;
  readonly #since = new Map<ProposalNumber, { readonly closesAt: Instant; readonly since: Instant }>();

  constructor(parts: OverdueParts) {
    this.#parts = parts;
  }

  /** Its votes could not be checked just now. */
  note(proposal: Open): void {
    const { bodies, clock, answering, tell } = this.#parts;
    const { number, closesAt, terms } = proposal;
    const known = this.#since.get(number);
    // Stewards were told when it was put out. Once back, the votes can be read.
    if (!bodies.hasBot(terms.room)) {
      this.#since.delete(number);
      return;
    }
    // What was extended since is due anew.
    const since = known?.closesAt === closesAt ? known.since : clock();
    this.#since.set(number, { closesAt, since });
    if (Math.min(clock() - since, answering() ?? 0) >= STUCK) tell(proposal);
  }
}
