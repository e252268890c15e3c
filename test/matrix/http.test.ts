import { expect, test } from 'vitest';
import { z } from 'zod';

import { HomeserverClock } from '../../src/matrix/homeserver-clock.ts';
import { requestForSdk } from '../../src/matrix/http.ts';
import { type Answer, json, stubbed } from './stub.ts';

const NOON = Date.UTC(2026, 10, 2, 12);
const HOUR = 3_600_000;

async function timeAfter(answer: Answer): Promise<number> {
  const api = await stubbed(answer);
  const clock = new HomeserverClock(
    () => NOON,
    () => undefined,
  );
  requestForSdk(new AbortController().signal, clock);
  await api.request('GET', '/x', z.unknown());
  return clock.now();
}

test('an answer of the homeserver tells the time', async () => {
  const date = new Date(NOON + HOUR).toUTCString();
  expect(await timeAfter(json(200, {}, { date }))).toBe(NOON + HOUR);
});

test('a page of something else between does not', async () => {
  const headers = { date: new Date(NOON + HOUR).toUTCString(), 'content-type': 'text/html' };
  const page: Answer = (_request, response) => void response.writeHead(200, headers).end('<html></html>');
  expect(await timeAfter(page)).toBe(NOON);
});
