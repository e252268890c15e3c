import Database from 'better-sqlite3';

import type { ImportOutcome } from '../../../src/assembly/roster-import.ts';
import type { Batch } from '../../../src/assembly/room-event.ts';
import type { Stumbled } from '../../../src/assembly/stumbled.ts';
import type { MessageKey, Parameters } from '../../../src/chat/catalogue/catalogue.ts';
import { parseElapsed } from '../../../src/chat/elapsed.ts';
import { voiceFor } from '../../../src/chat/voice.ts';
import type { Config } from '../../../src/config/config.ts';
import { memberId, type EventId, type Instant, type RoomId } from '../../../src/governance/terms.ts';
import { LedgerError } from '../../../src/ledger/error.ts';
import { LedgerReader } from '../../../src/ledger/sqlite/reader.ts';
import { verifyFacts } from '../../../src/ledger/verify.ts';
import { verifyFollowUps } from '../../../src/ledger/verify-follow-ups.ts';
import { verifyTexts } from '../../../src/ledger/verify-texts.ts';
import { verifyRegister } from '../../../src/ledger/verify-register.ts';
import { startLog, type Log } from '../../../src/observe/log.ts';
import { openDatabase } from '../../../src/ledger/sqlite/open.ts';
import { Bot, BOT, type Boundary, type Upgrade } from './bot.ts';
import { HomeserverInMemory, join, type Deed } from './homeserver-in-memory.ts';
import { Member } from './member.ts';
import { Minutes } from './minutes.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, read, ROOMS, SOCIAL_COOP, type Rooms } from './social-coop.ts';

/** A Monday. */
const BEGINNING = Date.UTC(2026, 10, 2, 10, 7);

interface Circumstances {
  readonly rooms?: Rooms;
  readonly files?: Readonly<Record<string, string>>;
  /** Where the bot tells what it does; nowhere, unless said otherwise. */
  readonly log?: Log;
}

/**
 * A co-op whose members talk in rooms on a homeserver in memory, with a bot that runs on a real ledger. Time
 * passes when a test says so. Ana and Ben are in the finance group too; Cleo and Dev only in the full group.
 */
export class World {
  readonly homeserver: HomeserverInMemory;
  minutes: Minutes;
  readonly ana: Member;
  readonly ben: Member;
  readonly cleo: Member;
  readonly dev: Member;
  /** The configuration. */
  yaml: string;
  #config: Config;
  #database: Database.Database;
  /** Everything that the bot was given. */
  readonly #heard: Batch[] = [];
  #now = BEGINNING;
  #bot: Bot | undefined;
  #waits = { events: false, messages: false };
  #diskIsFull = false;
  readonly #upgrades: Upgrade[] = [];
  readonly #rooms: Rooms;
  readonly #log: Log;
  /** Lists of members, by the paths of their files; they are looked at whenever the bot starts. */
  readonly files = new Map<string, string>();
  /** What became of them. */
  readonly imports: ImportOutcome[] = [];
  /** The events at which the program failed. */
  readonly stumbles: Stumbled[] = [];
  /** A mistake in the program: it throws wherever it is to say this, a text or a message of the catalogue. */
  failsToSay: string | undefined;
  #ends: (boundary: Boundary) => boolean = () => false;
  #ending = new AbortController();

  /** @param yaml the configuration */
  static async begin(yaml = SOCIAL_COOP, circumstances: Circumstances = {}): Promise<World> {
    const { rooms = ROOMS, files = {}, log = startLog('silent') } = circumstances;
    const world = new World(yaml, rooms, log);
    for (const [file, text] of Object.entries(files)) world.files.set(file, text);
    for (const [room] of rooms) world.homeserver.add(join(room, BOT));
    const { ana, ben, cleo, dev } = world;
    for (const { id } of [ana, ben, cleo, dev]) world.homeserver.add(join(OPEN_CHATROOM, id));
    for (const { id } of [ana, ben]) world.homeserver.add(join(FINANCE_ROOM, id));
    await world.restarts();
    return world;
  }

