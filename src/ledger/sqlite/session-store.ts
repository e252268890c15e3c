import type Database from 'better-sqlite3';

import { memberId, type MemberId } from '../../governance/terms.ts';

interface Row {
  readonly user: string;
  readonly device: string;
  readonly access_token: string;
}

interface Session {
  readonly user: MemberId;
  readonly device: string;
  readonly accessToken: string;
}

/** Keeps the device that a password was used for, by the name that the configuration gives. */
export class SqliteSessionStore {
  readonly #load: Database.Statement<[string], Row>;
  readonly #save: Database.Statement;
  readonly #forget: Database.Statement;

  constructor(database: Database.Database) {
    this.#load = database.prepare(`SELECT user, device, access_token FROM session WHERE account = ?`);
    this.#save = database.prepare(
      `INSERT INTO session (account, user, device, access_token) VALUES (?, ?, ?, ?)
       ON CONFLICT (account) DO UPDATE SET user = excluded.user, device = excluded.device,
         access_token = excluded.access_token`,
    );
    this.#forget = database.prepare(`DELETE FROM session WHERE account = ?`);
  }

  load(homeserver: string, user: string): Session | undefined {
    const row = this.#load.get(accountOf(homeserver, user));
    if (row === undefined) return undefined;
    return { user: memberId(row.user), device: row.device, accessToken: row.access_token };
  }

  save(homeserver: string, user: string, session: Session): void {
    this.#save.run(accountOf(homeserver, user), session.user, session.device, session.accessToken);
  }

  forget(homeserver: string, user: string): void {
    this.#forget.run(accountOf(homeserver, user));
  }
}

function accountOf(homeserver: string, user: string): string {
  return `${user} ${homeserver}`;
}
