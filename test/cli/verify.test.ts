import { readFile, writeFile } from 'node:fs/promises';

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { hashOf } from '../../src/ledger/chain.ts';
import { ledgerFile } from './ledger-file.ts';
import { althing, folderWith } from './support.ts';

/** Does what only somebody with the file and bad intentions can do. */
function tamper(file: string, ...statements: readonly string[]): void {
  const database = new Database(file);
  for (const trigger of ['facts_are_kept', 'facts_do_not_change']) database.exec(`DROP TRIGGER ${trigger}`);
  for (const statement of statements) database.exec(statement);
  database.close();
}

test('a record that nobody touched is in order', async () => {
  const folder = await folderWith();
  await ledgerFile(folder);
  const { code, out } = await althing(folder, 'verify');
  expect(code).toBe(0);
  expect(out).toMatch(/^In order: 6 facts, 1 outcomes recomputed. Newest hash: [0-9a-f]{64}/u);
});

test.for([
  [
    'a choice',
    `UPDATE facts SET body = replace(body, '"choice":"disagree"', '"choice":"agree"') WHERE seq = 4`,
    'fact 4:',
  ],
  [
    'one letter of a reason',
    `UPDATE facts SET body = replace(body, 'it is time', 'it is tame') WHERE seq = 4`,
    'fact 4:',
  ],
  ['white space', `UPDATE facts SET body = body || ' ' WHERE seq = 3`, 'fact 3:'],
  ['a hash', `UPDATE facts SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 2`, 'fact 2:'],
  ['a vote in the middle, cut out', `DELETE FROM facts WHERE seq = 4`, 'fact 5: it follows fact 3'],
  ['the closing at the end, cut off', `DELETE FROM facts WHERE seq = 6`, 'register: proposal 1'],
  ['the register', `UPDATE register SET status = 'not passed'`, 'register: proposal 1'],
] as const)('%s: it is altered, and named', async ([, statement, named]) => {
  const folder = await folderWith();
  tamper(await ledgerFile(folder), statement);
  const { code, err } = await althing(folder, 'verify');
  expect(code).toBe(1);
  expect(err).toContain(named);
});

test('an outcome that does not follow from the votes is named, though its chain was forged to fit', async () => {
  const folder = await folderWith();
  const file = await ledgerFile(folder);
  tamper(file);
  const database = new Database(file);
  const rows = database.prepare<[], { seq: number; body: string }>('SELECT seq, body FROM facts').all();
  let hash = '0'.repeat(64);
  for (const { seq, body } of rows) {
    const forged = body.replace('"outcome":"passed"', '"outcome":"not passed"');
    hash = hashOf(hash, forged);
    database.prepare('UPDATE facts SET body = ?, hash = ? WHERE seq = ?').run(forged, hash, seq);
  }
  database.prepare(`UPDATE register SET status = 'not passed'`).run();
  database.close();
  const { code, err } = await althing(folder, 'verify');
  expect(code).toBe(1);
  expect(err).toContain('fact 6: "proposal closed" of proposal 1 does not follow');
});

test('a file that was damaged is told, with what to do', async () => {
  const folder = await folderWith();
  const file = await ledgerFile(folder);
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0xff, 4096, 3 * 4096));
  const { code, err } = await althing(folder, 'verify');
  expect(err).toMatch(/^The database .* can't be used: .* It is damaged: keep the file aside, .*\n$/u);
  expect(code).toBe(4);
});

test('without a database, verify and export say so', async () => {
  const folder = await folderWith();
  const { code, err } = await althing(folder, 'verify');
  expect(code).toBe(4);
  expect(err).toMatch(/There is no database .*has not run/u);
});
