import type Database from 'better-sqlite3';

import { Assembly } from '../../../src/assembly/assembly.ts';
import { Bodies } from '../../../src/assembly/bodies.ts';
import type { Clock } from '../../../src/assembly/ports.ts';
import type { Batch } from '../../../src/assembly/room-event.ts';
import type { Stumbled } from '../../../src/assembly/stumbled.ts';
import { reports } from '../../../src/cli/reports.ts';
import { senderReport } from '../../../src/cli/sender-report.ts';
import type { MessageKey, Parameters } from '../../../src/chat/catalogue/catalogue.ts';
import { voiceFor, type Voice } from '../../../src/chat/voice.ts';
import type { Config } from '../../../src/config/config.ts';
import { memberId, type Instant, type RoomId } from '../../../src/governance/terms.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import type { Log } from '../../../src/observe/log.ts';
import { unmetered } from '../../../src/observe/meter.ts';
import { readMembers } from '../../../src/config/members/members-file.ts';
import type { MembersFile } from '../../../src/config/members/take-members.ts';
import type { ImportOutcome } from '../../../src/assembly/roster-import.ts';
import { sha256Of } from '../../../src/ledger/record/text-hash.ts';
import { deaf } from '../../support/log-lines.ts';
import type { Rooms } from './social-coop.ts';
import type { HomeserverInMemory } from './homeserver-in-memory.ts';

export const BOT = memberId('@althing:example.coop');

export interface BotParts {
  readonly config: Config;
  readonly database: Database.Database;
  readonly homeserver: HomeserverInMemory;
  /** Where each body talks. */
  readonly rooms: Rooms;
  readonly clock: Clock;
  /** The process is told to end. */
  readonly signal: AbortSignal;
  readonly diskIsFull: () => boolean;
  readonly log: Log;
  /** Rooms that were replaced by others, and since when. */
  readonly upgrades: readonly Upgrade[];
  /** Files of lists of members, by their paths. */
  readonly files: ReadonlyMap<string, string>;
  readonly onImport: (outcome: ImportOutcome) => void;
  readonly onStumbled: (stumbled: Stumbled) => void;
  /** Throws where the program is to fail: it is asked before each message of the catalogue. */
  readonly fault: (key: MessageKey, parameters: Parameters) => void;
  /** Told of each boundary that the process comes to; where it throws, the process has ended. */
  readonly comesTo: (boundary: Boundary) => void;
}

export interface Upgrade {
  readonly former: RoomId;
  readonly room: RoomId;
  readonly since: Instant;
}

/** Before and after whatever leaves the process: that is where an end makes a difference. */
export type Boundary = `${'before' | 'after'} ${'commit' | 'send' | 'acknowledge'}`;

/** One process of the bot: the real assembly on the real ledger, which listens and sends when told to. */
export class Bot {
  readonly #parts: BotParts;
  readonly #assembly: Assembly;
  readonly #ledger: SqliteLedger;
  readonly #bodies: Bodies;
  #token: string | undefined;

  static async start(parts: BotParts): Promise<Bot> {
    const { config, database, homeserver, clock } = parts;
    const ledger = new SqliteLedger(database, clock);
    const bodies = new Bodies(config.bodies, BOT);
    for (const [room, body] of parts.rooms) bodies.assign(room, body);
    const loaded = await ledger.load();
    const assembly = new Assembly(
      {
        config,
        voice: failing(voiceFor(config), parts.fault),
        ledger: onDisk(ledger, parts),
        outbox: ledger.outbox,
        homeserver,
        bodies,
        clock,
        botNames: ['Althing', 'althing', BOT],
        signal: parts.signal,
        report: {
          ...reports.assembly(parts.log, unmetered),
          committed: () => undefined,
          stumbled: parts.onStumbled,
        },
      },
      loaded,
    );
    for (const roster of config.rosters.values()) {
      const text = parts.files.get(roster.file);
      if (text !== undefined)
        parts.onImport(await assembly.importRoster(roster, membersFile(roster.file, text, clock())));
    }
    const bot = new Bot(parts, assembly, ledger, bodies, loaded.position?.token);
    for (const upgrade of parts.upgrades) bot.learnsOf(upgrade);
    return bot;
  }

  private constructor(
    parts: BotParts,
    assembly: Assembly,
    ledger: SqliteLedger,
    bodies: Bodies,
    token: string | undefined,
  ) {
    this.#parts = parts;
    this.#bodies = bodies;
    this.#assembly = assembly;
    this.#ledger = ledger;
    this.#token = token;
  }

  get nextDue(): Instant | undefined {
    return this.#assembly.nextDue();
  }

  learnsOf({ former, room, since }: Upgrade): void {
    this.#bodies.succeed(former, room, since);
  }

  /** Takes what happened since the last time, and closes what is due; gives what it took. */
  async listens(): Promise<Batch> {
    const askedAt = this.#parts.clock();
    const batch = this.#parts.homeserver.batchAfter(this.#token, askedAt);
    await this.takes(batch);
    this.#token = batch.position.token;
    await this.#assembly.doWhatIsDue(askedAt);
    return batch;
  }

  async takes(batch: Batch): Promise<void> {
    await this.#assembly.take(batch);
  }

  /** Sends what waits in the outbox; says whether there was something. */
  async sends(): Promise<boolean> {
    const { outbox } = this.#ledger;
    const { homeserver, clock, comesTo, log } = this.#parts;
    const report = senderReport(log, deaf);
    const waiting = await outbox.waiting(1000, []);
    for (const { outgoing } of waiting) {
      const target = outgoing.kind === 'removal' ? await outbox.eventOf(outgoing.removes) : undefined;
      comesTo('before send');
      const event = homeserver.receive(outgoing, target);
      comesTo('after send');
      comesTo('before acknowledge');
      await outbox.markSent(outgoing.key, event, clock());
      comesTo('after acknowledge');
      report.sent(outgoing, event);
    }
    return waiting.length > 0;
  }
}

function onDisk(ledger: SqliteLedger, { diskIsFull, comesTo }: BotParts): Ledger {
  return {
    load: () => ledger.load(),
    async commit(commit) {
      if (diskIsFull()) throw new Error('the disk is full');
      comesTo('before commit');
      await ledger.commit(commit);
      comesTo('after commit');
    },
    wasHandled: (event) => ledger.wasHandled(event),
    knows: (event) => ledger.knows(event),
    madeBy: (command) => ledger.madeBy(command),
    factsOf: (number) => ledger.factsOf(number),
    numbersAbout: (number) => ledger.numbersAbout(number),
    withMoney: (body) => ledger.withMoney(body),
    closedByCard: (card, room) => ledger.closedByCard(card, room),
    search: (query) => ledger.search(query),
  };
}

function failing(voice: Voice, fault: BotParts['fault']): Voice {
  return {
    ...voice,
    say: (key, parameters = {}) => {
      fault(key, parameters);
      return voice.say(key, parameters);
    },
  };
}

function membersFile(file: string, text: string, now: Instant): MembersFile {
  return { file, sha256: sha256Of(text), read: readMembers(text, now) };
}
