import type Database from 'better-sqlite3';

import { isOfProposal } from '../../governance/facts.ts';
import type { Fact } from '../../governance/proposal/facts.ts';
import type { RosterFact } from '../../governance/roster/facts.ts';
import {
  memberId,
  roomId,
  type BodyId,
  type EventId,
  type Instant,
  type ProposalNumber,
  type RoomId,
} from '../../governance/terms.ts';
import { GENESIS, type Head } from '../chain.ts';
import type {
  Commit,
  DecisionsSearch,
  FoundDecisions,
  Ledger,
  Loaded,
  Membership,
  Position,
  RegisterEntry,
} from '../ledger.ts';
import { explained, orExplained } from './explained.ts';
import { FactLists } from './fact-lists.ts';
import { FilePlace } from './file-place.ts';
import { followUpsWriter, readFollowUps } from './follow-ups.ts';
import { KnownCauses } from './known-causes.ts';
import { parseFact } from './parse-fact.ts';
import { Register } from './register.ts';
import { Related } from './related.ts';
import { readWishes, wishesWriter } from './reminder-wishes.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

interface MembershipRow {
  readonly room: string;
  readonly member: string;
  readonly membership: Membership;
  readonly since: number | null;
}

/** The ledger in one SQLite file, written by one process. */
export class SqliteLedger implements Ledger {
  readonly outbox: SqliteOutbox;
  readonly #database: Database.Database;
  readonly #register: Register;
  readonly #related: Related;
  readonly #write: (commit: Commit, at: Instant) => () => void;
  readonly #wasHandled: Database.Statement<[string]>;
  readonly #madeBy: Database.Statement<[string], { body: string }>;
  readonly #lists: FactLists;
  readonly #known: KnownCauses;
  readonly #now: () => Instant;
  readonly #place: FilePlace;

  constructor(database: Database.Database, now: () => Instant) {
    this.#database = database;
    this.#place = new FilePlace(database);
    this.#now = now;
    this.#register = new Register(database);
    this.#related = new Related(database);
    this.outbox = new SqliteOutbox(database);
    this.#lists = new FactLists(database);
    this.#write = this.#prepareWrite();
    this.#wasHandled = database.prepare(`SELECT 1 FROM inbox WHERE event = ?`);
    this.#madeBy = database.prepare(`SELECT body FROM causes CROSS JOIN facts ON seq = fact WHERE cause = ?`);
    this.#known = new KnownCauses(database);
  }

  load(): Promise<Loaded> {
    return this.#read(() => this.#load());
  }

