import { Agent, type IncomingMessage, request as requestPlainly } from 'node:http';
import { Agent as TlsAgent, request as requestWithTls } from 'node:https';

import type { Duration } from '../governance/terms.ts';

export interface Question {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** How long all of it may take, in milliseconds. */
  readonly timeout: Duration;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Firewalls refuse who does not say what they are. */
const WHO = { 'user-agent': 'Althing' };

/** Connections are kept for the next request. */
const PLAIN = { request: requestPlainly, agent: new Agent({ keepAlive: true }) };
const WITH_TLS = { request: requestWithTls, agent: new TlsAgent({ keepAlive: true }) };

/**
 * In bytes: twice a page of history that is full of the largest events. An answer without end must not take
 * all memory.
 */
const LARGEST_ANSWER = 128 * 1024 * 1024;

/** What the other side may be asked twice. A message has a transaction, so that it is sent once all the same. */
const REPEATABLE = ['GET', 'PUT'];

/** How a connection fails that the other side has closed. */
const CLOSED = ['ECONNRESET', 'EPIPE'];

/** A connection that was kept was closed by the other side as it was asked over it. */
class ClosedMeanwhile extends Error {}

/**
 * One request over HTTP and its answer. Redirects are not followed: a token must not go along to wherever they point.
 * Node's own client, since fetch takes twice as much of the machine for each answer, of which there are thousands.
 * @param ending aborts it
 * @throws Error when there is no whole answer: no connection, an answer that is cut off, too late or too large
 */
export async function exchange(url: URL, question: Question, ending: AbortSignal): Promise<Reply> {
  if (!REPEATABLE.includes(question.method)) return ask(url, question, ending, 'new');
  try {
    return await ask(url, question, ending, 'kept');
  } catch (error) {
    if (error instanceof ClosedMeanwhile) return ask(url, question, ending, 'new');
    throw error;
  }
}

function ask(url: URL, question: Question, ending: AbortSignal, connection: 'kept' | 'new'): Promise<Reply> {
  const { method, headers, body, timeout } = question;
  const { request, agent: keeper } = url.protocol === 'https:' ? WITH_TLS : PLAIN;
  const agent = connection === 'kept' ? keeper : false;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { ...WHO, ...headers }, agent, signal: ending });
    const timer = setTimeout(() => {
      asked.destroy(new Error(`no answer within ${String(Math.round(timeout / 1000))} s`));
    }, timeout);
    asked.on('close', () => {
      clearTimeout(timer);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const isClosed = asked.reusedSocket && CLOSED.includes(error.code ?? '');
      reject(isClosed ? new ClosedMeanwhile(error.message) : error);
    });
    // Nobody asked for another protocol, and Node tells of it in no other way.
    asked.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('the answer is in another protocol'));
    });
    asked.on('response', (response) => {
      read(response).then(resolve, (error: unknown) => {
        asked.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
    asked.end(body);
  });
}

function read(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_ANSWER) {
        reject(new Error(`the answer is larger than ${String(LARGEST_ANSWER)} bytes`));
        return;
      }
      chunks.push(chunk);
    });
    response.on('error', reject);
    response.on('end', () => {
      resolve({
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        ),
        bytes: Buffer.concat(chunks),
      });
    });
  });
}
