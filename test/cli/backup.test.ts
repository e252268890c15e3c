import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { describe, expect, it, test } from 'vitest';

import { runCommandLine } from '../../src/cli/command-line.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { startScript } from '../support/child-process.ts';
import { ledgerFile } from './ledger-file.ts';
import { althing, althingOnFullDisk, folderWith, start } from './support.ts';

const COMMIT_VOTES = new URL('../support/commit-votes.ts', import.meta.url);

/** Everything in a folder but what tests put there. */
function namesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => !['config.yaml', 'storage'].includes(name));
}

test('a backup is one file that nobody else may read, and is in order', async () => {
  const folder = await folderWith();
  await ledgerFile(folder);
  const { code, out } = await althing(folder, 'backup', 'copy.db');
  expect(out).toMatch(/^Copied to copy\.db, and in order: 6 facts, 1 outcomes recomputed/u);
  expect(code).toBe(0);
  expect(namesIn(folder)).toEqual(['copy.db']);
  expect(statSync(join(folder, 'copy.db')).mode & 0o777).toBe(0o600);
});

test('a backup of a database that is written to meanwhile has whole commits, one after another', async () => {
  const folder = await folderWith();
  await mkdir(join(folder, 'storage'));
  const writing = startScript(COMMIT_VOTES, join(folder, 'storage', 'althing.db'));
  await writing.prints('20');
  const { code } = await althing(folder, 'backup', 'copy.db');
  await writing.kill();
  expect(code).toBe(0);
  const copy = new Database(join(folder, 'copy.db'), { readonly: true });
  const one = (sql: string) => copy.prepare(sql).pluck().get();
  const facts = Number(one('SELECT count(*) FROM facts'));
  expect(facts).toBeGreaterThan(20);
  expect(one('SELECT count(*) FROM outbox')).toBe(facts - 2);
  expect(one('SELECT token FROM position')).toBe(String(facts - 2));
  copy.close();
});

describe('a backup is refused', () => {
  it('in the place of another file, which is left as it is', async () => {
    const folder = await folderWith();
    await ledgerFile(folder);
    await writeFile(join(folder, 'copy.db'), 'something dear');
    const { code, err } = await althing(folder, 'backup', 'copy.db');
    expect(err).toMatch(/copy\.db is there already, and is left as it is/u);
    expect(code).toBe(4);
    expect(readFileSync(join(folder, 'copy.db'), 'utf8')).toBe('something dear');
    expect(namesIn(folder)).toEqual(['copy.db']);
  });

  it('into a folder that is not there', async () => {
    const folder = await folderWith();
    await ledgerFile(folder);
    const { code, err } = await althing(folder, 'backup', 'nowhere/copy.db');
    expect(err).toBe('There is no folder nowhere. Make it, then try again.\n');
    expect(code).toBe(2);
  });

  it('without a database', async () => {
    const { code, err } = await althing(await folderWith(), 'backup', 'copy.db');
    expect(err).toMatch(/There is no database/u);
    expect(code).toBe(4);
  });

  it('of a record that was altered, and nothing is kept', async () => {
    const folder = await folderWith();
    const database = new Database(await ledgerFile(folder));
    database.exec(
      `DROP TRIGGER facts_do_not_change; UPDATE facts SET body = replace(body, '"agree"', '"block"') WHERE seq = 3`,
    );
    database.close();
    const { code, err } = await althing(folder, 'backup', 'copy.db');
    expect(err).toMatch(/^fact 3: .*no copy of it was kept/su);
    expect(code).toBe(1);
    expect(namesIn(folder)).toEqual([]);
  });
});

test('on a full disk it says so, and nothing is left', async () => {
  const folder = await folderWith();
  const database = openDatabase(await ledgerFile(folder));
  database.exec(`INSERT INTO inbox (event) VALUES (hex(zeroblob(300000)))`);
  database.close();
  const { code, err } = await althingOnFullDisk(folder, 200, 'backup', 'copy.db');
  expect(err).toMatch(
    /^The backup copy\.db can't be written: .* Is the disk full.* Nothing was left behind\.\n$/u,
  );
  expect(code).toBe(4);
  expect(namesIn(folder)).toEqual([]);
});

test('when it is stopped, nothing is left', async () => {
  const folder = await folderWith();
  await ledgerFile(folder);
  const complaints: string[] = [];
  const code = await runCommandLine(
    ['backup', join(folder, 'copy.db'), '--config', join(folder, 'config.yaml')],
    {
      env: { ALTHING_ACCESS_TOKEN: 'syt_not_a_token' },
      print: (line) => complaints.push(line),
      complain: (line) => complaints.push(line),
      ending: AbortSignal.abort(),
      onReload: () => () => undefined,
    },
  );
  expect(complaints).toEqual(['Stopped: there is no copy, and nothing was left behind.']);
  expect(code).toBe(1);
  expect(namesIn(folder)).toEqual([]);
});

test('Ctrl-C at whatever moment leaves a whole copy or nothing', async () => {
  const folder = await folderWith();
  const database = openDatabase(await ledgerFile(folder));
  database.exec(`INSERT INTO inbox (event) VALUES (hex(zeroblob(30000000)))`);
  database.close();
  const program = start(folder, 'backup', 'copy.db');
  const ended = program.finished();
  await expect.poll(() => namesIn(folder), { timeout: 10_000 }).not.toEqual([]);
  program.kill('SIGINT');
  const { code } = await ended;
  expect(namesIn(folder)).toEqual(code === 0 ? ['copy.db'] : []);
});
