import type Database from 'better-sqlite3';

import type { Terms, Wording } from '../../governance/proposal/facts.ts';
import { bodyId, eventId, proposalNumber, roomId, type ProposalNumber } from '../../governance/terms.ts';
import { MOST_COUNTED, type Decision, type DecisionsSearch, type FoundDecisions } from '../ledger.ts';
import { fieldsText, searchedText, type SearchedText } from '../searched-text.ts';

/** Of what has the words, the newest so many are looked at; some of it is open, or from before the time asked for. */
const LOOKED_AT = 1000;
/** A beginning of a word is looked for from this length on. */
const SHORTEST_BEGINNING = 2;

interface Row {
  readonly number: number;
  readonly title: string;
  readonly labels: string;
  readonly body: string;
  readonly bodyName: string;
  readonly room: string;
  readonly card: string;
  readonly outcome: Decision['outcome'];
  readonly closedAt: number;
}

const COLUMNS = `number, title, labels, register.body, body_name AS bodyName, room, card, status AS outcome, closed_at AS closedAt`;

/** The texts of all proposals in a full-text index, in step with the register, and what is found with it. */
export class RegisterTexts {
  readonly #write: Database.Statement<[number, string, string, string, string, string]>;
  readonly #revise: Database.Statement<[string, string, string, number]>;
  readonly #withWords: Database.Statement<[string, string, number], Row>;
  readonly #howMany: Database.Statement<[string], number>;
  readonly #newest: Database.Statement<[string, number], Row>;

  constructor(database: Database.Database) {
    this.#write = database.prepare(
      `INSERT INTO register_texts (rowid, body, title, labels, fields, details) VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#revise = database.prepare(
      `UPDATE register_texts SET title = ?, fields = ?, details = ? WHERE rowid = ?`,
    );
    // CROSS JOIN keeps the order: the other way around all decisions would be gone through.
    this.#withWords = database.prepare(
      `SELECT ${COLUMNS} FROM (
         SELECT rowid AS found FROM register_texts WHERE register_texts MATCH ? ORDER BY rowid DESC LIMIT ${String(LOOKED_AT)}
       ) CROSS JOIN register ON number = found
       WHERE register.body IN (SELECT value FROM json_each(?)) AND closed_at >= ?
       ORDER BY closed_at DESC, number DESC LIMIT ${String(MOST_COUNTED)}`,
    );
    this.#howMany = database
      .prepare<[string], number>(
        `SELECT count(*) FROM (SELECT 1 FROM register_texts WHERE register_texts MATCH ? LIMIT ${String(LOOKED_AT)})`,
      )
      .pluck();
    this.#newest = database.prepare(
      `SELECT ${COLUMNS} FROM register WHERE register.body = ? AND closed_at >= ?
       ORDER BY closed_at DESC, number DESC LIMIT ${String(MOST_COUNTED)}`,
    );
  }

  /** Inside a commit, as all that writes: what a proposal says. */
  write(number: ProposalNumber, terms: Parameters<typeof searchedText>[0]): void {
    const { body, title, labels, fields, details } = searchedText(terms);
    this.#write.run(number, body, title, labels, fields, details);
  }

  revise(number: ProposalNumber, { title, fields, details }: Wording): void {
    this.#revise.run(title, fieldsText(fields), details, number);
  }

  search({ bodies, words, since = 0, limit }: DecisionsSearch): FoundDecisions {
    if (bodies.length === 0) return { total: 0, decisions: [] };
    const rows =
      words.length === 0
        ? bodies.flatMap((body) => this.#newest.all(body, since)).toSorted(newestFirst)
        : this.#withWords.all(this.#expression(words, bodies), JSON.stringify(bodies), since);
    return { total: Math.min(rows.length, MOST_COUNTED), decisions: rows.slice(0, limit).map(decisionIn) };
  }

  /** What is rare is looked up anywhere, for the index has no shorter way to a body than through all that it has. */
  #expression(words: readonly string[], bodies: readonly Terms['body'][]): string {
    const anywhere = wanted(words);
    const isRare = (this.#howMany.get(anywhere) ?? 0) < LOOKED_AT;
    return isRare ? anywhere : `body : (${bodies.map(quoted).join(' OR ')}) AND ${anywhere}`;
  }
}

/** What the index has of each proposal, by number. */
export function readTexts(database: Database.Database): ReadonlyMap<number, SearchedText> {
  const rows = database
    .prepare<[], SearchedText & { readonly number: number }>(
      `SELECT rowid AS number, body, title, labels, fields, details FROM register_texts ORDER BY rowid`,
    )
    .all();
  return new Map(rows.map(({ number, ...text }) => [number, text]));
}

/** For FTS5: each word is quoted, so that none of it is read as an operator; the last may be only begun. */
function wanted(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  const begun = last.length < SHORTEST_BEGINNING ? '' : ' *';
  return `{title labels fields details} : (${words.map(quoted).join(' AND ')}${begun})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function newestFirst(a: Row, b: Row): number {
  return b.closedAt - a.closedAt || b.number - a.number;
}

function decisionIn({ number, title, labels, body, bodyName, room, card, outcome, closedAt }: Row): Decision {
  return {
    number: proposalNumber(number),
    title,
    labels: labels.split(' ').filter((label) => label !== ''),
    body: bodyId(body),
    bodyName,
    room: roomId(room),
    card: eventId(card),
    outcome,
    closedAt,
  };
}
