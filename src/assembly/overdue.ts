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
  readonly #since = new Map<ProposalNumber, Instant>();

  constructor(parts: OverdueParts) {
    this.#parts = parts;
  }

  /** Its votes could not be checked just now. */
  note(proposal: Open): void {
    const { bodies, clock, answering, tell } = this.#parts;
    // Stewards were told when it was put out.
    if (!bodies.hasBot(proposal.terms.room)) return;
    const since = this.#since.get(proposal.number) ?? clock();
    this.#since.set(proposal.number, since);
    if (Math.min(clock() - since, answering() ?? 0) >= STUCK) tell(proposal);
  }
}
