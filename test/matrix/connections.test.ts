import { createServer, type Socket } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { HomeserverAway } from '../../src/matrix/errors.ts';
import { homeserverApi, type HomeserverApi } from '../../src/matrix/homeserver-api.ts';
import { requestForSdk } from '../../src/matrix/http.ts';

/** Something that speaks byte by byte, as no HTTP server would. */
async function speaking(answer: (socket: Socket, asked: string) => void): Promise<HomeserverApi> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (asked) => {
      answer(socket, String(asked));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  requestForSdk(ending.signal);
  return homeserverApi(`http://127.0.0.1:${String(address.port)}`, 'secret-token');
}

const OK = 'HTTP/1.1 200 OK\r\n';
const EMPTY = `${OK}Content-Length: 2\r\n\r\n{}`;

test.each([
  [
    'another protocol that nobody asked for',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
  ],
  ['no answer at all', ''],
  ['half a head', 'HTTP/1.1 20'],
  ['less than was announced', `${OK}Content-Length: 10\r\n\r\n{}`],
  ['parts without the last', `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`],
  ['another language', 'SSH-2.0-OpenSSH_9.2\r\n'],
])('%s is a passing trouble, and nobody waits for it for ever', async (_what, said) => {
  const api = await speaking((socket) => {
    if (said.startsWith('HTTP/1.1 101')) socket.write(said);
    else socket.end(said);
  });
  await expect(api.request('GET', '/x', z.unknown())).rejects.toBeInstanceOf(HomeserverAway);
});

test('an answer that ends with its connection is whole', async () => {
  const api = await speaking((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n{"a":1}'));
  expect(await api.request('GET', '/x', z.unknown())).toEqual({ a: 1 });
});

test('a connection that was kept and is closed as it is used again is replaced by another', async () => {
  const asked: string[] = [];
  const seen = new Set<Socket>();
  const api = await speaking((socket, request) => {
    // The second question comes over the same connection, and is not answered any more.
    if (seen.has(socket)) {
      socket.destroy();
      return;
    }
    seen.add(socket);
    asked.push(request.slice(0, request.indexOf(' HTTP')));
    socket.write(EMPTY);
  });
  await api.request('GET', '/a', z.unknown());
  await api.request('PUT', '/b', z.unknown());
  await api.request('GET', '/c', z.unknown());
  await api.request('GET', '/d', z.unknown());
  expect(asked).toEqual(['GET /a', 'PUT /b', 'GET /c', 'GET /d']);
});

test('what must be asked once has a connection of its own', async () => {
  const connections = new Set<Socket>();
  const api = await speaking((socket) => {
    connections.add(socket);
    socket.write(EMPTY);
  });
  await api.request('GET', '/a', z.unknown());
  await api.request('POST', '/b', z.unknown());
  await api.request('POST', '/c', z.unknown());
  expect(connections.size).toBe(3);
});

test('what must be asked once is not asked again when the connection breaks', async () => {
  let asked = 0;
  const api = await speaking((socket) => {
    asked += 1;
    socket.destroy();
  });
  await expect(api.request('POST', '/b', z.unknown())).rejects.toBeInstanceOf(HomeserverAway);
  expect(asked).toBe(1);
});
