import type Database from 'better-sqlite3';

import { Assembly } from '../../../src/assembly/assembly.ts';
import { Bodies } from '../../../src/assembly/bodies.ts';
import type { Batch } from '../../../src/assembly/room-event.ts';
import type { MessageKey, Parameters } from '../../../src/chat/catalogue/catalogue.ts';
import { parseElapsed } from '../../../src/chat/elapsed.ts';
import { voiceFor } from '../../../src/chat/voice.ts';
import type { Config } from '../../../src/config/config.ts';
import { memberId, type EventId, type Instant } from '../../../src/governance/terms.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openDatabase } from '../../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { HomeserverInMemory, join, type Deed } from './homeserver-in-memory.ts';
import { Member } from './member.ts';
import { Minutes } from './minutes.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, read, ROOMS, SOCIAL_COOP } from './social-coop.ts';

export const BOT = memberId('@althing:example.coop');
/** A Monday. */
const BEGINNING = Date.UTC(2026, 10, 2, 10, 7);

/**
 * A co-op whose members talk in rooms on a homeserver in memory, with a bot that runs on a real ledger. Time
 * passes when a test says so. Ana and Ben are in the finance group too; Cleo and Dev only in the full group.
 */
export class World {
  readonly homeserver: HomeserverInMemory;
  readonly ana: Member;
  readonly ben: Member;
  readonly cleo: Member;
  readonly dev: Member;
  readonly minutes: Minutes;
  readonly config: Config;
  readonly #database: Database.Database;
  /** Every batch that the bot was given. */
  readonly #batches: Batch[] = [];
  #now = BEGINNING;
  #running: { readonly assembly: Assembly; readonly ledger: SqliteLedger } | undefined;
  #token: string | undefined;
  #holds = { batches: false, messages: false };
  #diskIsFull = false;

  /** @param yaml the configuration */
  static async begin(yaml = SOCIAL_COOP): Promise<World> {
    const world = new World(yaml);
    for (const [room] of ROOMS) world.homeserver.add(join(room, BOT));
    const { ana, ben, cleo, dev } = world;
    for (const { id } of [ana, ben, cleo, dev]) world.homeserver.add(join(OPEN_CHATROOM, id));
    for (const { id } of [ana, ben]) world.homeserver.add(join(FINANCE_ROOM, id));
    await world.restarts();
    return world;
  }

