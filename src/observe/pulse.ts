import type { Duration, Instant } from '../governance/terms.ts';

/** The parts of the bot that can tell how it is. */
export interface Organs {
  /** How many messages wait, and since when the oldest that somebody should read in a room does. */
  backlog(): Promise<{ readonly depth: number; readonly oldest: Instant | undefined }>;
  /** How many proposals are not closed. */
  open(): number;
  /** When the first of them was or is to be closed: its end and the grace. */
  firstEnd(): Instant | undefined;
}

/** How the bot is at a moment. Ages are in milliseconds; undefined is that there is no such thing. */
export interface Vitals {
  /** Since the bot began. */
  readonly up: Duration;
  /** Since it took in the newest answer to /sync. */
  readonly heard: Duration | undefined;
  readonly outbox: number;
  readonly oldestWaiting: Duration | undefined;
  readonly open: number;
  /** How long the most overdue proposal should have been closed. */
  readonly overdue: Duration | undefined;
}

/**
 * The homeserver answers within half a minute even if nothing happens, and is given half a minute more. So much
 * later it is away, or the bot hangs.
 */
export const SILENCE: Duration = 90_000;

/** Whether the homeserver is heard, and how the parts are that began since. */
export class Pulse {
  readonly #clock: () => Instant;
  readonly #local: () => Instant;
  readonly #begunAt: Instant;
  #heardAt: Instant | undefined;
  #answersSince: Instant | undefined;
  #organs: Organs | undefined;

  /**
   * @param clock the one that times of messages and closings are measured by
   * @param local one that goes on evenly, whatever the homeserver takes for the time
   */
  constructor(clock: () => Instant, local: () => Instant) {
    this.#clock = clock;
    this.#local = local;
    this.#begunAt = local();
  }

  /** From now on these can be asked. */
  follow(organs: Organs): void {
    this.#organs = organs;
  }

  /** An answer to /sync was taken in. */
  heard(): void {
    const now = this.#local();
    if (this.#silence(now) > SILENCE) this.#answersSince = now;
    this.#heardAt = now;
  }

  /** For how long the homeserver has been answering without a long silence; undefined while it is silent. */
  answering(): Duration | undefined {
    const now = this.#local();
    if (this.#answersSince === undefined || this.#silence(now) > SILENCE) return undefined;
    return now - this.#answersSince;
  }

  async vitals(): Promise<Vitals> {
    const { depth, oldest } = (await this.#organs?.backlog()) ?? { depth: 0, oldest: undefined };
    const now = this.#clock();
    const end = this.#organs?.firstEnd();
    return {
      up: this.#local() - this.#begunAt,
      heard: this.#heardAt === undefined ? undefined : this.#local() - this.#heardAt,
      outbox: depth,
      oldestWaiting: oldest === undefined ? undefined : Math.max(0, now - oldest),
      open: this.#organs?.open() ?? 0,
      overdue: end !== undefined && end < now ? now - end : undefined,
    };
  }

  #silence(now: Instant): Duration {
    return this.#heardAt === undefined ? Infinity : now - this.#heardAt;
  }
}
