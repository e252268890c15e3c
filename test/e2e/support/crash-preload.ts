// Loaded into the bot's process before the bot (node --import). It ends the process at the point that its
// orders name, as a power cut would: no handler runs, nothing is flushed.
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

import Database from 'better-sqlite3';
import { z } from 'zod';

import { CRASH_ORDERS, crashOrders, namesOf, recordCrash, recordedCrashes } from './crash-point.ts';
import type { CrashPoint } from './crash-point.ts';

const { at, record } = crashOrders.parse(JSON.parse(process.env[CRASH_ORDERS] ?? ''));
const known = new Set(recordedCrashes(record).flatMap(namesOf));
let crossed = 0;

function cross(point: CrashPoint): void {
  crossed += 1;
  if (!isOrdered(point)) return;
  recordCrash(record, point);
  process.kill(process.pid, 'SIGKILL');
}

function isOrdered(point: CrashPoint): boolean {
  if (typeof at === 'number') return crossed === at;
  return at.includes(`${point.when} ${point.deed}`) && namesOf(point).some((name) => !known.has(name));
}

/** Of a message's key, which begins with it. */
function kindOf(key: string): string {
  return key.split(':', 1).join('');
}

const committed = z.object({
  messages: z.array(z.object({ key: z.string() })),
  facts: z.array(z.object({ fact: z.object({ type: z.string() }) })),
});

/** What a transaction writes: of the ledger's the facts and messages, of another none. */
function kindsOf(parameters: readonly unknown[]): string[] {
  const commit = committed.safeParse(parameters[0]).data;
  if (commit === undefined) return ['migration'];
  const kinds = [
    ...commit.facts.map(({ fact }) => fact.type),
    ...commit.messages.map(({ key }) => kindOf(key)),
  ];
  return kinds.length === 0 ? ['position'] : [...new Set(kinds)];
}

const anyFunction = z.custom<(...parameters: unknown[]) => unknown>((each) => typeof each === 'function');

/** Puts something around each call of a method, as `around` has it. */
function wrap(
  object: unknown,
  method: string,
  around: (go: () => unknown, parameters: readonly unknown[], self: unknown) => unknown,
): void {
  const prototype = z.custom<object>((each) => each instanceof Object).parse(object);
  const original = anyFunction.parse(Reflect.get(prototype, method));
  Reflect.set(prototype, method, function (this: unknown, ...parameters: unknown[]) {
    return around(() => Reflect.apply(original, this, parameters), parameters, this);
  });
}

wrap(Database.prototype, 'transaction', (prepare) => {
  const transaction = anyFunction.parse(prepare());
  return (...parameters: unknown[]) => {
    const kinds = kindsOf(parameters);
    cross({ when: 'before', deed: 'commit', kinds });
    const result = transaction(...parameters);
    cross({ when: 'after', deed: 'commit', kinds });
    return result;
  };
});

const statement = z.object({ source: z.string() });

wrap(Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')), 'run', (run, parameters, self) => {
  const { source } = statement.parse(self);
  if (!source.startsWith('UPDATE outbox SET sent_at')) return run();
  const kinds = [kindOf(String(parameters.at(-1)))];
  cross({ when: 'before', deed: 'acknowledge', kinds });
  const result = run();
  cross({ when: 'after', deed: 'acknowledge', kinds });
  return result;
});

const body = z.object({ 'coop.althing.key': z.string() });

/** What a request sends into a room; undefined for those that only ask. */
function sent(url: string, method: string | undefined, text: unknown): string | undefined {
  if (url.endsWith('/v3/createRoom')) return 'direct chat';
  if (url.includes('/redact/')) return 'un-seed';
  if (url.includes('/state/m.room.pinned_events')) return method === 'PUT' ? 'pin' : undefined;
  if (!url.includes('/send/')) return undefined;
  return kindOf(body.parse(JSON.parse(z.string().parse(text)))['coop.althing.key']);
}

const { request } = http;
const asks = (url: URL, options: http.RequestOptions): http.ClientRequest => {
  const asked = request(url, options);
  const end = asked.end.bind(asked);
  asked.end = (text?: unknown) => {
    const kind = sent(String(url), options.method, text);
    if (kind === undefined) return end(text);
    cross({ when: 'before', deed: 'send', kinds: [kind] });
    // Before the bot's own listener, so that it hears of no answer any more.
    asked.prependOnceListener('response', (response: http.IncomingMessage) => {
      response.once('end', () => {
        cross({ when: 'after', deed: 'send', kinds: [kind] });
      });
    });
    return end(text);
  };
  return asked;
};
Reflect.set(http, 'request', asks);
syncBuiltinESMExports();
