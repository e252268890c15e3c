import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8');

test('every test file that the page on reliability names exists', () => {
  const files = [...page.matchAll(/`(test\/[\w/.-]+\.ts)`/gu)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('every sentence that it quotes is a test in that file', () => {
  const quotes = [...page.matchAll(/`(test\/[\w/.-]+\.ts)`: ([^;|]+)/gu)];
  expect(quotes.length).toBeGreaterThan(10);
  const missing = quotes.filter(
    ([, file = '', sentence = '']) => !readFileSync(join(ROOT, file), 'utf8').includes(sentence.trim()),
  );
  expect(missing.map(([quote]) => quote)).toEqual([]);
});
