import { join } from 'node:path';

import { expect, test } from 'vitest';

import { keepRecord } from '../../src/cli/keep-record.ts';
import { memberId, type MemberId } from '../../src/governance/terms.ts';
import { startLog } from '../../src/observe/log.ts';
import { databaseIn, NOW, temporaryFolder } from '../support/ledger-file.ts';

const OLDEST = memberId('@althing:oldest.example');
const OLD = memberId('@althing:old.example');
const NEW = memberId('@althing:new.example');

/** A record, and how an account with this configuration takes it. */
function record(): (bot: MemberId, ...formerAccounts: MemberId[]) => unknown {
  const storage = join(temporaryFolder(), 'althing.db');
  const database = databaseIn(storage);
  const log = startLog('silent');
  return (bot, ...formerAccounts) =>
    keepRecord({ storage, matrix: { formerAccounts } }, database, bot, log, NOW);
}

test('a record goes from account to account as the configuration names them', () => {
  const takenBy = record();
  expect(takenBy(OLD)).toEqual({ current: OLD, all: new Set([OLD]), movedAt: undefined });
  expect(takenBy(OLD)).toMatchObject({ movedAt: undefined });
  expect(() => takenBy(NEW)).toThrow(/is the record of @althing:old\.example, .* Nothing was changed/u);
  expect(() => takenBy(NEW, OLDEST)).toThrow(/formerAccounts: \['@althing:old\.example'\]/u);
  expect(takenBy(OLD)).toMatchObject({ current: OLD });
  expect(takenBy(NEW, OLD)).toMatchObject({ current: NEW, all: new Set([OLD, NEW]) });
  // Named once, it is known from then on.
  expect(takenBy(NEW)).toMatchObject({ current: NEW, all: new Set([OLD, NEW]) });
});

test('of a record that was begun before accounts were noted, the configuration knows the former', () => {
  const takenBy = record();
  expect(takenBy(NEW, OLDEST, OLD)).toMatchObject({ current: NEW, all: new Set([OLDEST, OLD, NEW]) });
});

test('a move that is broken off is begun anew, and forgets no former account', () => {
  const storage = join(temporaryFolder(), 'althing.db');
  const database = databaseIn(storage);
  const take = () =>
    keepRecord(
      { storage, matrix: { formerAccounts: [OLDEST, OLD] } },
      database,
      NEW,
      startLog('silent'),
      NOW,
    );
  database.exec(
    `CREATE TRIGGER broken BEFORE INSERT ON accounts WHEN NEW.user = '${OLD}' BEGIN SELECT RAISE(ABORT, 'broken off'); END`,
  );
  expect(take).toThrow('broken off');
  database.exec(`DROP TRIGGER broken`);
  expect(take()).toMatchObject({ current: NEW, all: new Set([OLDEST, OLD, NEW]) });
});
