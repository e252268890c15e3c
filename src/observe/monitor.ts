import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { cannotTell, healthOf, type Health } from './health.ts';
import { unmetered, type Meter } from './meter.ts';
import type { Metrics } from './metrics.ts';
import type { Vitals } from './pulse.ts';

/** Programs of this machine alone are answered: whoever is elsewhere asks through one of them. */
export const LOOPBACK = '127.0.0.1';

/** More at once are somebody's mistake, and would take the connections that the bot needs itself. */
const AT_ONCE = 50;

/** The port can't be listened on; the message says what to do. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
}

/** Where others ask how the bot is, until it is closed. */
export interface Monitor {
  readonly meter: Meter;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Listens on a port of the loopback address; without a port there is nothing, and nothing is counted. @throws PortUnavailable */
export async function startMonitor(port: number | undefined, ask: () => Promise<Vitals>): Promise<Monitor> {
  if (port === undefined) return { meter: unmetered, [Symbol.asyncDispose]: () => Promise.resolve() };
  // Most bots need no numbers, and should not wait for this to load.
  const metrics = new (await import('./metrics.ts')).Metrics();
  const pages = pagesOf(ask, metrics);
  const server = createServer((asked, answer) => void respond(asked, answer, pages));
  server.maxConnections = AT_ONCE;
  await listening(server, port);
  return { meter: metrics.meter, [Symbol.asyncDispose]: () => closed(server) };
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

type Pages = Readonly<Record<string, () => Promise<Page>>>;

function pagesOf(ask: () => Promise<Vitals>, metrics: Metrics): Pages {
  return {
    '/healthz': async () => healthPage(await ask().then(healthOf, () => cannotTell)),
    '/metrics': async () => {
      const vitals = await ask();
      const body = await metrics.page(vitals, healthOf(vitals).well);
      return { status: 200, type: metrics.contentType, body };
    },
  };
}

function healthPage(health: Health): Page {
  return { status: health.well ? 200 : 503, type: 'application/json', body: `${JSON.stringify(health)}\n` };
}

async function respond(asked: IncomingMessage, answer: ServerResponse, pages: Pages): Promise<void> {
  const { status, type, body } = await pageFor(asked, pages);
  const headers = {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  };
  answer.writeHead(status, status === 405 ? { ...headers, allow: 'GET, HEAD' } : headers);
  answer.end(asked.method === 'HEAD' ? undefined : body);
}

async function pageFor({ method = '', url = '' }: IncomingMessage, pages: Pages): Promise<Page> {
  const [path = ''] = url.split('?');
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (page === undefined) return words(404, 'There are /healthz and /metrics.');
  if (!['GET', 'HEAD'].includes(method)) return words(405, 'It can be read and nothing else.');
  try {
    return await page();
  } catch {
    return words(503, cannotTell.wrong.join(' '));
  }
}

function words(status: number, text: string): Page {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

async function listening(server: Server, port: number): Promise<void> {
  server.listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'for an unknown reason';
    const why = code === 'EADDRINUSE' ? 'another program listens there already' : code;
    throw new PortUnavailable(
      `Can't listen on the port ${String(port)} of ${LOOPBACK}: ${why}. ` +
        'End that program, or name another port under `monitoring:` in the configuration.',
    );
  }
}

async function closed(server: Server): Promise<void> {
  const isClosed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await isClosed;
}
