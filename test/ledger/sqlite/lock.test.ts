import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { LedgerError } from '../../../src/ledger/error.ts';
import { lockAccount, lockDatabase, type Lock } from '../../../src/ledger/sqlite/lock.ts';
import { startScript } from '../../support/child-process.ts';
import { databaseIn, temporaryFolder } from '../../support/ledger-file.ts';

function kept(lock: Lock): Lock {
  onTestFinished(() => {
    lock.release();
  });
  return lock;
}

describe('a database has one process', () => {
  it('and a second is refused, with a word what to do', () => {
    const file = join(temporaryFolder(), 'althing.db');
    kept(lockDatabase(file));
    const refusal = new LedgerError(`Another Althing already runs on the database ${file}. Stop it first.`);
    expect(() => lockDatabase(file)).toThrow(refusal);
  });

  it('and a refused one leaves the first its lock', () => {
    const file = join(temporaryFolder(), 'althing.db');
    kept(lockDatabase(file));
    expect(() => lockDatabase(file)).toThrow();
    expect(() => lockDatabase(file)).toThrow('already runs');
  });

  it('until that lets go of it', () => {
    const file = join(temporaryFolder(), 'althing.db');
    lockDatabase(file).release();
    kept(lockDatabase(file));
  });

  it('and another database another', () => {
    const folder = temporaryFolder();
    kept(lockDatabase(join(folder, 'one.db')));
    kept(lockDatabase(join(folder, 'two.db')));
  });

  it('which uses it while it has the lock', () => {
    const file = join(temporaryFolder(), 'althing.db');
    kept(lockDatabase(file));
    databaseIn(file).exec(`INSERT INTO inbox (event) VALUES ('$1')`);
  });
});

test('a process that is killed leaves no lock behind', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  const holder = startScript(new URL('../../support/hold-lock.ts', import.meta.url), file);
  await holder.prints('locked');
  expect(() => lockDatabase(file)).toThrow('already runs');
  await holder.kill();
  kept(lockDatabase(file));
});

test('an account has one process, whatever its database', () => {
  const home = `https://${crypto.randomUUID()}.example.coop`;
  kept(lockAccount(home, '@althing:example.coop'));
  expect(() => lockAccount(home, '@althing:example.coop')).toThrow(
    new LedgerError('Another Althing already runs as @althing:example.coop. Stop it first.'),
  );
  kept(lockAccount(home, '@other:example.coop'));
});

test('a lock that cannot be made is explained', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => lockDatabase(join(file, 'althing.db'))).toThrow(LedgerError);
});
