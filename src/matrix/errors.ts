import type { Duration } from '../governance/terms.ts';
import { backoff } from './pause.ts';

/** The homeserver answered, and said no. */
export class HomeserverRefusal extends Error {
  override readonly name = 'HomeserverRefusal';
  readonly status: number;
  /** Such as M_FORBIDDEN; empty when the answer was not Matrix's (a proxy's page, say). */
  readonly code: string;
  /** How long it asks to wait, in milliseconds. */
  readonly retryAfter: Duration | undefined;

  constructor(request: string, status: number, code: string, text: string, retryAfter?: Duration) {
    super(
      `${request} was answered with ${String(status)}${code === '' ? '' : ` ${code}`}${text === '' ? '' : `: ${text}`}`,
    );
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The code of a refusal, such as "403 M_FORBIDDEN"; undefined where no answer came. Nothing of what was asked. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof HomeserverRefusal ? `${String(error.status)} ${error.code}`.trim() : undefined;
}

/** No usable answer came: the homeserver is away, the network is, or something between them answers instead. */
export class HomeserverAway extends Error {
  override readonly name = 'HomeserverAway';
}

/** Only a person can help: the message says how. The process ends. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** The access token is no longer good, for now (`soft_logout`) or for ever: without another one all is in vain. */
export function isSignedOut(error: unknown): boolean {
  return (
    error instanceof HomeserverRefusal &&
    ['M_UNKNOWN_TOKEN', 'M_MISSING_TOKEN', 'M_USER_DEACTIVATED'].includes(error.code)
  );
}

/** The homeserver knows of no such thing; a proxy's own 404 says nothing of that. */
export function isNotFound(error: unknown): boolean {
  return error instanceof HomeserverRefusal && error.code === 'M_NOT_FOUND';
}

/**
 * The homeserver does not understand the question: asked with a position, the position is not its own any more.
 * The specification names no code for that; Synapse says M_UNKNOWN.
 */
export function isRefusedAsSuch(error: unknown): boolean {
  return error instanceof HomeserverRefusal && error.status === 400 && error.code !== '';
}

/** It may well go through later, exactly as it is. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HomeserverAway) return true;
  if (!(error instanceof HomeserverRefusal)) return false;
  return error.status === 429 || error.status >= 500 || error.code === '';
}

/** The room, or the homeserver, does not allow it; that may change. */
export function isForbidden(error: unknown): boolean {
  return error instanceof HomeserverRefusal && error.status === 403 && !isPassing(error);
}

/** How long to wait before the next try: as the homeserver asks, or longer from one failure to the next. */
export function waitAfter(error: unknown, failures: number): Duration {
  const asked = error instanceof HomeserverRefusal ? error.retryAfter : undefined;
  return asked ?? backoff(failures);
}
