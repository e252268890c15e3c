import { LogService, setRequestFn } from 'matrix-bot-sdk';
import { z } from 'zod';
import type { HomeserverClock } from './homeserver-clock.ts';

/**
 * The parameters that matrix-bot-sdk hands to its HTTP library (its http.js); the rest of them is about
 * connections, which fetch keeps by itself.
 */
const parametersSchema = z.object({
  uri: z.string(),
  method: z.string(),
  qs: z.record(z.string(), z.unknown()).nullish(),
  headers: z.record(z.string(), z.string()),
  timeout: z.number(),
  body: z.union([z.string(), z.instanceof(Uint8Array)]).optional(),
  /** Null for an answer that is a file. */
  encoding: z.null().optional(),
});

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const nothing = (): void => undefined;
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

type Callback = (error: unknown, answer?: Answer, body?: string | Buffer) => void;

/**
 * Lets the SDK do its requests with fetch. This is process-wide, as the SDK's setting is.
 * @param ending aborts whatever is under way
 * @param clock is told the time by the homeserver, as each answer's header gives it
 */
export function requestWithFetch(ending: AbortSignal, clock?: HomeserverClock): void {
  // It would log each failure a second time, with what the answer held.
  LogService.setLogger(SILENT);
  setRequestFn((parameters: unknown, callback: Callback) => {
    request(parametersSchema.parse(parameters), ending, clock).then(
      (answer) => {
        callback(null, answer, answer.body);
      },
      (error: unknown) => {
        callback(error);
      },
    );
  });
}

async function request(
  parameters: z.infer<typeof parametersSchema>,
  ending: AbortSignal,
  clock: HomeserverClock | undefined,
): Promise<Answer> {
  const { uri, method, qs, headers, timeout, body, encoding } = parameters;
  const askedAt = clock?.local();
  const response = await fetch(withQuery(uri, qs ?? {}), {
    method,
    headers,
    // A token must not follow to wherever a redirect points.
    redirect: 'manual',
    signal: AbortSignal.any([ending, AbortSignal.timeout(timeout)]),
    ...(body === undefined ? {} : { body }),
  });
  // What answers in the homeserver's place has another clock.
  const isMatrix = response.headers.get('content-type')?.startsWith('application/json') === true;
  if (isMatrix && askedAt !== undefined) clock?.observe(response.headers.get('date'), askedAt);
  const bytes = await bytesOf(response);
  const retryAfter = response.headers.get('retry-after');
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: encoding === null && response.ok ? bytes : withRetryAfter(bytes.toString('utf8'), retryAfter),
  };
}

/**
 * In bytes: twice a page of history that is full of the largest events. An answer without end must not take
 * all memory.
 */
const LARGEST_ANSWER = 128 * 1024 * 1024;

async function bytesOf(response: Response): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0);
  const body: AsyncIterable<unknown> = response.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('the body of an answer is bytes');
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new Error(`the answer is larger than ${String(LARGEST_ANSWER)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const limitExceeded = z.looseObject({
  errcode: z.literal('M_LIMIT_EXCEEDED'),
  retry_after_ms: z.number().optional(),
});

/** The SDK's errors keep the body alone, and the time to wait may be in the header alone ("Rate limiting"). */
function withRetryAfter(body: string, seconds: string | null): string {
  if (seconds === null || !/^\d+$/u.test(seconds)) return body;
  const refusal = limitExceeded.safeParse(parsed(body)).data;
  if (refusal === undefined || refusal.retry_after_ms !== undefined) return body;
  return JSON.stringify({ ...refusal, retry_after_ms: Number(seconds) * 1000 });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not Matrix's answer: the SDK says what came instead.
    return undefined;
  }
}

function withQuery(uri: string, query: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) parameters.append(name, String(each));
    }
  }
  return parameters.size === 0 ? uri : `${uri}?${parameters.toString()}`;
}
