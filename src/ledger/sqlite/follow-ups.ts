import type Database from 'better-sqlite3';

import type { FollowUp, FollowUpKind } from '../../governance/proposal/follow-ups.ts';
import { proposalNumber } from '../../governance/terms.ts';
import type { FollowUpsChange } from '../ledger.ts';

interface Row {
  readonly proposal: number;
  readonly kind: FollowUpKind;
  readonly dueAt: number;
}

/** What closed proposals wait for, by number and time. */
export function readFollowUps(database: Database.Database): FollowUp[] {
  return database
    .prepare<[], Row>(
      `SELECT proposal, kind, due_at AS dueAt FROM follow_ups ORDER BY proposal, due_at, kind`,
    )
    .all()
    .map(({ proposal, kind, dueAt }) => ({ proposal: proposalNumber(proposal), kind, dueAt }));
}

/** Puts a proposal's follow-ups in the place of those before, inside a commit. */
export function followUpsWriter(database: Database.Database): (change: FollowUpsChange) => void {
  const forget = database.prepare(`DELETE FROM follow_ups WHERE proposal = ?`);
  const add = database.prepare(`INSERT INTO follow_ups (proposal, kind, due_at) VALUES (?, ?, ?)`);
  return ({ proposal, followUps }) => {
    forget.run(proposal);
    for (const { kind, dueAt } of followUps) add.run(proposal, kind, dueAt);
  };
}
