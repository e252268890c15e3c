import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { LedgerError } from '../../../src/ledger/error.ts';
import { openDatabase, openForReading } from '../../../src/ledger/sqlite/open.ts';
import { MIGRATIONS } from '../../../src/ledger/sqlite/schema.ts';
import { databaseIn, temporaryFolder } from '../../support/ledger-file.ts';

/** A database that another program wrote, with this version and journal. */
function foreignDatabase(version: number, journal: 'DELETE' | 'WAL'): string {
  const file = join(temporaryFolder(), 'althing.db');
  const database = new Database(file);
  database.pragma(`journal_mode = ${journal}`);
  database.exec('CREATE TABLE what_this_one_does_not_know (id INTEGER)');
  database.pragma(`user_version = ${String(version)}`);
  database.close();
  return file;
}

function refusalOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof LedgerError) return error.message;
    throw error;
  }
  throw new Error('it was not refused');
}

test('a new database is made, with its folder, and is of this version', () => {
  const file = join(temporaryFolder(), 'deep', 'down', 'althing.db');
  const database = databaseIn(file);
  expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  expect(statSync(file).isFile()).toBe(true);
});

test('every commit reaches the disk', () => {
  const database = databaseIn(join(temporaryFolder(), 'althing.db'));
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  // 2 is FULL.
  expect(database.pragma('synchronous', { simple: true })).toBe(2);
});

test('opening one again changes nothing in it', () => {
  const file = join(temporaryFolder(), 'althing.db');
  const dump = (database: Database.Database) => database.prepare('SELECT * FROM sqlite_schema').all();
  const first = databaseIn(file);
  const before = dump(first);
  first.close();
  expect(dump(databaseIn(file))).toEqual(before);
});

describe('a database of a newer Althing', () => {
  it.each(['DELETE', 'WAL'] as const)('is refused and left as it is, journal %s', (journal) => {
    const file = foreignDatabase(MIGRATIONS.length + 1, journal);
    const before = readFileSync(file);
    const refusal = refusalOf(() => openDatabase(file));
    expect(refusal).toContain(`${file} was written by a newer Althing`);
    expect(refusal).toContain('Nothing was changed. Update Althing and start again.');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is not read either', () => {
    const file = foreignDatabase(MIGRATIONS.length + 1, 'WAL');
    expect(refusalOf(() => openForReading(file))).toContain('was written by a newer Althing');
  });
});

test('a file that is no database is refused and left as it is', () => {
  const file = join(temporaryFolder(), 'althing.db');
  const text = 'Minutes of the meeting of 2 November, which somebody put in the wrong place.\n'.repeat(50);
  writeFileSync(file, text);
  const refusal = refusalOf(() => openDatabase(file));
  expect(refusal).toContain(`The database ${file} can't be used`);
  expect(refusal).toContain('check `storage:` in the configuration');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each([0, MIGRATIONS.length])(
  'a database of another program is refused and left as it is, version %i',
  (version) => {
    const file = foreignDatabase(version, 'DELETE');
    const before = readFileSync(file);
    expect(refusalOf(() => openDatabase(file))).toContain('Check `storage:` in the configuration');
    expect(readFileSync(file).equals(before)).toBe(true);
  },
);

test('a path that is a folder is refused', () => {
  expect(refusalOf(() => openDatabase(temporaryFolder()))).toContain('Check that the file exists');
});

test('a path that leads through a file is refused', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(refusalOf(() => openDatabase(join(file, 'althing.db')))).toContain("can't be used");
});

describe('for reading', () => {
  it('nothing is made where nothing is', () => {
    const file = join(temporaryFolder(), 'althing.db');
    expect(refusalOf(() => openForReading(file))).toContain(`There is no database ${file}`);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('a database of another program is refused', () => {
    const file = foreignDatabase(0, 'WAL');
    expect(refusalOf(() => openForReading(file))).toContain('of another program');
  });

  it('it is opened beside one that writes, and writes nothing itself', () => {
    const file = join(temporaryFolder(), 'althing.db');
    const writing = databaseIn(file);
    const reading = openForReading(file);
    onTestFinished(() => {
      reading.close();
    });
    writing.exec(`INSERT INTO inbox (event) VALUES ('$1')`);
    expect(reading.prepare('SELECT event FROM inbox').all()).toEqual([{ event: '$1' }]);
    expect(() => reading.exec(`INSERT INTO inbox (event) VALUES ('$2')`)).toThrow('readonly');
  });
});
