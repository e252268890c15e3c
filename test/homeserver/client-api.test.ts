import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { ClientApi, Refused, path } from '../../homeserver/client-api.ts';

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: object;
}

/** A homeserver that gives these answers, one after the other. */
async function answering(...answers: Answer[]): Promise<ClientApi> {
  const server = createServer((_request, response) => {
    const { status, headers, body } = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new ClientApi(`http://127.0.0.1:${address.port}`);
}

const done = { status: 200, body: { event_id: '$sent' } };

test.each<[string, Answer]>([
  [
    'in the answer',
    { status: 429, body: { errcode: 'M_LIMIT_EXCEEDED', error: 'Slow down', retry_after_ms: 5 } },
  ],
  ['in a header', { status: 429, headers: { 'retry-after': '0' }, body: { errcode: 'M_LIMIT_EXCEEDED' } }],
])('a request over the rate limit is made again after the time %s', async (_where, limited) => {
  const api = await answering(limited, limited, done);
  expect(await api.request('PUT', '/send')).toEqual({ event_id: '$sent' });
});

test('a refusal is thrown with what the homeserver says', async () => {
  const api = await answering({
    status: 403,
    body: { errcode: 'M_FORBIDDEN', error: 'You are not in the room' },
  });
  const refused = api.request('POST', path`/rooms/${'!a/b:c'}/leave`);
  await expect(refused).rejects.toBeInstanceOf(Refused);
  await expect(refused).rejects.toMatchObject({
    status: 403,
    errcode: 'M_FORBIDDEN',
    message: 'POST /rooms/!a%2Fb%3Ac/leave: 403 M_FORBIDDEN You are not in the room',
  });
});
