import type Database from 'better-sqlite3';

import { memberId, type Instant, type MemberId } from '../../governance/terms.ts';

interface Row {
  readonly user: string;
  readonly since: number;
}

/** Who keeps the record, and who kept it before. */
export interface Keepers {
  readonly current: MemberId | undefined;
  readonly all: ReadonlySet<MemberId>;
  /** When the record came from one account to another; undefined while there was no other. */
  readonly movedAt: Instant | undefined;
}

export function readKeepers(database: Database.Database): Keepers {
  const rows = database.prepare<[], Row>(`SELECT user, since FROM accounts ORDER BY since DESC, user`).all();
  const [newest] = rows;
  return {
    current: newest === undefined ? undefined : memberId(newest.user),
    all: new Set(rows.map(({ user }) => memberId(user))),
    movedAt: rows.length > 1 ? newest?.since : undefined,
  };
}

/**
 * From now on this account keeps the record. How far the former had read is forgotten: a position is one account's
 * on one homeserver, and elsewhere may mean another time.
 */
export function keepAs(database: Database.Database, user: MemberId, since: Instant): void {
  const { current } = readKeepers(database);
  database.transaction(() => {
    database
      .prepare(
        `INSERT INTO accounts (user, since) VALUES (?, max(?, (SELECT coalesce(max(since), 0) + 1 FROM accounts)))
         ON CONFLICT (user) DO UPDATE SET since = excluded.since`,
      )
      .run(user, since);
    if (current !== undefined) database.prepare(`DELETE FROM position`).run();
  })();
}
