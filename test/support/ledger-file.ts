import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { AnyFact } from '../../src/governance/facts.ts';
import type { Instant } from '../../src/governance/terms.ts';
import { GENESIS, seal, type Head, type SealedFact } from '../../src/ledger/chain.ts';
import type { Commit } from '../../src/ledger/ledger.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { utc } from './times.ts';

/** What the clock says while these ledgers are written. */
export const NOW: Instant = utc('2026-11-03 12:00');

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'althing-ledger-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** The database in a file, new or as another left it; closed when the test is over. */
export function databaseIn(file: string): Database.Database {
  const database = openDatabase(file);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

export function ledgerIn(file: string, now: () => Instant = () => NOW): SqliteLedger {
  return new SqliteLedger(databaseIn(file), now);
}

export function newLedger(): SqliteLedger {
  return ledgerIn(join(temporaryFolder(), 'althing.db'));
}

/** Facts as links of the chain, the first of them after `head`. */
export function sealed(facts: readonly AnyFact[], head: Head = GENESIS): SealedFact[] {
  let last = head;
  return facts.map((fact) => {
    const link = seal(last, fact);
    last = link;
    return link;
  });
}

/** A commit of this and nothing else. */
export function commitOf(what: Partial<Commit>): Commit {
  return { facts: [], messages: [], memberships: [], handled: [], seen: [], ...what };
}
