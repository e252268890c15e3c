import { join } from 'node:path';
import { ESLint } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { arrows } from '../eslint.arrows.ts';

const checkout = join(import.meta.dirname, '..');

// The arrows alone, without types: what they say doesn't depend on the other rules, and it is ten times as quick.
const eslint = new ESLint({
  cwd: checkout,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, ...arrows],
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(checkout, file) });
  return result?.messages.map((message) => message.message) ?? [];
}

describe('what a folder of src must not import is a lint error', () => {
  test.each([
    ['src/governance/tally.ts', '../ledger/ledger.ts', /governance may import nothing else/],
    ['src/governance/proposal/decide.ts', '../../config/config.ts', /governance may import nothing else/],
    ['src/governance/tally.ts', 'node:fs', /governance is pure/],
    ['src/governance/tally.ts', 'zod', /governance is pure/],
    ['src/ledger/ledger.ts', '../chat/text.ts', /ledger may import governance of src/],
    ['src/chat/text.ts', '../matrix/sync.ts', /chat may import governance, config of src/],
    ['src/assembly/room.ts', '../matrix/sync.ts', /assembly may import/],
    ['src/assembly/room.ts', '../ledger/sqlite/sqlite-ledger.ts', /known by its port/],
    ['src/matrix/sync.ts', '../chat/text.ts', /matrix may import/],
    ['src/matrix/sync.ts', '../main.ts', /matrix may import/],
    ['src/assembly/room.ts', '../cli/run.ts', /assembly may import/],
    ['src/cli/run.ts', '../main.ts', /cli may import/],
    ['src/main.ts', '../homeserver/synapse.ts', /must not need what only a checkout has/],
  ])('%s importing %s', async (file, imported, complaint) => {
    const expected = [expect.stringMatching(complaint)];
    expect(await complaints(file, `import { x } from '${imported}'; x();`)).toEqual(expected);
    expect(await complaints(file, `import type { X } from '${imported}'; export type Y = X;`)).toEqual(
      expected,
    );
    expect(await complaints(file, `export * from '${imported}';`)).toEqual(expected);
  });

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env', 'fetch("/")'])(
    'governance using %s',
    async (use) => {
      expect(await complaints('src/governance/tally.ts', `export const x = ${use};`)).toEqual([
        expect.stringMatching(/governance is pure/),
      ]);
    },
  );
});

test.each([
  ['src/governance/proposal/decide.ts', '../tally.ts'],
  ['src/ledger/sqlite/sqlite-ledger.ts', '../../governance/terms.ts'],
  ['src/chat/text.ts', '../config/config.ts'],
  ['src/assembly/room.ts', '../ledger/ledger.ts'],
  ['src/matrix/sync.ts', '../assembly/room.ts'],
  ['src/matrix/sync.ts', 'matrix-bot-sdk'],
  ['src/cli/run.ts', '../ledger/sqlite/sqlite-ledger.ts'],
  ['src/main.ts', './cli/run.ts'],
  ['test/matrix/sync.test.ts', '../../src/matrix/sync.ts'],
])('%s may import %s', async (file, imported) => {
  expect(await complaints(file, `import { x } from '${imported}'; x();`)).toEqual([]);
});
