import type Database from 'better-sqlite3';

import { eventId, type EventId, type Instant } from '../../governance/terms.ts';
import type { Backlog, Outbox, Waiting } from '../ledger.ts';
import { orExplained } from './explained.ts';
import { laneOf, lineOf, type Outgoing } from '../outgoing.ts';

interface WaitingRow {
  readonly outgoing: string;
  readonly since: number;
}

interface HeadRow extends WaitingRow {
  readonly length: number;
}

/** Messages on their way out. What is sent keeps its key and event id, and loses its text. */
export class SqliteOutbox implements Outbox {
  readonly #put: Database.Statement;
  readonly #seen: Database.Statement;
  readonly #waiting: Database.Statement<[{ except: string; limit: number }], WaitingRow>;
  readonly #heads: Database.Statement<[], HeadRow>;
  readonly #eventOf: Database.Statement<[string], { event: string | null }>;
  readonly #keyOf: Database.Statement<[string], { key: string }>;
  readonly #sent: Database.Statement;
  readonly #failed: Database.Statement;

  readonly #file: string;

  constructor(database: Database.Database) {
    this.#file = database.name;
    // A key that is there already is the same message: it was, or will be, sent once.
    this.#put = database.prepare(
      `INSERT INTO outbox (key, lane, line, outgoing, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
    );
    // Seen in the room before this database knew of it: it was restored from an older copy.
    this.#seen = database.prepare(
      `INSERT INTO outbox (key, lane, line, since, sent_at, event) VALUES (?, 'text', '', ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET event = excluded.event, outgoing = NULL,
         sent_at = coalesce(sent_at, excluded.sent_at)`,
    );
    const waits = `sent_at IS NULL AND failed IS NULL AND line NOT IN (SELECT value FROM json_each(@except))`;
    const isAnswer = `key >= 'answer:' AND key < 'answer;'`;
    // The second part is not looked at while the first has enough.
    this.#waiting = database.prepare(
      `SELECT * FROM (SELECT outgoing, since FROM outbox INDEXED BY outbox_answers WHERE ${waits} AND ${isAnswer}
         ORDER BY seq LIMIT @limit)
       UNION ALL
       SELECT * FROM (SELECT outgoing, since FROM outbox WHERE ${waits} AND NOT (${isAnswer})
         ORDER BY lane DESC, seq LIMIT @limit)
       LIMIT @limit`,
    );
    // With min(), SQLite takes the other columns from the row that has it.
    this.#heads = database.prepare(
      `SELECT outgoing, since, min(seq), count(*) AS length FROM outbox
       WHERE sent_at IS NULL AND failed IS NULL GROUP BY line ORDER BY min(seq)`,
    );
    this.#eventOf = database.prepare(`SELECT event FROM outbox WHERE key = ?`);
    this.#keyOf = database.prepare(`SELECT key FROM outbox WHERE event = ?`);
    this.#sent = database.prepare(
      `UPDATE outbox SET sent_at = ?, event = coalesce(?, event), outgoing = NULL WHERE key = ?`,
    );
    this.#failed = database.prepare(`UPDATE outbox SET failed = ? WHERE key = ?`);
  }

  /** Inside a commit. */
  put(outgoing: Outgoing, at: Instant): void {
    this.#put.run(outgoing.key, laneOf(outgoing), lineOf(outgoing), JSON.stringify(outgoing), at);
  }

  /** Inside a commit. */
  seen(key: string, event: EventId, at: Instant): void {
    this.#seen.run(key, at, at, event);
  }

  waiting(limit: number, except: readonly string[]): Promise<readonly Waiting[]> {
    return orExplained(this.#file, () =>
      this.#waiting.all({ except: JSON.stringify(except), limit }).map(read),
    );
  }

  backlog(): Promise<Backlog> {
    return orExplained(this.#file, () => {
      const rows = this.#heads.all();
      return { depth: rows.reduce((sum, { length }) => sum + length, 0), heads: rows.map(read) };
    });
  }

  eventOf(key: string): Promise<EventId | undefined> {
    return orExplained(this.#file, () => {
      const event = this.#eventOf.get(key)?.event ?? undefined;
      return event === undefined ? undefined : eventId(event);
    });
  }

  keyOf(event: EventId): Promise<string | undefined> {
    return orExplained(this.#file, () => this.#keyOf.get(event)?.key);
  }

  markSent(key: string, event: EventId | undefined, at: Instant): Promise<void> {
    return orExplained(this.#file, () => void this.#sent.run(at, event ?? null, key));
  }

  markFailed(key: string, why: string): Promise<void> {
    return orExplained(this.#file, () => void this.#failed.run(why, key));
  }
}

/** Written by put above and by nothing else. */
function read({ outgoing, since }: WaitingRow): Waiting {
  return { outgoing: JSON.parse(outgoing) as Outgoing, since };
}