  #load(): Loaded {
    const head = this.#database
      .prepare<[], Head>(`SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1`)
      .get();
    const last = this.#database
      .prepare<[], { number: number | null }>(`SELECT max(number) AS number FROM register`)
      .get();
    const position = this.#database
      .prepare<[], Position>(`SELECT token, asked_at AS askedAt FROM position`)
      .get();
    return {
      head: head ?? GENESIS,
      lastNumber: last?.number ?? 0,
      position,
      newestTime: position?.askedAt ?? this.#newestTime(),
      begunAt: this.#begunAt(),
      liveFacts: this.#liveFacts(),
      rosterFacts: this.#rosterFacts(),
      followUps: readFollowUps(this.#database),
      wishes: readWishes(this.#database),
      memberships: this.#memberships(),
    };
  }

  commit(commit: Commit): Promise<void> {
    return this.#read(() => {
      this.#place.check();
      this.#write(commit, this.#now())();
    });
  }

  wasHandled(event: EventId): Promise<boolean> {
    return this.#read(() => this.#wasHandled.get(event) !== undefined);
  }

  knows(event: EventId): Promise<boolean> {
    return this.#read(() => this.#known.has(event));
  }

  madeBy(command: EventId): Promise<ProposalNumber | undefined> {
    return this.#read(() => {
      const found = this.#madeBy.get(command);
      const fact = found === undefined ? undefined : parseFact(found.body);
      return fact?.type === 'proposal made' ? fact.proposal : undefined;
    });
  }

  factsOf(number: ProposalNumber): Promise<readonly Fact[]> {
    return this.#read(() => this.#lists.of(number).flatMap(proposalFact));
  }

  numbersAbout(number: ProposalNumber): Promise<readonly ProposalNumber[]> {
    return this.#read(() => this.#related.about(number));
  }

  withMoney(body: BodyId): Promise<readonly ProposalNumber[]> {
    return this.#read(() => this.#related.withMoney(body));
  }

  closedByCard(card: EventId, room: RoomId): Promise<RegisterEntry | undefined> {
    return this.#read(() => this.#register.closedByCard(card, room));
  }

  search(query: DecisionsSearch): Promise<FoundDecisions> {
    return this.#read(() => this.#register.search(query));
  }

  /** What fails is the database's doing, whatever was asked. */
  #read<Value>(read: () => Value): Promise<Value> {
    return orExplained(this.#database.name, read);
  }

  close(): void {
    this.#database.close();
  }

  #begunAt(): Instant {
    const now = this.#now();
    this.#database.prepare(`INSERT INTO beginning (id, at) VALUES (1, ?) ON CONFLICT DO NOTHING`).run(now);
    return this.#database.prepare<[], { at: number }>(`SELECT at FROM beginning`).get()?.at ?? now;
  }

  /** Without a position everything has to be looked through. */
  #newestTime(): Instant | undefined {
    const newest = this.#database
      .prepare<[], { at: number | null }>(
        `SELECT max(at) AS at FROM (
           SELECT max(since) AS at FROM outbox
           UNION ALL SELECT json_extract(body, '$.at') FROM facts WHERE seq = (SELECT max(seq) FROM facts))`,
      )
      .get();
    return newest?.at ?? undefined;
  }

  *#liveFacts(): Iterable<Fact> {
    try {
      yield* this.#lists.live();
    } catch (error) {
      throw explained(error, this.#database.name);
    }
  }

  *#rosterFacts(): Iterable<RosterFact> {
    try {
      for (const body of this.#lists.ofRosters()) {
        const fact = parseFact(body);
        if (!isOfProposal(fact)) yield fact;
      }
    } catch (error) {
      throw explained(error, this.#database.name);
    }
  }

  #memberships(): Loaded['memberships'] {
    const rows = this.#database
      .prepare<[], MembershipRow>(`SELECT room, member, membership, since FROM memberships`)
      .all();
    return rows.map(({ room, member, membership, since }) => ({
      room: roomId(room),
      member: memberId(member),
      membership,
      ...(since === null ? {} : { since }),
    }));
  }

  /** What it gives is to be called when all is on disk. */
  #prepareWrite(): (commit: Commit, at: Instant) => () => void {
    const database = this.#database;
    const addFact = database.prepare(`INSERT INTO facts (seq, body, hash) VALUES (?, ?, ?)`);
    const handle = database.prepare(`INSERT INTO inbox (event) VALUES (?) ON CONFLICT DO NOTHING`);
    const enter = database.prepare(
      `INSERT INTO memberships (room, member, membership, since) VALUES (?, ?, ?, ?)
       ON CONFLICT (room, member) DO UPDATE SET membership = excluded.membership, since = excluded.since`,
    );
    const setAside = database.prepare(
      `INSERT INTO set_aside (event, room, at, error) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    const move = database.prepare(
      `INSERT INTO position (id, token, asked_at) VALUES (1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET token = excluded.token, asked_at = excluded.asked_at`,
    );
    const follow = followUpsWriter(database);
    const want = wishesWriter(database);
    return database.transaction((commit: Commit, at: Instant) => {
      // Before anything else: what is live is known by what is there so far.
      const listed = this.#lists.add(commit.facts);
      for (const { seq, body, hash, fact } of commit.facts) {
        addFact.run(seq, body, hash);
        if (isOfProposal(fact)) this.#register.project(fact);
      }
      for (const change of commit.followUps ?? []) follow(change);
      for (const change of commit.wishes ?? []) want(change);
      for (const { key, event } of commit.seen) this.outbox.seen(key, event, at);
      for (const outgoing of commit.messages) this.outbox.put(outgoing, at);
      for (const event of commit.handled) handle.run(event);
      for (const { event, room, error } of commit.setAside ?? []) setAside.run(event, room, at, error);
      for (const { room, member, membership, since } of commit.memberships) {
        enter.run(room, member, membership, since ?? null);
      }
      if (commit.position !== undefined) move.run(commit.position.token, commit.position.askedAt);
      return listed;
    });
  }
}

function proposalFact(body: string): Fact[] {
  const fact = parseFact(body);
  return isOfProposal(fact) ? [fact] : [];
}
