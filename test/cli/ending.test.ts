import { once } from 'node:events';
import { createServer } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { CONFIG, folderWith, Program, start } from './support.ts';

/** Takes every connection, and never answers. @returns its port, and when the first has come */
async function silentHomeserver() {
  const server = createServer().listen(0, '127.0.0.1');
  const connections: { destroy: () => void }[] = [];
  server.on('connection', (socket) => connections.push(socket));
  const connected = once(server, 'connection');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const each of connections) each.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  return { port: address.port, connected };
}

test.for([
  ['SIGTERM', []],
  ['SIGINT', []],
  ['SIGTERM', ['SIGTERM']],
  ['SIGTERM', ['SIGINT', 'SIGTERM']],
] as const)(
  '%s, and then %j, ends it cleanly while a request hangs',
  { timeout: 20_000 },
  async ([signal, more]) => {
    const { port, connected } = await silentHomeserver();
    const folder = await folderWith(CONFIG.replace('127.0.0.1:9', `127.0.0.1:${port}`));
    const bot = start(folder, 'run');
    await connected;
    for (const each of [signal, ...more]) bot.kill(each);
    // The request itself would be waited for longer than the test.
    expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
  },
);

test('it ends cleanly while the name of the homeserver is looked up, and no DNS server answers', async () => {
  const folder = await folderWith(CONFIG.replace('127.0.0.1:9', 'matrix.example.coop'));
  const silent = new URL('silent-dns.ts', import.meta.url).href;
  const bot = new Program(folder, ['run'], ['/usr/bin/env', `NODE_OPTIONS=--import=${silent}`]);
  await bot.printed(/looks up a name/u);
  bot.kill('SIGTERM');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
});

test('it ends cleanly where its log can not be written', async () => {
  const { port, connected } = await silentHomeserver();
  const folder = await folderWith(CONFIG.replace('127.0.0.1:9', `127.0.0.1:${port}`));
  const bot = new Program(folder, ['run'], ['/bin/sh', '-c', 'exec "$0" "$@" > /dev/full']);
  await connected;
  bot.kill('SIGTERM');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
});
