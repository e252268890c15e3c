import type Database from 'better-sqlite3';

import { isOfProposal } from '../../governance/facts.ts';
import { isAboutVotes, isEnding, type Fact } from '../../governance/proposal/facts.ts';
import type { MemberId, ProposalNumber } from '../../governance/terms.ts';
import type { SealedFact } from '../chain.ts';
import { parseFact } from './parse-fact.ts';

interface Row {
  readonly seq: number;
  readonly body: string;
}

/** So many facts are read at once. */
const PAGE = 1000;

/** Rosters have no number. */
const ROSTERS = 0;

/**
 * Which facts are whose, and what they rest on. Of what is over, and of rosters, the database keeps the list. Of live
 * proposals memory does: their votes come by the thousand, and an index on disk would cost more than all else that
 * is done with them.
 */
export class FactLists {
  readonly #list: Database.Statement<[number, number]>;
  readonly #rests: Database.Statement<[string, number]>;
  readonly #listed: Database.Statement<[number], { body: string }>;
  readonly #each: Database.Statement<[string], { body: string }>;
  readonly #alive: Database.Statement<[], number>;
  readonly #oldest: Database.Statement<[], number>;
  readonly #page: Database.Statement<[number], Row>;
  #live: Map<ProposalNumber, number[]> | undefined;

  constructor(database: Database.Database) {
    this.#list = database.prepare(
      `INSERT INTO facts_of (proposal, fact) VALUES (?, ?) ON CONFLICT DO NOTHING`,
    );
    this.#rests = database.prepare(`INSERT INTO causes (cause, fact) VALUES (?, ?)`);
    this.#listed = database.prepare(
      `SELECT body FROM facts_of CROSS JOIN facts ON seq = fact WHERE proposal = ? ORDER BY fact`,
    );
    this.#each = database.prepare(
      `SELECT body FROM json_each(?) CROSS JOIN facts ON seq = value ORDER BY seq`,
    );
    this.#alive = database
      .prepare<[], number>(`SELECT number FROM register WHERE status IN ('made', 'open')`)
      .pluck();
    this.#oldest = database
      .prepare<[], number>(
        `SELECT fact FROM register CROSS JOIN facts_of ON proposal = number WHERE status IN ('made', 'open')
         ORDER BY fact LIMIT 1`,
      )
      .pluck();
    this.#page = database.prepare(
      `SELECT seq, body FROM facts WHERE seq >= ? ORDER BY seq LIMIT ${String(PAGE)}`,
    );
  }

  /** The texts of a proposal's facts, in order. */
  of(number: ProposalNumber): string[] {
    const live = this.#known().get(number);
    const rows = live === undefined ? this.#listed.all(number) : this.#each.all(JSON.stringify(live));
    return rows.map(({ body }) => body);
  }

  /** The texts of all rosters' facts, in order. */
  *ofRosters(): Iterable<string> {
    for (const { body } of this.#listed.iterate(ROSTERS)) yield body;
  }

  /** All facts of the proposals that are not over, in order. What is over was mostly over before they began. */
  *live(): Iterable<Fact> {
    const alive = new Set(this.#alive.all());
    const lists = new Map<ProposalNumber, number[]>();
    const voters = new Map<MemberId, MemberId>();
    for (const { seq, body } of this.#since(this.#oldest.get() ?? Infinity)) {
      const fact = parseFact(body);
      if (!isOfProposal(fact) || !alive.has(fact.proposal)) continue;
      append(lists, fact.proposal, seq);
      if (fact.type === 'vote cast') Object.assign(fact, { voter: once(voters, fact.voter) });
      yield fact;
    }
    this.#live = lists;
  }

  /** In pages, which costs half of what row by row does. */
  *#since(first: number): Iterable<Row> {
    for (let page: readonly Row[] = [{ seq: first - 1, body: '' }]; page.length > 0;) {
      page = this.#page.all((page.at(-1)?.seq ?? 0) + 1);
      yield* page;
    }
  }

  /**
   * Inside a commit: lists its facts.
   * @returns brings memory up to date; to be called when the commit is on disk
   */
  add(facts: readonly SealedFact[]): () => void {
    const live = this.#known();
    const added = new Map<ProposalNumber, number[]>();
    const over = new Set<ProposalNumber>();
    for (const { seq, fact } of facts) {
      if (!isOfProposal(fact)) {
        this.#list.run(ROSTERS, seq);
        this.#rests.run(fact.cause, seq);
        continue;
      }
      const number = fact.proposal;
      if (!isAboutVotes(fact)) this.#rests.run(fact.cause, seq);
      const begins = fact.type === 'proposal made';
      const lives = (begins || live.has(number) || added.has(number)) && !over.has(number);
      if (lives) append(added, number, seq);
      if (begins || !lives) this.#list.run(number, seq);
      if (!lives || !isEnding(fact)) continue;
      over.add(number);
      for (const each of [...(live.get(number) ?? []), ...(added.get(number) ?? [])])
        this.#list.run(number, each);
    }
    return () => {
      for (const [number, seqs] of added) for (const seq of seqs) append(live, number, seq);
      for (const number of over) live.delete(number);
    };
  }

  #known(): Map<ProposalNumber, number[]> {
    if (this.#live === undefined) for (const _fact of this.live());
    return (this.#live ??= new Map<ProposalNumber, number[]>());
  }
}

/** One string for all votes of somebody: each that is read is one of its own. */
function once(known: Map<MemberId, MemberId>, member: MemberId): MemberId {
  const same = known.get(member);
  if (same === undefined) known.set(member, member);
  return same ?? member;
}

function append(lists: Map<ProposalNumber, number[]>, number: ProposalNumber, seq: number): void {
  const list = lists.get(number);
  if (list === undefined) lists.set(number, [seq]);
  else list.push(seq);
}
