import { MatrixClient, MatrixError } from 'matrix-bot-sdk';
import { z } from 'zod';

import type { Duration } from '../governance/terms.ts';
import { HomeserverAway, HomeserverRefusal } from './errors.ts';

export type Method = 'GET' | 'POST' | 'PUT';

export interface RequestParts {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** JSON, or a file's bytes. */
  readonly body?: unknown;
  /** What the bytes are. */
  readonly contentType?: string;
  /** The answer is a file: its bytes, as they are. */
  readonly asFile?: boolean;
  /** How long the answer may take, in milliseconds. */
  readonly timeout?: Duration;
}

/** Requests to the homeserver with answers that were checked, and errors of two kinds: it said no, or it is away. */
export interface HomeserverApi {
  request<Shape>(method: Method, path: string, shape: z.ZodType<Shape>, parts?: RequestParts): Promise<Shape>;
}

const USUAL_TIMEOUT = 60_000;

/** Over the SDK's client: its tokens, its URLs, its reading of errors. */
export function homeserverApi(homeserver: string, accessToken: string): HomeserverApi {
  const client = new MatrixClient(homeserver, accessToken);
  return {
    async request(method, path, shape, parts = {}) {
      const { query, body, contentType, asFile = false, timeout = USUAL_TIMEOUT } = parts;
      let answer: unknown;
      try {
        answer = await client.doRequest(
          method,
          path,
          query ?? null,
          body ?? null,
          timeout,
          false,
          contentType,
          asFile,
        );
      } catch (error) {
        const content = contentLikeAnError(error);
        if (content === undefined) {
          throw classified(`${method} ${path}`, error, (words) => repeatable(words, body, accessToken));
        }
        answer = content;
      }
      const checked = shape.safeParse(answer);
      if (checked.success) return checked.data;
      throw new HomeserverAway(`${method} ${path} was answered with something else than Matrix`);
    },
  };
}

/** The SDK takes whatever has an `errcode` for an error, also what somebody wrote into the state of a room. */
function contentLikeAnError(error: unknown): unknown {
  return error instanceof MatrixError && error.statusCode < 300 ? error.body : undefined;
}

const rawAnswer = z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()) });

function classified(request: string, error: unknown, repeated: (words: unknown) => string): Error {
  if (error instanceof MatrixError) {
    const { statusCode, errcode, retryAfterMs } = error;
    return new HomeserverRefusal(
      request,
      statusCode,
      CODE.test(errcode) ? errcode : '',
      repeated(error.error),
      usable(retryAfterMs),
    );
  }
  const raw = rawAnswer.safeParse(error);
  if (raw.success) {
    const { statusCode, headers } = raw.data;
    const retryAfter = usable(Number(headers['retry-after']) * 1000);
    return new HomeserverRefusal(
      request,
      statusCode,
      '',
      redirection(request, headers['location']),
      retryAfter,
    );
  }
  const reason = error instanceof Error ? causeOf(error) : String(error);
  return new HomeserverAway(`${request} failed: ${reason}`, { cause: error });
}

/** Such as M_FORBIDDEN; anything else a server may have put there is none. */
const CODE = /^[A-Z][A-Z0-9_.]{1,60}$/iu;
const LONGEST_WORDS = 200;

/**
 * A server's own words, as far as they may stand in a log. They may quote what it was sent: so of a request that
 * carried a text or a password there are none, and of any other there is no token.
 */
function repeatable(words: unknown, body: unknown, accessToken: string): string {
  const carried = typeof body === 'object' && body !== null && Object.keys(body).length > 0;
  if (typeof words !== 'string' || carried) return '';
  const safe = accessToken === '' ? words : words.replaceAll(accessToken, '[token]');
  return safe.slice(0, LONGEST_WORDS);
}

const HOUR = 3_600_000;

/** What a homeserver asks to wait comes from outside: no time at all would be a hot loop, and too long is for ever. */
function usable(wait: unknown): Duration | undefined {
  return typeof wait === 'number' && wait > 0 ? Math.min(wait, HOUR) : undefined;
}

/** Redirects are not followed, since the token would go along: a steward has to name where they lead. */
function redirection(request: string, location: string | undefined): string {
  if (location === undefined) return '';
  const [, path = ''] = request.split(' ');
  const [target = ''] = location.split('?');
  const end = target.endsWith(path) ? target.slice(0, -path.length) : target;
  return `it redirects to ${end}; matrix.homeserver should be the final address`;
}

/** Where a name has several addresses, each was tried, and the error about all of them says nothing. */
function causeOf(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return first instanceof Error ? first.message : String(first);
}

/** A path with its parts escaped: path`/rooms/${room}/join`. */
export function path(texts: TemplateStringsArray, ...parts: readonly string[]): string {
  return `/_matrix/client${String.raw({ raw: texts }, ...parts.map((part) => encodeURIComponent(part)))}`;
}
