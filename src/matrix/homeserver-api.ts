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
    async request(method, path, shape, { query, body, contentType, timeout = USUAL_TIMEOUT } = {}) {
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
        );
      } catch (error) {
        throw classified(`${method} ${path}`, error);
      }
      const checked = shape.safeParse(answer);
      if (checked.success) return checked.data;
      throw new HomeserverAway(`${method} ${path} was answered with something else than Matrix`);
    },
  };
}

const rawAnswer = z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()) });

function classified(request: string, error: unknown): Error {
  if (error instanceof MatrixError) {
    const { statusCode, errcode, retryAfterMs } = error;
    return new HomeserverRefusal(request, statusCode, errcode, error.error, retryAfterMs);
  }
  const raw = rawAnswer.safeParse(error);
  if (raw.success) {
    const seconds = Number(raw.data.headers['retry-after']);
    const retryAfter = Number.isFinite(seconds) ? seconds * 1000 : undefined;
    return new HomeserverRefusal(request, raw.data.statusCode, '', '', retryAfter);
  }
  const reason = error instanceof Error ? causeOf(error) : String(error);
  return new HomeserverAway(`${request} failed: ${reason}`, { cause: error });
}

/** fetch says only "fetch failed" and keeps what happened as the cause. */
function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}

/** A path with its parts escaped: path`/rooms/${room}/join`. */
export function path(texts: TemplateStringsArray, ...parts: readonly string[]): string {
  return `/_matrix/client${String.raw({ raw: texts }, ...parts.map((part) => encodeURIComponent(part)))}`;
}
