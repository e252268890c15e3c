import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const REQUEST_TIMEOUT_MS = 60_000;
const DEFAULT_RETRY_AFTER_MS = 1_000;

const errorAnswer = z.object({
  errcode: z.string(),
  error: z.string().default(''),
  retry_after_ms: z.number().optional(),
});

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly timeoutMs?: number;
}

/** The homeserver answered, and the answer is no. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly errcode: string;
  /** In the homeserver's words. */
  readonly reason: string;

  constructor(request: string, status: number, errcode: string, reason: string) {
    super(`${request}: ${status} ${errcode} ${reason}`.trimEnd());
    this.status = status;
    this.errcode = errcode;
    this.reason = reason;
  }
}

/** One user's requests to a homeserver. Waits out rate limits; every other refusal and a lost connection throws. */
export class ClientApi {
  readonly #baseUrl: string;
  readonly #headers: Record<string, string>;

  constructor(baseUrl: string, accessToken?: string) {
    this.#baseUrl = baseUrl;
    this.#headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  }

  async request(
    method: 'GET' | 'PUT' | 'POST',
    path: string,
    options: RequestOptions = {},
  ): Promise<unknown> {
    const url = new URL(path, this.#baseUrl);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    for (;;) {
      const response = await fetch(url, {
        method,
        headers: this.#headers,
        signal: AbortSignal.timeout(options.timeoutMs ?? REQUEST_TIMEOUT_MS),
        ...(method === 'GET' ? {} : { body: JSON.stringify(options.body ?? {}) }),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      const refusal = errorAnswer.parse(answer);
      if (response.status !== 429) {
        throw new Refused(`${method} ${url.pathname}`, response.status, refusal.errcode, refusal.error);
      }
      await sleep(retryAfterMs(response.headers.get('retry-after'), refusal.retry_after_ms));
    }
  }

  /** What is there as it is, byte by byte. */
  async download(path: string): Promise<Uint8Array> {
    const response = await fetch(new URL(path, this.#baseUrl), { headers: this.#headers });
    if (!response.ok) throw new Refused(`GET ${path}`, response.status, '', response.statusText);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** The header is the newer way (spec 1.10), in seconds. */
function retryAfterMs(header: string | null, inAnswer: number | undefined): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : (inAnswer ?? DEFAULT_RETRY_AFTER_MS);
}

/** Writes a path whose variable parts are escaped: ids hold `!`, `:`, `#` and, in room version 12, more. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

/** A path of the client-server API proper. */
export function v3(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return `/_matrix/client/v3${path(parts, ...values)}`;
}
