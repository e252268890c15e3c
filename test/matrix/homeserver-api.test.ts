import { expect, test } from 'vitest';
import { z } from 'zod';

import {
  HomeserverAway,
  HomeserverRefusal,
  isPassing,
  isSignedOut,
  waitAfter,
} from '../../src/matrix/errors.ts';
import type { HomeserverApi } from '../../src/matrix/homeserver-api.ts';
import { type Answer, json, stubbed } from './stub.ts';

const shape = z.object({ user_id: z.string() });

async function failure(answer: Answer): Promise<unknown> {
  const api: HomeserverApi = await stubbed(answer);
  return api.request('GET', '/_matrix/client/v3/account/whoami', shape).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('an answer of the right form is given on, and the token goes along', async () => {
  const api = await stubbed((request, response) => {
    json(200, { user_id: request.headers.authorization })(request, response);
  });
  expect(await api.request('GET', '/x', shape)).toEqual({ user_id: 'Bearer secret-token' });
});

test.for([
  [
    'a proxy’s page with status 502',
    (_request, response) => void response.writeHead(502).end('<html>Bad</html>'),
  ],
  [
    'a page with status 200',
    (_request, response) => void response.writeHead(200).end('<html>Welcome</html>'),
  ],
  ['null', json(200, null)],
  ['a list', json(200, [])],
  ['JSON cut off', (_request, response) => void response.writeHead(200).end('{"user_id": "@al')],
  [
    'a redirect',
    (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['a connection that breaks', (_request, response) => void response.destroy()],
  ['an error of the server', json(500, { errcode: 'M_UNKNOWN', error: 'oops' })],
] satisfies [string, Answer][])('%s is a passing trouble', async ([, answer]) => {
  const error = await failure(answer);
  expect(error).toBeInstanceOf(Error);
  expect(isPassing(error)).toBe(true);
  expect(String(error)).not.toContain('secret-token');
});

test('a limit tells how long to wait, in the body or in the header', async () => {
  const inBody = await failure(json(429, { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 1500 }));
  expect(inBody).toMatchObject({ status: 429, retryAfter: 1500 });
  const inHeader = await failure(json(429, { errcode: 'M_LIMIT_EXCEEDED' }, { 'retry-after': '3' }));
  expect(inHeader).toMatchObject({ status: 429, retryAfter: 3000 });
  expect(isPassing(inHeader)).toBe(true);
});

test.for([0, -5, 'soon', 1e15])('a limit that asks to wait %s is not taken at its word', async (asked) => {
  const limit = { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: asked };
  const wait = waitAfter(await failure(json(429, limit)), 1);
  expect(wait).toBeGreaterThanOrEqual(500);
  expect(wait).toBeLessThanOrEqual(3_600_000);
});

test('a redirect names the address that should be configured', async () => {
  const location = 'https://matrix.example.coop/_matrix/client/v3/account/whoami?filter=1';
  const error = await failure((_request, response) => void response.writeHead(301, { location }).end());
  expect(String(error)).toContain(
    'it redirects to https://matrix.example.coop; matrix.homeserver should be the final address',
  );
});

test('an answer without end is given up before it takes all memory', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  const error = await failure((_request, response) => {
    const more = (): void => {
      while (response.write(megabyte));
    };
    response.writeHead(200).on('drain', more);
    more();
  });
  expect(error).toBeInstanceOf(HomeserverAway);
  expect(String(error)).toContain('larger than');
});

test('what somebody wrote into a room is no error of the homeserver, whatever it is called', async () => {
  const api = await stubbed(json(200, { errcode: 'M_UNKNOWN_TOKEN', user_id: '@ana:example.coop' }));
  expect(await api.request('GET', '/x', shape)).toEqual({ user_id: '@ana:example.coop' });
});

test('a refusal is the homeserver’s word and does not pass', async () => {
  const error = await failure(json(403, { errcode: 'M_FORBIDDEN', error: 'You are not in the room' }));
  expect(error).toBeInstanceOf(HomeserverRefusal);
  expect(error).toMatchObject({ status: 403, code: 'M_FORBIDDEN' });
  expect(isPassing(error)).toBe(false);
});

test('a token that is no good is told apart', async () => {
  expect(isSignedOut(await failure(json(401, { errcode: 'M_UNKNOWN_TOKEN', error: 'Unknown token' })))).toBe(
    true,
  );
  expect(isSignedOut(await failure(json(403, { errcode: 'M_FORBIDDEN', error: 'No' })))).toBe(false);
  expect(isSignedOut(new HomeserverAway('away'))).toBe(false);
});
