import type Database from 'better-sqlite3';

import { memberId } from '../../governance/terms.ts';
import type { ReminderWish, WishChange } from '../ledger.ts';

interface Row {
  readonly member: string;
  readonly zone: string | null;
  readonly since: number;
}

export function readWishes(database: Database.Database): ReminderWish[] {
  return database
    .prepare<[], Row>(`SELECT member, zone, since FROM reminder_wishes ORDER BY member`)
    .all()
    .map(({ member, zone, since }) => ({
      member: memberId(member),
      since,
      ...(zone === null ? {} : { zone }),
    }));
}

/** Puts what somebody wants in the place of what they wanted, inside a commit. */
export function wishesWriter(database: Database.Database): (change: WishChange) => void {
  const forget = database.prepare(`DELETE FROM reminder_wishes WHERE member = ?`);
  const add = database.prepare(`INSERT INTO reminder_wishes (member, zone, since) VALUES (?, ?, ?)`);
  return ({ member, wish }) => {
    forget.run(member);
    if (wish !== undefined) add.run(member, wish.zone ?? null, wish.since);
  };
}