  private constructor(yaml: string, rooms: Rooms, log: Log) {
    this.#log = log;
    this.yaml = yaml;
    this.#rooms = rooms;
    this.#config = read(yaml);
    this.#database = openDatabase(':memory:');
    this.homeserver = new HomeserverInMemory(BOT, () => this.#now);
    this.minutes = new Minutes(this.#database, this.homeserver);
    this.ana = this.somebody('ana');
    this.ben = this.somebody('ben');
    this.cleo = this.somebody('cleo');
    this.dev = this.somebody('dev');
  }

  get database(): Database.Database {
    return this.#database;
  }

  /** What verifying the ledger, and what is derived from it, finds. */
  problems(): readonly string[] {
    const reader = new LedgerReader(this.#database);
    const { problems, proposals } = verifyFacts(reader.facts());
    const register = verifyRegister(reader.register(), proposals);
    return [
      ...problems,
      ...register,
      ...verifyFollowUps(reader.followUps(), proposals),
      ...verifyTexts(reader.texts(), proposals),
    ];
  }

  get now(): Instant {
    return this.#now;
  }

  /** The clock was found to be ahead, and is set right. */
  clockGoesBack(time: string): void {
    this.#now -= parseElapsed(time) ?? 0;
  }

  /** What the catalogue says, in plain text. */
  words(key: MessageKey, parameters?: Parameters): string {
    return voiceFor(this.#config).say(key, parameters).plain;
  }

  /** A person who is in no room yet. */
  somebody(name: string, server = 'example.coop'): Member {
    const { homeserver, minutes } = this;
    return new Member(memberId(`@${name}:${server}`), {
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
    for (let due = this.#bot?.nextDue; due !== undefined && due <= moment; due = this.#bot?.nextDue) {
      this.#now = Math.max(this.#now, due);
      await this.#goesOn();
    }
    this.#now = moment;
    await this.#goesOn();
  }

  /** What happens meanwhile comes to the bot at once. */
  async inOneBatch(deeds: () => Promise<unknown>): Promise<void> {
    this.#waits.events = true;
    await deeds();
    this.#waits.events = false;
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
    this.#waits.messages = true;
    await deeds();
    this.#waits.messages = false;
    await this.#goesOn();
  }

  /** Whatever is to be written meanwhile is not. */
  async withFullDisk(deeds: () => Promise<unknown>): Promise<void> {
    this.#diskIsFull = true;
    await deeds();
    this.#diskIsFull = false;
  }

  /** A room is replaced by another, which the bot enters at once unless it must wait for an invitation. */
  async upgrades(former: RoomId, room: RoomId, { botEnters = true, since = this.#now } = {}): Promise<void> {
    const upgrade = { former, room, since };
    this.#upgrades.push(upgrade);
    this.#bot?.learnsOf(upgrade);
    if (botEnters) await this.#happens(join(room, BOT));
  }

  putsOutTheBot(room: RoomId, by: Member): Promise<EventId> {
    return this.#happens({ kind: 'membership', room, sender: by.id, member: BOT, membership: 'leave' });
  }

  botEnters(room: RoomId): Promise<EventId> {
    return this.#happens(join(room, BOT));
  }

  /** From now on the bot's process ends wherever this says so, and a new one goes on at once. */
  endsTheBot(where: (boundary: Boundary) => boolean): void {
    this.#ends = where;
  }

  /** As by SIGTERM: the process ends by itself, as soon as it can. */
  tellsTheBotToEnd(): void {
    this.#ending.abort();
  }

  /** The bot's process ends. */
  stops(): void {
    this.#bot = undefined;
  }

  /** A new process goes on from the same database. */
  async restarts(): Promise<void> {
    this.#ending = new AbortController();
    this.#bot = await this.#newBot();
    await this.#goesOn();
  }

  /** One that ends while it starts is followed by another. */
  async #newBot(): Promise<Bot> {
    for (;;) {
      try {
        return await this.#startBot();
      } catch (error) {
        if (!(error instanceof ProcessEnds)) throw error;
      }
    }
  }

  #startBot(): Promise<Bot> {
    return Bot.start({
      config: this.#config,
      database: this.#database,
      homeserver: this.homeserver,
      rooms: this.#rooms,
      clock: () => this.#now,
      signal: this.#ending.signal,
      diskIsFull: () => this.#diskIsFull,
      log: this.#log,
      upgrades: this.#upgrades,
      files: this.files,
      onImport: (outcome) => this.imports.push(outcome),
      onStumbled: (stumbled) => this.stumbles.push(stumbled),
      fault: (key, parameters) => {
        const said = Object.values(parameters).map((each) => (typeof each === 'object' ? each.plain : each));
        if ([key, ...said].some((each) => each === this.failsToSay)) {
          throw new Error(`cannot say ${said.join()}`);
        }
      },
      comesTo: (boundary) => {
        if (this.#ends(boundary)) throw new ProcessEnds();
      },
    });
  }

  /** A new process goes on from the same database with another configuration. */
  async restartsWith(yaml: string): Promise<void> {
    this.yaml = yaml;
    this.#config = read(yaml);
    await this.restarts();
  }

  /** The database as it is now. */
  copy(): Buffer {
    return this.#database.serialize();
  }

  /** The database is gone, and an empty one takes its place: the oldest copy there can be. */
  losesItsDatabase(): Promise<void> {
    return this.#takesDatabase(openDatabase(':memory:'));
  }

  /** A copy takes the place of the database. */
  restores(copy: Buffer): Promise<void> {
    return this.#takesDatabase(new Database(copy));
  }

  async #takesDatabase(database: Database.Database): Promise<void> {
    this.#database = database;
    this.minutes = new Minutes(this.#database, this.homeserver);
    await this.restarts();
  }

  /** The bot is given all that it has heard once more, as it was given it before. */
  async replays(): Promise<void> {
    for (const batch of [...this.#heard]) await this.takes(batch);
    await this.#goesOn();
  }

  /** The bot is given a batch that this homeserver did not make. */
  async takes(batch: Batch): Promise<void> {
    await this.#bot?.takes(batch);
  }

  async #happens(deed: Deed): Promise<EventId> {
    const event = this.homeserver.add(deed);
    await this.#goesOn();
    return event;
  }

  /** Until nothing is to be heard, closed or said. A process that ends on the way is followed by another. */
  async #goesOn(): Promise<void> {
    while (this.#bot !== undefined && !this.#waits.events) {
      try {
        await this.#goesOnWith(this.#bot);
        return;
      } catch (error) {
        if (!(error instanceof ProcessEnds)) throw error;
        this.#bot = await this.#newBot();
      }
    }
  }

  async #goesOnWith(bot: Bot): Promise<void> {
    let sent: boolean;
    do {
      const heard = await bot.listens();
      if (this.#ending.signal.aborted) {
        this.#bot = undefined;
        return;
      }
      this.#heard.push(heard);
      sent = !this.#waits.messages && (await bot.sends());
    } while (sent || (bot.nextDue ?? Infinity) <= this.#now);
  }
}

/** Nothing of the process is left: whatever it had in mind is gone. As an error of the database it ends every task. */
class ProcessEnds extends LedgerError {}
