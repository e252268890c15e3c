import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { LedgerError } from '../../../src/ledger/error.ts';
import { checkBeside } from '../../../src/ledger/sqlite/check-beside.ts';
import { databaseIn, temporaryFolder } from '../../support/ledger-file.ts';

const PAGE = 4096;

function checked(file: string): Promise<void> {
  const check = checkBeside(file);
  onTestFinished(() => check.stop());
  return check.sound;
}

test('a sound database is told to be so while somebody has it open', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  databaseIn(file);
  await expect(checked(file)).resolves.toBeUndefined();
});

test('a damaged one is refused with what to do', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  databaseIn(file).close();
  const reading = new Database(file, { readonly: true });
  const row = reading
    .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'register'`)
    .pluck()
    .get();
  reading.close();
  const writing = openSync(file, 'r+');
  writeSync(writing, Buffer.alloc(PAGE, 0xa5), 0, PAGE, ((row ?? 0) - 1) * PAGE);
  closeSync(writing);
  const refusal = await checked(file).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(LedgerError);
  expect(String(refusal)).toContain(`The database ${file} can't be used`);
  expect(String(refusal)).toContain('It is damaged: keep the file aside');
});

test('a check that is stopped keeps nobody waiting', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  databaseIn(file);
  await expect(checkBeside(file).stop()).resolves.toBeUndefined();
});
