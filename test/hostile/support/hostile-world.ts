import type Database from 'better-sqlite3';
import { expect } from 'vitest';

import { Assembly } from '../../../src/assembly/assembly.ts';
import { Bodies } from '../../../src/assembly/bodies.ts';
import type { Stumbled } from '../../../src/assembly/stumbled.ts';
import { voiceFor } from '../../../src/chat/voice.ts';
import { memberId, type EventId, type RoomId } from '../../../src/governance/terms.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { LedgerReader } from '../../../src/ledger/sqlite/reader.ts';
import { verifyFacts, type Verification } from '../../../src/ledger/verify.ts';
import { verifyRegister } from '../../../src/ledger/verify-register.ts';
import { batchOf } from '../../../src/matrix/batch.ts';
import { delivery, type Delivery } from '../../../src/matrix/delivery.ts';
import { Dropped } from '../../../src/matrix/dropped.ts';
import { homeserverFor } from '../../../src/matrix/reactions.ts';
import { createDirectChat, inviteToDirectChat } from '../../../src/matrix/rooms.ts';
import type { StreamContext } from '../../../src/matrix/room-stream.ts';
import { sync } from '../../../src/matrix/sync.ts';
import { databaseIn, temporaryFolder } from '../../support/ledger-file.ts';
import { read, ROOMS } from '../../assembly/support/social-coop.ts';
import { FakeHomeserver } from './fake-homeserver.ts';

export const BOT = memberId('@althing:example.coop');

/**
 * The bot from the text of a homeserver's answer to the content of what it sends: the real edge, assembly, ledger
 * and delivery, on a homeserver that may say anything.
 */
export class HostileWorld {
  readonly homeserver: FakeHomeserver;
  readonly dropped = new Dropped();
  now = Date.UTC(2026, 10, 2, 10, 7);
  readonly #database: Database.Database;
  readonly #ledger: SqliteLedger;
  readonly #assembly: Assembly;
  readonly #context: StreamContext;
  readonly #deliver: Delivery;
  readonly #stumbles: Stumbled[] = [];
  #since: string | undefined;

  static async begin(yaml: string): Promise<HostileWorld> {
    const database = databaseIn(`${temporaryFolder()}/althing.db`);
    const world: { current?: HostileWorld } = {};
    const ledger = new SqliteLedger(database, () => world.current?.now ?? 0);
    world.current = new HostileWorld(yaml, database, ledger, await ledger.load());
    return world.current;
  }

  private constructor(
    yaml: string,
    database: Database.Database,
    ledger: SqliteLedger,
    loaded: Awaited<ReturnType<SqliteLedger['load']>>,
  ) {
    const clock = () => this.now;
    const config = read(yaml);
    const bodies = new Bodies(config.bodies, BOT);
    for (const [room, body] of ROOMS) bodies.assign(room, body);
    const api = new FakeHomeserver(BOT, clock);
    const { outbox } = ledger;
    this.homeserver = api;
    this.#database = database;
    this.#ledger = ledger;
    this.#assembly = new Assembly(
      {
        config,
        voice: voiceFor(config),
        ledger,
        outbox,
        homeserver: homeserverFor(api, new Set([BOT])),
        bodies,
        clock,
        botNames: ['Althing', 'althing', BOT],
        signal: new AbortController().signal,
        report: {
          committed: () => undefined,
          recorded: () => undefined,
          took: () => undefined,
          putOut: () => undefined,
          cannotClose: (_, error) => {
            throw error;
          },
          cannotDo: (_, error) => {
            throw error;
          },
          stumbled: (stumbled) => this.#stumbles.push(stumbled),
        },
      },
      loaded,
    );
    this.#context = {
      api,
      bot: BOT,
      own: new Set([BOT]),
      presence: (room: RoomId) => (bodies.hasBot(room) ? 'there' : 'new'),
      begunAt: this.now,
      knows: (event: EventId) => ledger.knows(event),
      onMalformed: this.dropped.note,
    };
    const directChat = async (name: string) => {
      const member = memberId(name);
      const known = bodies.directChat(member);
      if (known !== undefined) return known;
      const room = await createDirectChat(api);
      await inviteToDirectChat(api, room, member);
      return room;
    };
    const newestRoom = (room: RoomId) => room;
    this.#deliver = delivery({
      ...{ api, bot: BOT, own: new Set([BOT]), movedAt: undefined },
      ...{ outbox, directChat, newestRoom, clock },
    });
  }

  /** The bot reads all that happened, decides, sends what it has to say, and closes what is due. */
  async goesOn(): Promise<void> {
    for (let said = true; said;) {
      const askedAt = this.now;
      const answer = await sync(this.homeserver, this.#since, 0);
      const question = { since: this.#since, askedAt, heardUntil: this.now };
      await this.#assembly.take(await batchOf(this.#context, answer, question));
      this.#since = answer.next_batch;
      await this.#assembly.doWhatIsDue(askedAt);
      said = await this.#sends();
    }
    // No mistake in the program, and no prototype that somebody's keys changed.
    expect(this.#stumbles.map(({ cause }) => cause)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  }

  /** Time goes on until no proposal is open. */
  async closesAll(): Promise<void> {
    for (let due = this.#assembly.nextDue(); due !== undefined; due = this.#assembly.nextDue()) {
      this.now = Math.max(this.now, due);
      await this.goesOn();
    }
  }

  /** Recomputes the whole record; there must be nothing wrong with it. */
  verifies(): Verification {
    const reader = new LedgerReader(this.#database);
    const found = verifyFacts(reader.facts());
    expect([...found.problems, ...verifyRegister(reader.register(), found.proposals)]).toEqual([]);
    expect(reader.damage()).toEqual([]);
    return found;
  }

  get liveCount(): number {
    return this.#assembly.liveCount;
  }

  async #sends(): Promise<boolean> {
    const waiting = await this.#ledger.outbox.waiting(10_000, []);
    for (const { outgoing, since } of waiting) {
      const event = await this.#deliver(outgoing, since);
      await this.#ledger.outbox.markSent(outgoing.key, event, this.now);
    }
    return waiting.length > 0;
  }
}
