import type { Clock } from '../assembly/ports.ts';
import type { Duration, Instant } from '../governance/terms.ts';
import { LedgerError } from '../ledger/error.ts';
import type { Outbox, Waiting } from '../ledger/ledger.ts';
import { lineOf, type Outgoing } from '../ledger/outgoing.ts';
import { HomeserverAway, HomeserverRefusal, isPassing, isSignedOut, waitAfter } from './errors.ts';
import type { Delivery } from './delivery.ts';
import { pause } from './pause.ts';
import { UploadRefused } from './upload.ts';

export interface SenderReport {
  readonly sent: (outgoing: Outgoing, event: string | undefined) => void;
  readonly delayed: (outgoing: Outgoing, error: unknown, wait: Duration) => void;
  /** The homeserver will never take it. */
  readonly rejected: (outgoing: Outgoing, error: unknown) => void;
}

/**
 * Sends what waits in the outbox, one message after another, each once: the transaction id comes from its key,
 * so that a resend is the same event (invariant 3). When the homeserver is away or asks to wait, everything
 * waits; whatever else is wrong with one room or member holds up only the line to it.
 */
export class Sender {
  readonly #outbox: Outbox;
  readonly #deliver: Delivery;
  readonly #clock: Clock;
  readonly #report: SenderReport;
  readonly #refusingLines = new Map<string, { until: Instant; failures: number }>();
  #failures = 0;
  /** Set when something was put into the outbox since the last look into it. */
  #hasNews = false;
  #wake: () => void = () => undefined;

  constructor(outbox: Outbox, deliver: Delivery, clock: Clock, report: SenderReport) {
    this.#outbox = outbox;
    this.#deliver = deliver;
    this.#clock = clock;
    this.#report = report;
  }

  /** Something was put into the outbox. */
  wake(): void {
    this.#hasNews = true;
    this.#wake();
  }

  /** Until the signal. Rejects only when the access token is no longer good, or the ledger fails. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#hasNews = false;
      const [next] = await this.#outbox.waiting(1, this.#pausedLines());
      if (next === undefined) await this.#idle(signal);
      else await this.#send(next, signal);
    }
  }

  async #send({ outgoing, since }: Waiting, signal: AbortSignal): Promise<void> {
    try {
      const event = await this.#deliver(outgoing, since);
      await this.#outbox.markSent(outgoing.key, event, this.#clock());
      this.#failures = 0;
      this.#refusingLines.delete(lineOf(outgoing));
      this.#report.sent(outgoing, event);
    } catch (error) {
      if (signal.aborted) return;
      // Without the ledger nobody would know what was sent.
      if (isSignedOut(error) || error instanceof LedgerError) throw error;
      await this.#afterFailure(outgoing, error, signal);
    }
  }

  async #afterFailure(outgoing: Outgoing, error: unknown, signal: AbortSignal): Promise<void> {
    if (isGivenUp(outgoing, error)) {
      await this.#outbox.markFailed(outgoing.key, error instanceof Error ? error.message : String(error));
      this.#report.rejected(outgoing, error);
      return;
    }
    if (isEverybodys(outgoing, error)) {
      this.#failures += 1;
      const wait = waitAfter(error, this.#failures);
      this.#report.delayed(outgoing, error, wait);
      await pause(wait, signal);
      return;
    }
    const line = lineOf(outgoing);
    const failures = (this.#refusingLines.get(line)?.failures ?? 0) + 1;
    const wait = (isSlow(outgoing, error) ? 10 : 1) * waitAfter(error, failures);
    this.#refusingLines.set(line, { until: this.#clock() + wait, failures });
    this.#report.delayed(outgoing, error, wait);
  }

  #pausedLines(): string[] {
    const now = this.#clock();
    return [...this.#refusingLines].filter(([, { until }]) => until > now).map(([line]) => line);
  }

  /** Until something is put into the outbox, or a paused room is to be tried again. */
  async #idle(signal: AbortSignal): Promise<void> {
    if (this.#hasNews) return;
    const resumes = [...this.#refusingLines.values()].map(({ until }) => until - this.#clock());
    const woken = new AbortController();
    this.#wake = () => {
      woken.abort();
    };
    await pause(Math.max(1000, Math.min(60_000, ...resumes)), AbortSignal.any([signal, woken.signal]));
  }
}

/** No room can be reached at all, or the homeserver asks the whole account to be slower. */
function isEverybodys(outgoing: Outgoing, error: unknown): boolean {
  // The media repository may well be another program, and an invitation waits for the member's server.
  if (outgoing.kind === 'file' || outgoing.kind === 'direct') return false;
  if (error instanceof HomeserverAway) return true;
  return error instanceof HomeserverRefusal && error.status === 429;
}

/** A refusal changes when a person changes something; and each try at an invitation may hang for a minute. */
function isSlow({ kind }: Outgoing, error: unknown): boolean {
  return !isPassing(error) || (kind === 'direct' && error instanceof HomeserverAway);
}

/**
 * The homeserver will never take this text or file; or a member does not want to be written to, which is their
 * right; or the bot may not pin, and everything else works without.
 */
function isGivenUp(outgoing: Outgoing, error: unknown): boolean {
  if (error instanceof UploadRefused) return true;
  if (!(error instanceof HomeserverRefusal) || isPassing(error)) return false;
  if (['direct', 'pin'].includes(outgoing.kind) && error.status === 403) return true;
  return ['M_TOO_LARGE', 'M_BAD_JSON', 'M_INVALID_PARAM'].includes(error.code);
}
