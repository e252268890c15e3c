import { expect, test } from 'vitest';
import { z } from 'zod';

import { readingApi } from '../../src/matrix/reading-api.ts';
import { json, stubbed } from './stub.ts';

const never = new AbortController().signal;

test('nothing but reading goes through', async () => {
  let asked = 0;
  const api = await stubbed((request, response) => {
    asked += 1;
    json(200, {})(request, response);
  });
  const reading = readingApi(api, never);
  for (const method of ['PUT', 'POST'] as const) {
    await expect(reading.request(method, '/x', z.unknown())).rejects.toThrow(
      `${method} /x would change something`,
    );
  }
  expect(asked).toBe(0);
  expect(await reading.request('GET', '/x', z.unknown())).toEqual({});
});

test('what passes by itself is asked again, and what does not is not', async () => {
  const answers = [
    json(429, { errcode: 'M_LIMIT_EXCEEDED', error: 'slowly', retry_after_ms: 1 }),
    json(200, { a: 1 }),
    json(403, { errcode: 'M_FORBIDDEN', error: 'no' }),
  ];
  const api = await stubbed((request, response) => answers.shift()?.(request, response));
  const reading = readingApi(api, never);
  expect(await reading.request('GET', '/x', z.unknown())).toEqual({ a: 1 });
  await expect(reading.request('GET', '/x', z.unknown())).rejects.toThrow('403 M_FORBIDDEN');
  expect(answers).toEqual([]);
});
