import { chmod, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { ledgerFile } from './ledger-file.ts';
import { althing, folderWith, Program, start, type Finished } from './support.ts';

const SLOW = { timeout: 30_000 };
const WITHOUT_ROOT = fileURLToPath(new URL('../support/without-root.ts', import.meta.url));

/** `run`, by somebody who has no more than their rights. */
function runs(folder: string): Promise<Finished> {
  const environment = ['/usr/bin/env', `NODE_OPTIONS=--import=${WITHOUT_ROOT}`];
  return new Program(folder, ['run'], environment).finished();
}

async function expectGoesOn(folder: string): Promise<void> {
  const bot = start(folder, 'run');
  await bot.printed(/can't be reached/u);
  bot.kill('SIGTERM');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
  expect(await althing(folder, 'verify')).toMatchObject({ code: 0 });
}

test('a file that may only be read is refused with what it needs', SLOW, async () => {
  const folder = await folderWith();
  const file = await ledgerFile(folder);
  await chmod(folder, 0o755);
  // The lock can be made there, so that it is the database that cannot be written.
  await chmod(dirname(file), 0o777);
  await chmod(file, 0o444);
  const before = await readFile(file);
  const { code, err } = await runs(folder);
  expect(err).toMatch(
    /althing\.db can't be used: .*readonly.* The bot needs the right to write to it and to its folder/u,
  );
  expect(code).toBe(4);
  expect((await readFile(file)).equals(before)).toBe(true);
  await chmod(file, 0o644);
  await expectGoesOn(folder);
});

test('a folder that may only be read is refused with what it needs', SLOW, async () => {
  const folder = await folderWith();
  const file = await ledgerFile(folder);
  await chmod(folder, 0o755);
  await chmod(dirname(file), 0o555);
  onTestFinished(() => chmod(dirname(file), 0o755));
  const { code, err } = await runs(folder);
  expect(err).toMatch(
    /althing\.db.*can't be used: .* its folder can be written to|right to write to its folder/u,
  );
  expect(code).toBe(4);
  await chmod(dirname(file), 0o755);
  await expectGoesOn(folder);
});
