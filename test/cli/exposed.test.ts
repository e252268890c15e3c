import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { althing, CONFIG, folderWith, start } from './support.ts';

const WITH_FILE = CONFIG.replace('{ env: ALTHING_ACCESS_TOKEN }', '{ file: token }');

async function folderWithToken(modes: { config: number; token: number }): Promise<string> {
  const folder = await folderWith(WITH_FILE);
  await writeFile(join(folder, 'token'), 'syt_token');
  await chmod(join(folder, 'config.yaml'), modes.config);
  await chmod(join(folder, 'token'), modes.token);
  return folder;
}

/** The lines that warn, as file and what to do. */
function warnings(out: string): string[] {
  return [
    ...out.matchAll(/(\S*?([^\s/"]+)) can be read by everybody on this machine\. .*(chmod 600) \1/gu),
  ].map(([, , file, todo]) => `${String(todo)} ${String(file)}`);
}

test('check-config says which files everybody can read, and what to do', async () => {
  const folder = await folderWithToken({ config: 0o644, token: 0o604 });
  const { code, out } = await althing(folder, 'check-config');
  expect(code).toBe(0);
  expect(warnings(out)).toEqual(['chmod 600 config.yaml', 'chmod 600 token']);
});

test('check-config is silent about files of the bot’s user alone, or of its group', async () => {
  const folder = await folderWithToken({ config: 0o640, token: 0o600 });
  const { out } = await althing(folder, 'check-config');
  expect(out).not.toContain('everybody');
});

test('a new database, and what stands beside it, can be read by the bot’s user alone', async () => {
  const folder = await folderWithToken({ config: 0o600, token: 0o600 });
  const bot = start(folder, 'run');
  const out = await bot.printed(/can't be reached/u);
  expect(warnings(out)).toEqual([]);
  for (const file of ['althing.db', 'althing.db-wal', 'althing.db-shm']) {
    expect((await stat(join(folder, 'storage', file))).mode & 0o777).toBe(0o600);
  }
});

test('run says so in the log, also of a database that was made in another way', async () => {
  const folder = await folderWithToken({ config: 0o644, token: 0o644 });
  const first = start(folder, 'run');
  await first.printed(/can't be reached/u);
  first.kill('SIGINT');
  await first.finished();
  await chmod(join(folder, 'storage', 'althing.db'), 0o644);
  const out = await start(folder, 'run').printed(/can't be reached/u);
  expect(warnings(out)).toEqual(['chmod 600 config.yaml', 'chmod 600 token', 'chmod 600 althing.db']);
});
