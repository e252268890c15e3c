import { hash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import Database from 'better-sqlite3';
import { describe, expect, it, test } from 'vitest';

import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { startScript } from '../support/child-process.ts';
import { ledgerFile } from './ledger-file.ts';
import { althing, folderWith, type Finished } from './support.ts';

const HOLD_LOCK = new URL('../support/hold-lock.ts', import.meta.url);

/** A database that has moved on since it was copied to copy.db, with what it wrote last in its -wal file. */
async function movedOn(): Promise<{ folder: string; storage: string }> {
  const folder = await folderWith();
  const storage = await ledgerFile(folder);
  expect(await althing(folder, 'backup', 'copy.db')).toMatchObject({ code: 0 });
  const writing = openDatabase(storage);
  writing.exec(`INSERT INTO inbox (event) VALUES ('$later')`);
  // As a killed process leaves them: closing would take the -wal file in.
  for (const each of ['', '-wal', '-shm']) copyFileSync(`${storage}${each}`, `${storage}.kept${each}`);
  writing.close();
  for (const each of ['', '-wal', '-shm']) copyFileSync(`${storage}.kept${each}`, `${storage}${each}`);
  for (const each of ['', '-wal', '-shm']) rmSync(`${storage}.kept${each}`);
  return { folder, storage };
}

function inboxOf(file: string): unknown[] {
  const database = new Database(file);
  const events = database.prepare('SELECT event FROM inbox').pluck().all();
  database.close();
  return events;
}

test('a copy takes the place of the database, which is kept with all that was beside it', async () => {
  const { folder, storage } = await movedOn();
  const { code, out } = await althing(folder, 'restore', 'copy.db');
  expect(code).toBe(0);
  const aside = /The database that was there is now (\S+\.before-\d{8}T\d{6}Z)\./u.exec(out)?.[1] ?? '';
  expect(out).toMatch(/^The copy is in order: 6 facts, 1 outcomes recomputed\.\n/u);
  expect(out).toMatch(/Start the bot: it reads from its rooms what happened since the copy was made\.\n$/u);
  expect(existsSync(`${aside}-wal`)).toBe(true);
  expect(existsSync(`${storage}-wal`)).toBe(false);
  expect(statSync(storage).mode & 0o777).toBe(0o600);
  expect(inboxOf(storage)).toEqual([]);
  expect(inboxOf(aside)).toEqual(['$later']);
  expect(await althing(folder, 'verify')).toMatchObject({ code: 0 });
});

test('a lost database is restored as well, with its folder', async () => {
  const { folder, storage } = await movedOn();
  rmSync(dirname(storage), { recursive: true });
  const { code, out } = await althing(folder, 'restore', 'copy.db');
  expect(code).toBe(0);
  expect(out).not.toContain('that was there');
  expect(await althing(folder, 'verify')).toMatchObject({ code: 0 });
});

test('a -wal file without its database does not spoil the one that is restored', async () => {
  const { folder, storage } = await movedOn();
  rmSync(storage);
  expect(await althing(folder, 'restore', 'copy.db')).toMatchObject({ code: 0 });
  expect(inboxOf(storage)).toEqual([]);
});

test('a copy of the whole folder is restored with its -wal file, and stays as it is', async () => {
  const { folder, storage } = await movedOn();
  for (const each of ['', '-wal']) copyFileSync(`${storage}${each}`, join(folder, `folder.db${each}`));
  const before = readFileSync(join(folder, 'folder.db-wal'));
  expect(await althing(folder, 'restore', 'folder.db')).toMatchObject({ code: 0 });
  expect(inboxOf(storage)).toEqual(['$later']);
  expect(readFileSync(join(folder, 'folder.db-wal')).equals(before)).toBe(true);
});

test('restoring twice keeps both of the databases before', async () => {
  const { folder, storage } = await movedOn();
  await althing(folder, 'restore', 'copy.db');
  await althing(folder, 'restore', 'copy.db');
  const kept = readdirSync(dirname(storage)).filter((name) => /before-[^-]*(?:-\d)?$/u.test(name));
  expect(kept).toHaveLength(2);
});

/** Every file but the lock, by its name and a hash. */
function contentsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.includes('.lock'))
    .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`);
}

describe('nothing is changed', () => {
  async function expectUnchanged(
    act: (folder: string, storage: string) => Promise<Finished>,
  ): Promise<Finished> {
    const { folder, storage } = await movedOn();
    const before = contentsOf(dirname(storage));
    const finished = await act(folder, storage);
    expect(contentsOf(dirname(storage))).toEqual(before);
    return finished;
  }

  it('while the bot runs', async () => {
    const { code, err } = await expectUnchanged(async (folder, storage) => {
      const running = startScript(HOLD_LOCK, storage);
      await running.prints('locked');
      return althing(folder, 'restore', 'copy.db');
    });
    expect(err).toMatch(/Another Althing already runs on the database .* Stop it first/u);
    expect(code).toBe(4);
  });

  it('by a copy that was altered', async () => {
    const { code, err } = await expectUnchanged((folder) => {
      const copy = new Database(join(folder, 'copy.db'));
      copy.exec(
        `DROP TRIGGER facts_do_not_change; UPDATE facts SET body = replace(body, '"agree"', '"block"') WHERE seq = 3`,
      );
      copy.close();
      return althing(folder, 'restore', 'copy.db');
    });
    expect(err).toMatch(/^fact 3: .*The copy copy\.db is not in order\. Nothing was changed\.\n$/su);
    expect(code).toBe(1);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'that is no database',
      (file) => {
        writeFileSync(file, 'This is a letter and no database at all.'.repeat(50));
      },
      /The database copy\.db can't be used: file is not a database/u,
    ],
    [
      'that is empty',
      (file) => {
        writeFileSync(file, '');
      },
      /copy\.db is no database of Althing's/u,
    ],
    [
      "that is another program's",
      (file) => {
        rmSync(file);
        new Database(file).exec('CREATE TABLE songs (title TEXT)').close();
      },
      /copy\.db is no database of Althing's/u,
    ],
    [
      'that was cut off',
      (file) => {
        writeFileSync(file, readFileSync(file).subarray(0, 8192));
      },
      /copy\.db .*(?:malformed|damaged)/u,
    ],
  ])('by a file %s', async (_, spoil, told) => {
    const { code, err } = await expectUnchanged((folder) => {
      spoil(join(folder, 'copy.db'));
      return althing(folder, 'restore', 'copy.db');
    });
    expect(err).toMatch(told);
    expect(code).toBe(4);
  });

  it('by a file that is not there, or by the database itself', async () => {
    const absent = await expectUnchanged((folder) => althing(folder, 'restore', 'absent.db'));
    expect(absent).toMatchObject({ code: 2, err: 'There is no file absent.db.\n' });
    const itself = await expectUnchanged((folder, storage) => althing(folder, 'restore', storage));
    expect(itself.code).toBe(2);
    expect(itself.err).toMatch(/is the database itself/u);
  });
});
