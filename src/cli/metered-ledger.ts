import type Database from 'better-sqlite3';

import type { Instant } from '../governance/terms.ts';
import type { Commit } from '../ledger/ledger.ts';
import { SqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import type { Meter } from '../observe/meter.ts';

/** A ledger whose commits are counted and timed. */
export class MeteredLedger extends SqliteLedger {
  readonly #meter: Meter;

  constructor(database: Database.Database, now: () => Instant, meter: Meter) {
    super(database, now);
    this.#meter = meter;
  }

  override async commit(commit: Commit): Promise<void> {
    const begun = performance.now();
    await super.commit(commit);
    const closings = commit.facts.filter(({ fact }) => fact.type === 'proposal closed').length;
    this.#meter.committed({ facts: commit.facts.length, closings }, performance.now() - begun);
  }
}
