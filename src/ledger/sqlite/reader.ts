import type Database from 'better-sqlite3';

import { isOfProposal } from '../../governance/facts.ts';
import { evolve } from '../../governance/proposal/evolve.ts';
import { isEnding } from '../../governance/proposal/facts.ts';
import type { FollowUp } from '../../governance/proposal/follow-ups.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { RosterFact } from '../../governance/roster/facts.ts';
import {
  eventId,
  roomId,
  type BodyId,
  type EventId,
  type Instant,
  type MemberId,
  type ProposalNumber,
  type RoomId,
} from '../../governance/terms.ts';
import { published } from '../record/published.ts';
import { recordOf, type ProposalRecord } from '../record/record.ts';
import type { SearchedText } from '../searched-text.ts';
import type { StoredFact } from '../verify.ts';
import { readFollowUps } from './follow-ups.ts';
import { readTexts } from './register-texts.ts';
import { parseFact } from './parse-fact.ts';

export interface RegisterRow {
  readonly number: number;
  readonly body: string;
  readonly bodyName: string;
  readonly room: string;
  readonly title: string;
  /** Separated by spaces. */
  readonly labels: string;
  readonly proposer: string;
  readonly rule: string;
  /** Number of the proposal that it follows from. */
  readonly about: number | null;
  /** Of its amount, if it is about money. */
  readonly currency: string | null;
  readonly status: string;
  readonly card: string | null;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly closedAt: number | null;
}

interface OutboxRow {
  readonly event: string | null;
  readonly sentAt: number | null;
  readonly failed: string | null;
}

interface OutboxState {
  readonly event: EventId | undefined;
  readonly state: 'waits' | 'sent' | 'given up';
}

/** What the announcement of an end shows, whatever came after it. */
export interface Ending {
  /** Of the fact that ended it. */
  readonly hash: string;
  /** The record that was published. */
  readonly record: ProposalRecord;
  readonly sha256: string;
  /** Whether the record is a file beside the announcement. */
  readonly attached: boolean;
}

/** Reads the database beside a running bot, for checks and exports. */
export class LedgerReader {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** What is not closed yet. */
  liveNumbers(): { readonly number: number; readonly body: BodyId }[] {
    return this.#database
      .prepare<[], { number: number; body: BodyId }>(
        `SELECT number, body FROM register WHERE status IN ('made', 'open') ORDER BY number`,
      )
      .all();
  }

  facts(): Iterable<StoredFact> {
    return this.#database.prepare<[], StoredFact>(`SELECT seq, body, hash FROM facts ORDER BY seq`).iterate();
  }

  /** All proposals as they are now, and how each has ended: twice, where it was declared void after its result. */
  proposals(): {
    readonly proposals: ReadonlyMap<ProposalNumber, Proposal>;
    readonly endings: ReadonlyMap<ProposalNumber, readonly Ending[]>;
  } {
    const proposals = new Map<ProposalNumber, Proposal>();
    const endings = new Map<ProposalNumber, Ending[]>();
    for (const { body, hash } of this.facts()) {
      const fact = parseFact(body);
      if (!isOfProposal(fact)) continue;
      const proposal = evolve(proposals.get(fact.proposal), fact);
      proposals.set(fact.proposal, proposal);
      if (proposal.status !== 'closed' || !isEnding(fact)) continue;
      const record = recordOf(proposal, hash);
      const { sha256, attached } = published(record);
      const earlier = endings.get(fact.proposal) ?? [];
      endings.set(fact.proposal, [...earlier, { hash, record, sha256, attached }]);
    }
    return { proposals, endings };
  }

  /** All that happened to lists of members, in order. */
  *rosterFacts(): Iterable<RosterFact> {
    for (const { body } of this.facts()) {
      const fact = parseFact(body);
      if (!isOfProposal(fact)) yield fact;
    }
  }

  /** What closed proposals wait for. */
  followUps(): FollowUp[] {
    return readFollowUps(this.#database);
  }

  /** When the newest answer of the homeserver that is in it was asked for; undefined before the first. */
  readUntil(): Instant | undefined {
    return this.#database.prepare<[], number>(`SELECT asked_at FROM position`).pluck().get();
  }

  /** What became of a message of the bot's; undefined if none was ever put under this key. */
  sent(key: string): OutboxState | undefined {
    const row = this.#database
      .prepare<[string], OutboxRow>(`SELECT event, sent_at AS sentAt, failed FROM outbox WHERE key = ?`)
      .get(key);
    if (row === undefined) return undefined;
    const state = row.failed !== null ? 'given up' : row.sentAt === null ? 'waits' : 'sent';
    return { event: row.event === null ? undefined : eventId(row.event), state };
  }

  /** The rooms in which somebody is. */
  roomsOf(member: MemberId): RoomId[] {
    return this.#database
      .prepare<[string], string>(`SELECT room FROM memberships WHERE member = ? AND membership = 'join'`)
      .pluck()
      .all(member)
      .map((room) => roomId(room));
  }

  register(): RegisterRow[] {
    return this.#database
      .prepare<[], RegisterRow>(
        `SELECT number, body, body_name AS bodyName, room, title, labels, proposer, rule, about, currency, status, card, opens_at AS opensAt, closes_at AS closesAt, closed_at AS closedAt
         FROM register ORDER BY number`,
      )
      .all();
  }

  /** What decisions are found by, by number. */
  texts(): ReadonlyMap<number, SearchedText> {
    return readTexts(this.#database);
  }

  /** What SQLite itself finds wrong with the file; none when it is sound. */
  damage(): string[] {
    const rows = this.#database.pragma('integrity_check') as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  }
}