  private constructor(yaml: string) {
    this.config = read(yaml);
    this.#database = openDatabase(':memory:');
    this.homeserver = new HomeserverInMemory(BOT, () => this.#now);
    this.minutes = new Minutes(this.#database, this.homeserver);
    this.ana = this.somebody('ana');
    this.ben = this.somebody('ben');
    this.cleo = this.somebody('cleo');
    this.dev = this.somebody('dev');
  }

  get now(): Instant {
    return this.#now;
  }

  /** What the catalogue says, in plain text. */
  words(key: MessageKey, parameters?: Parameters): string {
    return voiceFor(this.config).say(key, parameters).plain;
  }

  /** A person who is in no room yet. */
  somebody(name: string): Member {
    const { homeserver, minutes } = this;
    return new Member(memberId(`@${name}:example.coop`), {
      happens: (deed) => this.#happens(deed),
      roomOf: (event) => homeserver.roomOf(event),
      directChat: (member) => homeserver.directChat(member),
      cardFor: (command) => minutes.cardFor(command),
      answerTo: (message) => minutes.answerTo(message).text.plain,
    });
  }

  /** New members of the full group, all in its room. */
  async crowd(size: number): Promise<Member[]> {
    const crowd = Array.from({ length: size }, (_, index) => this.somebody(`member-${String(index + 1)}`));
    await this.inOneBatch(async () => {
      for (const member of crowd) await member.joins(OPEN_CHATROOM);
    });
    return crowd;
  }

  /** Time goes on, and proposals close as they become due. */
  async passes(time: string): Promise<void> {
    const duration = parseElapsed(time);
    if (duration === undefined) throw new Error(`"${time}" is no time`);
    await this.passesUntil(this.#now + duration);
  }

  async passesUntil(moment: Instant): Promise<void> {
    for (let due = this.#due(); due !== undefined && due <= moment; due = this.#due()) {
      this.#now = Math.max(this.#now, due);
      await this.#goesOn();
    }
    this.#now = moment;
    await this.#goesOn();
  }

  /** What happens meanwhile comes to the bot at once. */
  async inOneBatch(deeds: () => Promise<unknown>): Promise<void> {
    this.#holds.batches = true;
    await deeds();
    this.#holds.batches = false;
    await this.#goesOn();
  }

  /** What happens meanwhile is kept from the stream; it can be seen on the messages themselves. */
  async unheard(deeds: () => Promise<unknown>): Promise<void> {
    this.homeserver.losesEvents = true;
    await deeds();
    this.homeserver.losesEvents = false;
  }

  /** The bot's messages wait meanwhile. */
  async withSendingHeldUp(deeds: () => Promise<unknown>): Promise<void> {
    this.#holds.messages = true;
    await deeds();
    this.#holds.messages = false;
    await this.#goesOn();
  }

  /** Whatever is to be written meanwhile is not. */
  async withFullDisk(deeds: () => Promise<unknown>): Promise<void> {
    this.#diskIsFull = true;
    await deeds();
    this.#diskIsFull = false;
  }

  /** The bot's process ends. */
  stops(): void {
    this.#running = undefined;
  }

  /** A new process goes on from the same database. */
  async restarts(): Promise<void> {
    const clock = () => this.#now;
    const ledger = new SqliteLedger(this.#database, clock);
    const bodies = new Bodies(this.config.bodies, BOT);
    for (const [room, body] of ROOMS) bodies.assign(room, body);
    const loaded = await ledger.load();
    const assembly = new Assembly(
      {
        config: this.config,
        voice: voiceFor(this.config),
        ledger: this.#mayFail(ledger),
        outbox: ledger.outbox,
        homeserver: this.homeserver,
        bodies,
        clock,
        botNames: ['Althing', 'althing', BOT],
        report: { committed: nothing, closed: nothing, cannotClose: nothing },
      },
      loaded,
    );
    this.#token = loaded.position?.token;
    this.#running = { assembly, ledger };
    await this.#goesOn();
  }

  /** The bot is given all that it has heard once more, as it was given it before. */
  async replays(): Promise<void> {
    for (const batch of [...this.#batches]) await this.takes(batch);
    await this.#goesOn();
  }

  /** The bot is given a batch that no homeserver made. */
  async takes(batch: Batch): Promise<void> {
    await this.#running?.assembly.take(batch);
  }

  async #happens(deed: Deed): Promise<EventId> {
    const event = this.homeserver.add(deed);
    await this.#goesOn();
    return event;
  }

  /** Until nothing is to be heard, closed or said. */
  async #goesOn(): Promise<void> {
    if (this.#holds.batches) return;
    do {
      await this.#hears();
    } while ((await this.#sends()) || (this.#due() ?? Infinity) <= this.#now);
  }

  async #hears(): Promise<void> {
    if (this.#running === undefined) return;
    const askedAt = this.#now;
    const batch = this.homeserver.batchAfter(this.#token, askedAt);
    this.#batches.push(batch);
    await this.takes(batch);
    this.#token = batch.position.token;
    await this.#running.assembly.closeDue(askedAt);
  }

  async #sends(): Promise<boolean> {
    if (this.#running === undefined || this.#holds.messages) return false;
    const { outbox } = this.#running.ledger;
    const waiting = await outbox.waiting(1000, []);
    for (const { outgoing } of waiting) {
      const target = outgoing.kind === 'removal' ? await outbox.eventOf(outgoing.removes) : undefined;
      const event = this.homeserver.receive(outgoing, target);
      await outbox.markSent(outgoing.key, event, this.#now);
    }
    return waiting.length > 0;
  }

  #due(): Instant | undefined {
    return this.#running?.assembly.nextDue();
  }

  #mayFail(ledger: SqliteLedger): Ledger {
    return {
      load: () => ledger.load(),
      commit: (commit) =>
        this.#diskIsFull ? Promise.reject(new Error('the disk is full')) : ledger.commit(commit),
      wasHandled: (event) => ledger.wasHandled(event),
      factsOf: (number) => ledger.factsOf(number),
      closedByCard: (card) => ledger.closedByCard(card),
    };
  }
}

function nothing(): void {
  // Reports are for a log.
}
