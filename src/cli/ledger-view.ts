import type Database from 'better-sqlite3';

import type { LedgerView } from '../assembly/comparison/views.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';

/** All of one moment, but for what is looked up as it is needed. */
export function ledgerView(database: Database.Database): LedgerView {
  const reader = new LedgerReader(database);
  const { readUntil, all } = database.transaction(() => ({
    readUntil: reader.readUntil(),
    all: reader.proposals(),
  }))();
  return {
    readUntil,
    proposals: [...all.proposals.values()].map((proposal) => ({
      proposal,
      endings: all.endings.get(proposal.number) ?? [],
    })),
    sent: (key) => reader.sent(key),
    roomsOf: (member) => reader.roomsOf(member),
  };
}
