import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { althing, CONFIG, folderWith, start } from './support.ts';

test('without a configuration it says what to do', async () => {
  const folder = await folderWith();
  const { code, err } = await althing(folder, 'run', '--config', 'absent.yaml');
  expect(code).toBe(2);
  expect(err).toMatch(/Copy config.example.yaml to absent.yaml/u);
  expect(err.trim().split('\n').length).toBeLessThanOrEqual(5);
});

test('every mistake of a configuration is told at once, with its place', async () => {
  const folder = await folderWith(CONFIG.replace('binding', 'strict').replace('atLeast: 9', 'atLeast: nine'));
  const { code, err } = await althing(folder, 'run');
  expect(code).toBe(2);
  expect(err).toMatch(/bodies\.full\.authority, line 9/u);
  expect(err).toMatch(/rules\.ordinary\.require\[1\]\.atLeast, line 15/u);
});

test('a homeserver that is not there is waited for, and Ctrl-C ends that cleanly', async () => {
  const folder = await folderWith();
  const bot = start(folder, 'run');
  const out = await bot.printed(/can't be reached/u);
  expect(out).toContain('http://127.0.0.1:9');
  bot.kill('SIGINT');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
});

test('a second process on the same database refuses to start and says why', async () => {
  const folder = await folderWith();
  const first = start(folder, 'run');
  await first.printed(/can't be reached/u);
  const second = await althing(folder, 'run');
  expect(second.code).toBe(4);
  expect(second.err).toMatch(/Another Althing already runs on the database .*althing\.db/u);

  first.kill('SIGKILL');
  await first.finished();
  const third = start(folder, 'run');
  await third.printed(/can't be reached/u);
});

test('a database from a newer version is refused and left as it is', async () => {
  const folder = await folderWith();
  await mkdir(join(folder, 'storage'));
  const file = join(folder, 'storage', 'althing.db');
  const database = new Database(file);
  database.exec('CREATE TABLE tomorrow (id INTEGER)');
  database.pragma('user_version = 99');
  database.close();
  const before = await readFile(file);
  const { code, err } = await althing(folder, 'run');
  expect(code).toBe(4);
  expect(err).toMatch(/newer Althing .*Update Althing/u);
  expect((await readFile(file)).equals(before)).toBe(true);
});

test('a file that is no database is refused', async () => {
  const folder = await folderWith();
  await mkdir(join(folder, 'storage'));
  await writeFile(
    join(folder, 'storage', 'althing.db'),
    'This is a letter and no database at all.'.repeat(50),
  );
  const { code, err } = await althing(folder, 'run');
  expect(code).toBe(4);
  expect(err).toMatch(/not an SQLite database.*check `storage:`/u);
});

test.for([
  [['nonsense'], /unknown command/u],
  [['run', '--confg', 'x'], /unknown option/u],
  [['evaluate'], /required option '--rule/u],
] as const)('the command line %j is refused with a pointer to the help', async ([words, complaint]) => {
  const { code, err } = await althing(await folderWith(), ...words);
  expect(code).toBe(2);
  expect(err).toMatch(complaint);
  expect(err).toContain('--help');
});

test.for([
  [[]],
  [['run']],
  [['check-config']],
  [['evaluate']],
  [['export']],
  [['verify']],
  [['members']],
  [['health']],
  [['backup']],
  [['restore']],
] as const)('%j --help explains itself', async ([words]) => {
  const { code, out } = await althing(await folderWith(), ...words, '--help');
  expect(code).toBe(0);
  expect(out).toContain('Usage: althing');
});
