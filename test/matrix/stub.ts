import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { onTestFinished } from 'vitest';

import { homeserverApi, type HomeserverApi } from '../../src/matrix/homeserver-api.ts';
import { requestForSdk } from '../../src/matrix/http.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Something that stands where a homeserver should, to misbehave as no homeserver can be made to. */
export async function stubbed(answer: Answer): Promise<HomeserverApi> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  requestForSdk(ending.signal);
  return homeserverApi(`http://127.0.0.1:${address.port}`, 'secret-token');
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}
