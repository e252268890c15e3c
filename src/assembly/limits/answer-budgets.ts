import type { Config } from '../../config/config.ts';
import type { Duration, Instant, MemberId } from '../../governance/terms.ts';

interface Spent {
  /** When all that was spent will have come back. */
  readonly until: Instant;
  /** The time of the newest of this member's events: it never runs backwards. */
  readonly at: Instant;
  /** Whether they were told that the budget is used up. */
  readonly told: boolean;
}

/** Where a budget stands at an event. `owed` is how long it takes until all has come back. */
interface Standing {
  readonly at: Instant;
  readonly owed: Duration;
  readonly told: boolean;
}

/** What a member gets for a command: an answer, or the last words for now, or none. */
export type Grant = 'answer' | 'last words' | 'silence';

/**
 * How many answers each person may have: so many at once, and then one again after each `every`. It goes by the
 * times of the events themselves, so that what many people sent while the bot was away is answered like any other
 * day's. Nothing is stored: the same events lead to the same answers.
 */
export class AnswerBudgets {
  readonly #burst: Duration;
  readonly #every: Duration;
  #spent = new Map<MemberId, Spent>();

  constructor({ burst, every }: Config['limits']['commands']) {
    this.#burst = burst * every;
    this.#every = every;
  }

  /** At the end of a budget there is one more answer, to say so. @param sentAt as `budgetTimeOf` gives it */
  forCommand(member: MemberId, sentAt: Instant): Grant {
    const standing = this.#standing(member, sentAt);
    if (this.#isLeft(standing)) return this.#spend(member, standing, 'answer');
    return standing.told ? 'silence' : this.#spend(member, standing, 'last words');
  }

  /** For what needs no words when the budget is used up. */
  forConfirmation(member: MemberId, sentAt: Instant): boolean {
    const standing = this.#standing(member, sentAt);
    const left = this.#isLeft(standing);
    if (left) this.#spend(member, standing, 'answer');
    return left;
  }

  /** At most this long after the last words there is an answer again. */
  get wait(): Duration {
    return 2 * this.#every;
  }

  /** Whose budget is whole again need not be known. */
  forgetIdle(now: Instant): void {
    for (const [member, { until }] of this.#spent) if (until <= now) this.#spent.delete(member);
  }

  /** How many are known. */
  get size(): number {
    return this.#spent.size;
  }

  #standing(member: MemberId, sentAt: Instant): Standing {
    const before = this.#spent.get(member);
    const at = Math.max(sentAt, before?.at ?? 0);
    return { at, owed: Math.max(0, (before?.until ?? 0) - at), told: before?.told ?? false };
  }

  #isLeft({ owed }: Standing): boolean {
    return owed + this.#every <= this.#burst;
  }

  #spend(member: MemberId, { at, owed }: Standing, given: Grant): Grant {
    this.#spent.set(member, { at, until: at + owed + this.#every, told: given === 'last words' });
    return given;
  }
}

/**
 * When an event was sent, as far as its sender's server can be believed: not after its receipt, and not before the
 * rooms were last read, since by then it would have been there.
 */
export function budgetTimeOf(
  { sentAt }: { readonly sentAt: Instant },
  { now, readUntil }: { readonly now: Instant; readonly readUntil: Instant | undefined },
): Instant {
  return Math.min(now, Math.max(sentAt, readUntil ?? 0));
}
