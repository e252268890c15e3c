import { once } from 'node:events';
import { connect, createServer } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { freePort } from '../../homeserver/free-port.ts';
import { PortUnavailable, startMonitor, type Monitor } from '../../src/observe/monitor.ts';
import type { Vitals } from '../../src/observe/pulse.ts';

const WELL: Vitals = {
  ...{ up: 60_000, heard: 1500, outbox: 3, oldestWaiting: 2500, open: 2, overdue: undefined },
};

async function monitorOf(ask: () => Promise<Vitals> = () => Promise.resolve(WELL)) {
  const port = await freePort();
  const monitor = await startMonitor(port, ask);
  onTestFinished(() => monitor[Symbol.asyncDispose]());
  return { port, monitor, url: `http://127.0.0.1:${String(port)}` };
}

/** The value of each line of the page, by its name and labels. */
async function metricsAt(url: string): Promise<ReadonlyMap<string, string>> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, string] => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
  );
}

function somethingHappens({ meter }: Monitor): void {
  meter.batch(['message', 'reaction', 'reaction']);
  meter.batch([]);
  meter.committed({ facts: 3, closings: 1 }, 4);
  meter.sent('message');
  meter.delayed('message');
  meter.rejected('pin');
  meter.dropped(5);
}

test('healthz answers 200 and how the bot is', async () => {
  const { url } = await monitorOf();
  const answer = await fetch(`${url}/healthz`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toMatchObject({ alive: true, well: true, wrong: [], outboxDepth: 3 });
});

test('healthz answers 503 and what is wrong', async () => {
  const { url } = await monitorOf(() => Promise.resolve({ ...WELL, heard: 100_000 }));
  const answer = await fetch(`${url}/healthz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    well: false,
    wrong: ['It has not heard the homeserver for 100 seconds.'],
  });
});

test('healthz answers 503 when the database does not answer, and nothing of its error', async () => {
  const { url } = await monitorOf(() => Promise.reject(new Error('/secret/path is damaged')));
  const answer = await fetch(`${url}/healthz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ alive: true, well: false, wrong: ['Its database does not answer.'] });
  const metrics = await fetch(`${url}/metrics`);
  expect(metrics.status).toBe(503);
  expect(await metrics.text()).not.toContain('secret');
});

test('metrics count what happened, and show how the bot is', async () => {
  const { url, monitor } = await monitorOf();
  somethingHappens(monitor);
  const metrics = await metricsAt(url);
  expect(Object.fromEntries([...metrics].filter(([name]) => /^althing_(?!commit)/u.test(name)))).toEqual({
    althing_batches_total: '2',
    'althing_events_total{kind="message"}': '1',
    'althing_events_total{kind="reaction"}': '2',
    althing_facts_total: '3',
    althing_closings_total: '1',
    'althing_messages_sent_total{kind="message"}': '1',
    'althing_send_failures_total{kind="message",outcome="delayed"}': '1',
    'althing_send_failures_total{kind="pin",outcome="rejected"}': '1',
    althing_dropped_events_total: '5',
    althing_well: '1',
    althing_last_sync_age_seconds: '1.5',
    althing_outbox_messages: '3',
    althing_outbox_oldest_age_seconds: '2.5',
    althing_open_proposals: '2',
    althing_oldest_overdue_closing_seconds: '0',
  });
  expect(metrics.get('althing_commit_duration_seconds_count')).toBe('1');
  expect(metrics.get('althing_commit_duration_seconds_bucket{le="0.005"}')).toBe('1');
  expect(metrics.has('process_resident_memory_bytes')).toBe(true);
});

test('a bot that begins anew in the same process counts from zero, and the process goes on', async () => {
  const port = await freePort();
  const ask = () => Promise.resolve(WELL);
  const first = await startMonitor(port, ask);
  somethingHappens(first);
  await first[Symbol.asyncDispose]();
  const second = await startMonitor(port, ask);
  onTestFinished(() => second[Symbol.asyncDispose]());
  second.meter.batch([]);
  const metrics = await metricsAt(`http://127.0.0.1:${String(port)}`);
  expect(metrics.get('althing_batches_total')).toBe('1');
  expect(metrics.get('althing_facts_total')).toBe('0');
  expect(metrics.has('process_resident_memory_bytes')).toBe(true);
});

test('it can be closed while somebody keeps a connection', async () => {
  const { url, monitor } = await monitorOf();
  await (await fetch(`${url}/healthz`)).text();
  await monitor[Symbol.asyncDispose]();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('who opens more and more connections gets no more than the bot can spare', async () => {
  const { port } = await monitorOf();
  const sockets = Array.from({ length: 60 }, () => connect(port, '127.0.0.1').resume());
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  await Promise.all(sockets.slice(50).map((socket) => once(socket, 'close')));
  expect(sockets.filter(({ closed }) => closed)).toHaveLength(10);
});

test.each([
  ['HEAD', '/healthz', 200],
  ['HEAD', '/metrics', 200],
  ['GET', '/healthz?verbose', 200],
  ['POST', '/healthz', 405],
  ['DELETE', '/metrics', 405],
  ['GET', '/', 404],
  ['POST', '/', 404],
  ['GET', '/healthz/', 404],
  ['GET', '/constructor', 404],
])('%s %s is answered with %i', async (method, path, status) => {
  const { url } = await monitorOf();
  const answer = await fetch(`${url}${path}`, { method });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('allow')).toBe(status === 405 ? 'GET, HEAD' : null);
  if (method === 'HEAD') {
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await answer.text()).toBe('');
  }
});

test('only this machine is answered', async () => {
  const { port } = await monitorOf();
  // Another address of the same machine, which a server on all addresses would have.
  await expect(fetch(`http://127.0.0.2:${String(port)}/healthz`)).rejects.toThrow();
});

test('a port that is taken is told with what to do', async () => {
  const other = createServer().listen(await freePort(), '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const starting = startMonitor(port, () => Promise.resolve(WELL));
  await expect(starting).rejects.toThrow(PortUnavailable);
  await expect(starting).rejects.toThrow(
    `Can't listen on the port ${String(port)} of 127.0.0.1: another program listens there already. ` +
      'End that program, or name another port under `monitoring:` in the configuration.',
  );
});

test('without a port nothing is counted, and nothing is to be closed', async () => {
  const monitor = await startMonitor(undefined, () => Promise.reject(new Error('nobody asks')));
  somethingHappens(monitor);
  await monitor[Symbol.asyncDispose]();
});
