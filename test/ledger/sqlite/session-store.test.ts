import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memberId } from '../../../src/governance/terms.ts';
import { SqliteSessionStore } from '../../../src/ledger/sqlite/session-store.ts';
import { databaseIn, temporaryFolder } from '../../support/ledger-file.ts';

const HOME = 'https://matrix.example.coop';
const session = { user: memberId('@althing:example.coop'), device: 'DEVICE', accessToken: 'token' };

test('the session of an account is kept, replaced and forgotten', () => {
  const store = new SqliteSessionStore(databaseIn(join(temporaryFolder(), 'althing.db')));
  expect(store.load(HOME, 'althing')).toBeUndefined();
  store.save(HOME, 'althing', session);
  expect(store.load(HOME, 'althing')).toEqual(session);
  store.save(HOME, 'althing', { ...session, accessToken: 'newer' });
  expect(store.load(HOME, 'althing')).toEqual({ ...session, accessToken: 'newer' });
  store.forget(HOME, 'althing');
  expect(store.load(HOME, 'althing')).toBeUndefined();
});

test('a session is of one account on one homeserver', () => {
  const store = new SqliteSessionStore(databaseIn(join(temporaryFolder(), 'althing.db')));
  store.save(HOME, 'althing', session);
  expect(store.load(HOME, 'other')).toBeUndefined();
  expect(store.load('https://other.example.coop', 'althing')).toBeUndefined();
});

test('it is there when the file is opened again', () => {
  const file = join(temporaryFolder(), 'althing.db');
  const before = databaseIn(file);
  new SqliteSessionStore(before).save(HOME, 'althing', session);
  before.close();
  expect(new SqliteSessionStore(databaseIn(file)).load(HOME, 'althing')).toEqual(session);
});
