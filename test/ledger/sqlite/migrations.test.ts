import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { canonicalJson } from '../../../src/ledger/canonical.ts';
import { checkDatabase } from '../../../src/ledger/sqlite/check-database.ts';
import { openDatabase } from '../../../src/ledger/sqlite/open.ts';
import { APPLICATION_ID, MIGRATIONS } from '../../../src/ledger/sqlite/schema.ts';
import { sealed, temporaryFolder } from '../../support/ledger-file.ts';
import { made } from '../../support/proposal-facts.ts';

/** As an Althing of the second version left it, with one proposal. */
function secondVersion(): string {
  const file = join(temporaryFolder(), 'althing.db');
  const database = new Database(file);
  for (const migration of MIGRATIONS.slice(0, 2)) database.exec(migration);
  const fields = { Justification: 'It rains.', Closes: 'in 8 days' };
  const [fact] = sealed([{ ...made, terms: { ...made.terms, labels: ['URGENT', 'GARDEN'], fields } }]);
  const { body, room, bodyName, title, proposer } = made.terms;
  database.prepare(`INSERT INTO facts (seq, body, hash) VALUES (1, ?, ?)`).run(fact?.body, fact?.hash);
  database
    .prepare(
      `INSERT INTO register (number, body, room, body_name, title, labels, proposer, status)
       VALUES (1, ?, ?, ?, ?, 'URGENT GARDEN', ?, 'made')`,
    )
    .run(body, room, bodyName, title, proposer);
  database.pragma('user_version = 2');
  database.pragma(`application_id = ${String(APPLICATION_ID)}`);
  database.pragma('journal_mode = WAL');
  database.close();
  return file;
}

test('a database of an earlier version is in order after its migrations', () => {
  const database = openDatabase(secondVersion());
  expect(checkDatabase(database).problems).toEqual([]);
  expect(database.prepare(`SELECT rule FROM register`).pluck().all()).toEqual(['ordinary']);
  database.close();
});

test('and its proposals can be searched', () => {
  const database = openDatabase(secondVersion());
  const search = database.prepare(`SELECT rowid FROM register_texts WHERE register_texts MATCH ?`).pluck();
  for (const word of ['bench', 'oak', 'garden', 'rains']) expect(search.all(word)).toEqual([1]);
  database.close();
});

test('and its facts are still kept from changing', () => {
  const database = openDatabase(secondVersion());
  const other = canonicalJson({ ...made, seq: 1, cause: '$other' });
  expect(() => database.prepare(`UPDATE facts SET body = ?`).run(other)).toThrow('facts do not change');
  expect(() => database.prepare(`DELETE FROM facts`).run()).toThrow('facts are kept');
  database.close();
});
