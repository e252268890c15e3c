import { expect, test } from 'vitest';

import { sync } from '../../src/matrix/sync.ts';
import { json, stubbed } from './stub.ts';

test('no two questions are the same, so that none is answered from what was known before', async () => {
  const questions: string[] = [];
  const api = await stubbed((request, response) => {
    questions.push(request.url ?? '');
    json(200, { next_batch: 's2' })(request, response);
  });
  await sync(api, 's1', 0);
  await sync(api, 's1', 0);
  expect(questions).toHaveLength(2);
  expect(new Set(questions).size).toBe(2);
});
