import { LogService, setRequestFn } from 'matrix-bot-sdk';
import { z } from 'zod';

import { exchange } from './exchange.ts';
import type { HomeserverClock } from './homeserver-clock.ts';

/**
 * The parameters that matrix-bot-sdk hands to its HTTP library (its http.js); the rest of them is about
 * connections, which Node's client keeps by itself.
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

/** The SDK reads text as JSON, twice: what is JSON is therefore given to it as what it says. */
interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const nothing = (): void => undefined;
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

type Callback = (error: unknown, answer?: Answer, body?: unknown) => void;

/**
 * Does the SDK's requests for it. This is process-wide, as the SDK's setting is.
 * @param ending aborts whatever is under way
 * @param clock is told the time by the homeserver, as each answer's header gives it
 */
export function requestForSdk(ending: AbortSignal, clock?: HomeserverClock): void {
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
  const question = { method, headers, timeout, ...(body === undefined ? {} : { body }) };
  const reply = await exchange(withQuery(uri, qs ?? {}), question, ending);
  const { status, bytes } = reply;
  // What answers in the homeserver's place has another clock.
  const isMatrix = reply.headers['content-type']?.startsWith('application/json') === true;
  if (isMatrix && askedAt !== undefined) clock?.observe(reply.headers['date'] ?? null, askedAt);
  const isFile = encoding === null && status >= 200 && status < 300;
  return {
    statusCode: status,
    headers: reply.headers,
    body: isFile ? bytes : withRetryAfter(parsed(bytes.toString('utf8')), reply.headers['retry-after']),
  };
}

const limitExceeded = z.looseObject({
  errcode: z.literal('M_LIMIT_EXCEEDED'),
  retry_after_ms: z.number().optional(),
});

/** The SDK's errors keep the body alone, and the time to wait may be in the header alone ("Rate limiting"). */
function withRetryAfter(answer: unknown, seconds: string | undefined): unknown {
  if (seconds === undefined || !/^\d+$/u.test(seconds)) return answer;
  const refusal = limitExceeded.safeParse(answer).data;
  if (refusal === undefined || refusal.retry_after_ms !== undefined) return answer;
  return { ...refusal, retry_after_ms: Number(seconds) * 1000 };
}

/** What is no JSON is not Matrix's answer: the SDK says what came instead. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withQuery(uri: string, query: Readonly<Record<string, unknown>>): URL {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) parameters.append(name, String(each));
    }
  }
  return new URL(parameters.size === 0 ? uri : `${uri}?${parameters.toString()}`);
}
