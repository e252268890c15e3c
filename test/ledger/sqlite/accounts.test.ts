import { join } from 'node:path';

import { expect, test } from 'vitest';

import { memberId } from '../../../src/governance/terms.ts';
import { keepAs, readKeepers } from '../../../src/ledger/sqlite/accounts.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { commitOf, databaseIn, NOW, temporaryFolder } from '../../support/ledger-file.ts';

const OLD = memberId('@althing:old.example');
const NEW = memberId('@althing:new.example');

test('the record knows all accounts that kept it, and the newest keeps it', () => {
  const database = databaseIn(join(temporaryFolder(), 'althing.db'));
  expect(readKeepers(database)).toEqual({ current: undefined, all: new Set(), movedAt: undefined });
  keepAs(database, OLD, NOW);
  expect(readKeepers(database)).toEqual({ current: OLD, all: new Set([OLD]), movedAt: undefined });
  // Another homeserver, another clock.
  keepAs(database, NEW, NOW - 1);
  expect(readKeepers(database)).toEqual({ current: NEW, all: new Set([OLD, NEW]), movedAt: NOW + 1 });
  keepAs(database, OLD, NOW + 5);
  expect(readKeepers(database)).toMatchObject({ current: OLD, movedAt: NOW + 5 });
});

test('how far the rooms were read is forgotten with the account, and with nothing else', async () => {
  const database = databaseIn(join(temporaryFolder(), 'althing.db'));
  const ledger = new SqliteLedger(database, () => NOW);
  await ledger.commit(commitOf({ position: { token: 's1', askedAt: NOW } }));
  // A database from before this was noted.
  keepAs(database, OLD, NOW);
  expect((await ledger.load()).position).toEqual({ token: 's1', askedAt: NOW });
  keepAs(database, NEW, NOW);
  expect((await ledger.load()).position).toBeUndefined();
});
