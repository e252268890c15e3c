import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** What goes wrong with a request that reaches the proxy. */
export type Fault =
  /** Another answer than the homeserver's, which hears nothing of the request. */
  | { readonly kind: 'answers'; readonly status: number; readonly headers?: Headers; readonly body: string }
  /** The connection is accepted and nothing ever comes. */
  | { readonly kind: 'silence' }
  /** The beginning of an answer comes, and never its end. */
  | { readonly kind: 'stalls' }
  /** An answer that never ends. */
  | { readonly kind: 'floods' }
  /** The homeserver hears nothing, and the connection breaks. */
  | { readonly kind: 'breaks' }
  /** The homeserver did what was asked, and its answer is lost half way. */
  | { readonly kind: 'loses the answer' };

type Headers = Readonly<Record<string, string>>;

/** A fault that is under way. */
export interface Trouble {
  /** How many requests have met it. */
  readonly met: number;
  readonly end: () => void;
}

interface Rule {
  readonly matches: RegExp;
  readonly fault: Fault;
  readonly times: number;
  met: number;
}

/** Starts a proxy on 127.0.0.1 before a homeserver. It passes everything on until it is told to misbehave. */
export async function startFaultyProxy(homeserver: string): Promise<FaultyProxy> {
  const proxy = new FaultyProxy(new URL(homeserver));
  await proxy.listen(0);
  return proxy;
}

export class FaultyProxy {
  readonly #homeserver: URL;
  readonly #rules = new Set<Rule>();
  #server: Server | undefined;
  #port = 0;
  /** Whether its answers have the homeserver's time, or none. */
  tellsTime = true;

  constructor(homeserver: URL) {
    this.#homeserver = homeserver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /**
   * From now on each request whose method and path fit meets the fault, or so many of them. Of several, the
   * newest applies.
   */
  fail(matches: RegExp, fault: Fault, times = Infinity): Trouble {
    const rule: Rule = { matches, fault, times, met: 0 };
    this.#rules.add(rule);
    return {
      get met() {
        return rule.met;
      },
      end: () => {
        this.#rules.delete(rule);
      },
    };
  }

  /** Listens again after `close`, where it did before. */
  async listen(port = this.#port): Promise<void> {
    const server = createServer((asked, answer) => {
      this.#pass(asked, answer).catch(() => {
        answer.destroy();
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The system named no port.');
    this.#port = address.port;
    this.#server = server;
  }

  /** Nobody listens any more, and every connection breaks. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const line = `${asked.method ?? ''} ${asked.url ?? ''}`;
    const body = await buffer(asked);
    answer.sendDate = this.tellsTime;
    const rule = [...this.#rules].findLast(({ matches, met, times }) => matches.test(line) && met < times);
    if (rule === undefined) {
      const reply = await this.#ask(asked, body, answer);
      answer.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    }
    rule.met += 1;
    if (rule.fault.kind === 'loses the answer') {
      const reply = await this.#ask(asked, body, answer);
      answer.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length });
      answer.write(reply.body.subarray(0, reply.body.length / 2), () => asked.socket.resetAndDestroy());
    } else await misbehave(rule.fault, asked, answer);
  }

  async #ask(asked: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<Reply> {
    const gone = new AbortController();
    answer.once('close', () => {
      gone.abort();
    });
    const { method = 'GET', url = '/', headers } = asked;
    const reply = await fetch(new URL(url, this.#homeserver), {
      method,
      headers: { authorization: headers.authorization ?? '' },
      signal: gone.signal,
      ...(method === 'GET' ? {} : { body }),
    });
    const passedOn = ['content-type', ...(this.tellsTime ? ['date'] : []), 'retry-after'].flatMap((name) => {
      const value = reply.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      status: reply.status,
      headers: Object.fromEntries(passedOn),
      body: Buffer.from(await reply.arrayBuffer()),
    };
  }
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

async function misbehave(
  fault: Exclude<Fault, { kind: 'loses the answer' }>,
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  switch (fault.kind) {
    case 'answers':
      answer.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    case 'silence':
      return;
    case 'stalls':
      answer.writeHead(200, { 'content-type': 'application/json' }).write('{"next_batch":');
      return;
    case 'floods':
      answer.writeHead(200, { 'content-type': 'application/json' });
      await pipeline(endlessSpaces, answer);
      return;
    case 'breaks':
      asked.socket.resetAndDestroy();
  }
}

function* endlessSpaces(): Generator<Buffer> {
  const spaces = Buffer.alloc(1024 * 1024, ' ');
  for (;;) yield spaces;
}
