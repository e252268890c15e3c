import type Database from 'better-sqlite3';

import { tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { isOfProposal } from '../../../src/governance/facts.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import type { RosterFact } from '../../../src/governance/roster/facts.ts';
import type { Closed, Open, Proposal } from '../../../src/governance/proposal/proposal.ts';
import type { Tally } from '../../../src/governance/tally.ts';
import type { EventId, MemberId } from '../../../src/governance/terms.ts';
import { fold } from '../../../src/ledger/fold.ts';
import type {
  OutgoingDirect,
  OutgoingEdit,
  OutgoingFile,
  OutgoingMessage,
} from '../../../src/ledger/outgoing.ts';
import { parseFact } from '../../../src/ledger/sqlite/parse-fact.ts';
import type { HomeserverInMemory } from './homeserver-in-memory.ts';

export type SaidText = OutgoingMessage | OutgoingDirect | OutgoingEdit;

/** What came of it all: the facts in the ledger, and what the bot said in the rooms. */
export class Minutes {
  readonly #facts: Database.Statement<[], { body: string }>;
  readonly #setAside: Database.Statement<[], { event: string; room: string; error: string }>;
  readonly #homeserver: HomeserverInMemory;

  constructor(database: Database.Database, homeserver: HomeserverInMemory) {
    this.#facts = database.prepare(`SELECT body FROM facts ORDER BY seq`);
    this.#setAside = database.prepare(`SELECT event, room, error FROM set_aside`);
    this.#homeserver = homeserver;
  }

  facts(): Fact[] {
    return this.#facts
      .all()
      .map(({ body }) => parseFact(body))
      .filter(isOfProposal);
  }

  /** What happened to lists of members. */
  rosterFacts(): RosterFact[] {
    return this.#facts.all().flatMap(({ body }) => {
      const fact = parseFact(body);
      return isOfProposal(fact) ? [] : [fact];
    });
  }

  /** The events that were left out, because the program failed at them. */
  setAside(): { event: string; room: string; error: string }[] {
    return this.#setAside.all();
  }

  /** The types of all facts, in order. */
  story(): string[] {
    return this.facts().map((fact) => fact.type);
  }

  proposal(number: number): Proposal {
    const found = fold(this.facts().filter((fact) => fact.proposal === number));
    if (found === undefined) throw new Error(`there is no proposal ${number}`);
    return found;
  }

  /** A proposal whose card is in the room. */
  vote(number: number): Open | Closed {
    const proposal = this.proposal(number);
    if (proposal.status === 'made') throw new Error(`the card of proposal ${number} is on its way`);
    return proposal;
  }

  tally(number: number): Tally {
    return tallyOf(this.vote(number));
  }

  outcome(number: number): string {
    const proposal = this.proposal(number);
    return proposal.status === 'closed' ? proposal.outcome : 'open';
  }

  /** All that the bot said in words, in order. */
  texts(): SaidText[] {
    return this.#homeserver.said
      .map(({ outgoing }) => outgoing)
      .filter((outgoing) => outgoing.kind !== 'reaction' && outgoing.kind !== 'file');
  }

  /** The files that the bot put into rooms. */
  files(): OutgoingFile[] {
    return this.#homeserver.said
      .map(({ outgoing }) => outgoing)
      .filter((outgoing) => outgoing.kind === 'file');
  }

  /** Keys of all that it said and did, in order. */
  keys(): string[] {
    return this.#homeserver.said.map(({ outgoing }) => outgoing.key);
  }

  /** The text under a key; the first that begins with it. */
  text(key: string): SaidText {
    const found = this.texts().find((each) => each.key.startsWith(key));
    if (found === undefined) throw new Error(`nothing was said as ${key}`);
    return found;
  }

  answers(message: EventId): SaidText[] {
    return this.texts().filter(({ key }) => key === `answer:${message}`);
  }

  answerTo(message: EventId): SaidText {
    const [answer] = this.answers(message);
    if (answer === undefined) throw new Error(`nobody answered ${message}`);
    return answer;
  }

  cardFor(command: EventId): EventId {
    return this.eventOf(`card:${command}`);
  }

  /** Undefined where the command was refused. */
  cardOf(command: EventId): EventId | undefined {
    return this.#homeserver.said.find(({ outgoing }) => outgoing.key === `card:${command}`)?.event;
  }

  /** Where a message came into its room. */
  eventOf(key: string): EventId {
    const found = this.#homeserver.said.find(({ outgoing }) => outgoing.key === key);
    if (found === undefined) throw new Error(`nothing was said as ${key}`);
    return found.event;
  }

  privateWordsTo(member: MemberId): string[] {
    return this.texts().flatMap((each) =>
      each.kind === 'direct' && each.to === member ? [each.text.plain] : [],
    );
  }

  /** The bot's own reactions on a message that stand, sorted. */
  reactionsOfBot(message: EventId): string[] {
    return this.#homeserver.said
      .flatMap(({ event, outgoing }) =>
        outgoing.kind === 'reaction' && outgoing.to === message && this.#homeserver.isThere(event)
          ? [outgoing.reaction]
          : [],
      )
      .sort();
  }
}
