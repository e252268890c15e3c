import { copyFile, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';

import { StubHomeserver } from '../../bench/stub/homeserver.ts';
import { ledgerFile } from './ledger-file.ts';
import { althing, althingOnFullDisk, CONFIG, folderWith, start, type Finished } from './support.ts';

const SLOW = { timeout: 30_000 };

/** A folder with a configuration and a database in which one proposal was decided. */
async function decided(): Promise<{ folder: string; file: string }> {
  const folder = await folderWith();
  return { folder, file: await ledgerFile(folder) };
}

/** The bot must have ended by itself with the code for databases, and say one thing in words. */
function expectRefused({ code, err }: Finished, words: RegExp): void {
  expect(err).toMatch(words);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).not.toContain('    at ');
  expect(code).toBe(4);
}

/** That it comes up, and finds the record in order. */
async function expectGoesOn(folder: string): Promise<void> {
  const bot = start(folder, 'run');
  await bot.printed(/can't be reached/u);
  bot.kill('SIGTERM');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
  expect(await althing(folder, 'verify')).toMatchObject({ code: 0 });
}

async function overwrite(file: string, position: number, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(length, 0xa5), 0, length, position);
  await handle.close();
}

describe('a damaged file is found at the start, left as it is, and a backup mends it', SLOW, () => {
  const pageSize = 4096;
  /** Where a table or an index begins. */
  const rootOf = (file: string, name: string): number => {
    const database = new Database(file, { readonly: true });
    const row = database
      .prepare<[string], { rootpage: number }>(`SELECT rootpage FROM sqlite_schema WHERE name = ?`)
      .get(name);
    database.close();
    return ((row?.rootpage ?? 0) - 1) * pageSize;
  };

  test.for([
    [
      'its header',
      () => 0,
      100,
      /file is not a database.*check `storage:` in the configuration, or restore/u,
    ],
    ['the list of its tables', () => 100, 3000, /malformed|damaged/u],
    [
      'a page of the facts',
      (file: string) => rootOf(file, 'facts'),
      pageSize,
      /damaged: keep the file aside/u,
    ],
    ['the lists of the facts', (file: string) => rootOf(file, 'facts_of'), pageSize, /damaged/u],
    ['the index of the outbox', (file: string) => rootOf(file, 'sqlite_autoindex_outbox_1'), 200, /damaged/u],
    ['the page of the position', (file: string) => rootOf(file, 'position'), 200, /damaged/u],
  ] as const)('%s', async ([, where, length, words]) => {
    const { folder, file } = await decided();
    await copyFile(file, join(folder, 'backup.db'));
    await overwrite(file, where(file), length);
    const damaged = await readFile(file);
    expectRefused(await althing(folder, 'run'), words);
    expect((await readFile(file)).equals(damaged)).toBe(true);
    await copyFile(join(folder, 'backup.db'), file);
    await expectGoesOn(folder);
  });

  test('also where a homeserver answers at once, before anything is written', async () => {
    const { folder, file } = await decided();
    const homeserver = new StubHomeserver({ rooms: 0, next: () => undefined });
    const address = await homeserver.listen();
    onTestFinished(() => {
      homeserver.close();
    });
    await writeFile(join(folder, 'config.yaml'), CONFIG.replace('http://127.0.0.1:9', address));
    await overwrite(file, rootOf(file, 'outbox_by_event'), 200);
    const damaged = await readFile(file);
    expectRefused(await althing(folder, 'run'), /damaged/u);
    expect((await readFile(file)).equals(damaged)).toBe(true);
  });

  test('a file that was cut off', async () => {
    const { folder, file } = await decided();
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length / 2));
    expectRefused(await althing(folder, 'run'), /damaged/u);
    await writeFile(file, whole);
    await expectGoesOn(folder);
  });
});

describe('what lies beside the database', SLOW, () => {
  test('a log of writes that is garbage is left out', async () => {
    const { folder, file } = await decided();
    await writeFile(`${file}-wal`, Buffer.alloc(100_000, 0xa5));
    await expectGoesOn(folder);
  });

  test('an empty lock that a dead process left behind needs no care', async () => {
    const { folder, file } = await decided();
    await writeFile(`${file}.lock`, '');
    await expectGoesOn(folder);
  });

  test('a lock of something else is named', async () => {
    const { folder, file } = await decided();
    await writeFile(`${file}.lock`, 'process 4711 has it\n'.repeat(100));
    expectRefused(await althing(folder, 'run'), /althing\.db\.lock is not Althing's: remove that file/u);
    await rm(`${file}.lock`);
    await expectGoesOn(folder);
  });

  test('a folder that is not there is made', async () => {
    const { folder, file } = await decided();
    await rm(dirname(file), { recursive: true });
    await expectGoesOn(folder);
  });

  test('a folder that cannot be made is named', async () => {
    const folder = await folderWith();
    await writeFile(join(folder, 'storage'), 'a file where the folder should be');
    expectRefused(await althing(folder, 'run'), /storage\/althing\.db.*can't be used/u);
    await rm(join(folder, 'storage'));
    await expectGoesOn(folder);
  });
});

test(
  'no room for a new database: nothing of it is kept, and it is made when there is room',
  SLOW,
  async () => {
    const folder = await folderWith();
    expectRefused(
      await althingOnFullDisk(folder, 16, 'run'),
      /disk may be full .* start again. Nothing half done/u,
    );
    await expectGoesOn(folder);
  },
);

test('no room for another write: what is there stays as it is', SLOW, async () => {
  const { folder, file } = await decided();
  const before = await readFile(file);
  expectRefused(await althingOnFullDisk(folder, 4, 'run'), /disk may be full/u);
  expect((await readFile(file)).equals(before)).toBe(true);
  await expectGoesOn(folder);
});
