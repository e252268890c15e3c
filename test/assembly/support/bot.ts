import type Database from 'better-sqlite3';

import { Assembly } from '../../../src/assembly/assembly.ts';
import { Bodies } from '../../../src/assembly/bodies.ts';
import type { Clock } from '../../../src/assembly/ports.ts';
import type { Batch } from '../../../src/assembly/room-event.ts';
import { voiceFor } from '../../../src/chat/voice.ts';
import type { Config } from '../../../src/config/config.ts';
import { memberId, type Instant } from '../../../src/governance/terms.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import type { HomeserverInMemory } from './homeserver-in-memory.ts';
import { ROOMS } from './social-coop.ts';

export const BOT = memberId('@althing:example.coop');

export interface BotParts {
  readonly config: Config;
  readonly database: Database.Database;
  readonly homeserver: HomeserverInMemory;
  readonly clock: Clock;
  readonly diskIsFull: () => boolean;
}

/** One process of the bot: the real assembly on the real ledger, which listens and sends when told to. */
export class Bot {
  readonly #parts: BotParts;
  readonly #assembly: Assembly;
  readonly #ledger: SqliteLedger;
  #token: string | undefined;

  static async start(parts: BotParts): Promise<Bot> {
    const { config, database, homeserver, clock } = parts;
    const ledger = new SqliteLedger(database, clock);
    const bodies = new Bodies(config.bodies, BOT);
    for (const [room, body] of ROOMS) bodies.assign(room, body);
    const loaded = await ledger.load();
    const assembly = new Assembly(
      {
        config,
        voice: voiceFor(config),
        ledger: onDisk(ledger, parts.diskIsFull),
        outbox: ledger.outbox,
        homeserver,
        bodies,
        clock,
        botNames: ['Althing', 'althing', BOT],
        report: { committed: nothing, closed: nothing, cannotClose: nothing },
      },
      loaded,
    );
    return new Bot(parts, assembly, ledger, loaded.position?.token);
  }

  private constructor(parts: BotParts, assembly: Assembly, ledger: SqliteLedger, token: string | undefined) {
    this.#parts = parts;
    this.#assembly = assembly;
    this.#ledger = ledger;
    this.#token = token;
  }

  get nextDue(): Instant | undefined {
    return this.#assembly.nextDue();
  }

  /** Takes what happened since the last time, and closes what is due; gives what it took. */
  async listens(): Promise<Batch> {
    const askedAt = this.#parts.clock();
    const batch = this.#parts.homeserver.batchAfter(this.#token, askedAt);
    await this.takes(batch);
    this.#token = batch.position.token;
    await this.#assembly.closeDue(askedAt);
    return batch;
  }

  async takes(batch: Batch): Promise<void> {
    await this.#assembly.take(batch);
  }

  /** Sends what waits in the outbox; says whether there was something. */
  async sends(): Promise<boolean> {
    const { outbox } = this.#ledger;
    const waiting = await outbox.waiting(1000, []);
    for (const { outgoing } of waiting) {
      const target = outgoing.kind === 'removal' ? await outbox.eventOf(outgoing.removes) : undefined;
      const event = this.#parts.homeserver.receive(outgoing, target);
      await outbox.markSent(outgoing.key, event, this.#parts.clock());
    }
    return waiting.length > 0;
  }
}

function onDisk(ledger: SqliteLedger, isFull: () => boolean): Ledger {
  return {
    load: () => ledger.load(),
    commit: (commit) => (isFull() ? Promise.reject(new Error('the disk is full')) : ledger.commit(commit)),
    wasHandled: (event) => ledger.wasHandled(event),
    knows: (event) => ledger.knows(event),
    factsOf: (number) => ledger.factsOf(number),
    closedByCard: (card, room) => ledger.closedByCard(card, room),
  };
}

function nothing(): void {
  // Reports are for a log.
}
