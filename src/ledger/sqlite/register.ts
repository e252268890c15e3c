import type Database from 'better-sqlite3';

import type { Fact } from '../../governance/proposal/facts.ts';
import { proposalNumber, type EventId, type RoomId } from '../../governance/terms.ts';
import type { DecisionsSearch, FoundDecisions, RegisterEntry } from '../ledger.ts';
import { RegisterTexts } from './register-texts.ts';

interface Row {
  readonly number: number;
  readonly title: string;
  readonly labels: string;
  readonly body_name: string;
  readonly status: string;
  readonly closes_at: number;
}

/** Keeps the searchable list of proposals in step with the facts, inside the commit that writes them. */
export class Register {
  readonly #texts: RegisterTexts;
  readonly #made: Database.Statement;
  readonly #opened: Database.Statement;
  readonly #moved: Database.Statement;
  readonly #revised: Database.Statement;
  readonly #extended: Database.Statement;
  readonly #ended: Database.Statement;
  readonly #closedByCard: Database.Statement<[string, string], Row>;

  constructor(database: Database.Database) {
    this.#texts = new RegisterTexts(database);
    this.#made = database.prepare(
      `INSERT INTO register (number, body, body_name, room, title, labels, proposer, rule, about, currency, status)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'made')`,
    );
    this.#opened = database.prepare(
      `UPDATE register SET status = 'open', room = coalesce(?, room), card = ?, opens_at = ?, closes_at = ? WHERE number = ?`,
    );
    this.#moved = database.prepare(`UPDATE register SET room = ?, card = ?, closes_at = ? WHERE number = ?`);
    this.#revised = database.prepare(`UPDATE register SET title = ?, currency = ? WHERE number = ?`);
    this.#extended = database.prepare(`UPDATE register SET closes_at = ? WHERE number = ?`);
    // What is declared void later keeps the time of its closing.
    this.#ended = database.prepare(
      `UPDATE register SET status = ?, closed_at = coalesce(closed_at, ?) WHERE number = ?`,
    );
    this.#closedByCard = database.prepare(
      `SELECT number, title, labels, body_name, status, closes_at FROM register WHERE card = ? AND room = ? AND closed_at IS NOT NULL`,
    );
  }

  project(fact: Fact): void {
    switch (fact.type) {
      case 'proposal made': {
        const {
          body,
          bodyName,
          room,
          title,
          labels,
          proposer,
          rule,
          amount,
          invoiceOf: about = null,
        } = fact.terms;
        this.#made.run(
          fact.proposal,
          body,
          bodyName,
          room,
          title,
          labels.join(' '),
          proposer,
          rule.name,
          about,
          amount?.currency ?? null,
        );
        this.#texts.write(fact.proposal, fact.terms);
        return;
      }
      case 'proposal opened':
        this.#opened.run(fact.room ?? null, fact.card, fact.opensAt, fact.closesAt, fact.proposal);
        return;
      case 'proposal closed':
        this.#ended.run(fact.outcome, fact.at, fact.proposal);
        return;
      case 'proposal withdrawn':
        this.#ended.run('withdrawn', fact.at, fact.proposal);
        return;
      case 'proposal escalated':
        if (fact.ends === true) this.#ended.run('withdrawn', fact.at, fact.proposal);
        return;
      case 'proposal moved':
        this.#moved.run(fact.room, fact.card, fact.closesAt, fact.proposal);
        return;
      case 'proposal revised':
        this.#revised.run(fact.wording.title, fact.wording.amount?.currency ?? null, fact.proposal);
        this.#texts.revise(fact.proposal, fact.wording);
        return;
      case 'proposal extended':
        this.#extended.run(fact.closesAt, fact.proposal);
        return;
      case 'proposal voided':
        this.#ended.run('void', fact.at, fact.proposal);
        return;
      case 'vote arrived late':
      case 'vote cast':
      case 'vote taken back':
      case 'vote hidden':
      case 'reason given':
      case 'reason taken back':
      case 'follow-up due':
      case 'proposal carried out':
      case 'payment made':
        return;
    }
  }

  search(query: DecisionsSearch): FoundDecisions {
    return this.#texts.search(query);
  }

  closedByCard(card: EventId, room: RoomId): RegisterEntry | undefined {
    const row = this.#closedByCard.get(card, room);
    if (row === undefined) return undefined;
    return {
      number: proposalNumber(row.number),
      title: row.title,
      labels: row.labels.split(' ').filter((label) => label !== ''),
      bodyName: row.body_name,
      outcome: row.status,
      closesAt: row.closes_at,
    };
  }
}
