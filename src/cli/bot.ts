import { once as nodeOnce } from 'node:events';

import type Database from 'better-sqlite3';

import { Assembly } from '../assembly/assembly.ts';
import type { Clock } from '../assembly/ports.ts';
import { Bodies } from '../assembly/bodies.ts';
import { Notices } from '../assembly/notices.ts';
import { voiceFor } from '../chat/voice.ts';
import type { Config } from '../config/config.ts';
import type { Duration, RoomId } from '../governance/terms.ts';
import { lockAccount } from '../ledger/sqlite/lock.ts';
import { SqliteSessionStore } from '../ledger/sqlite/session-store.ts';
import { SqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { delivery } from '../matrix/delivery.ts';
import { Dropped } from '../matrix/dropped.ts';
import { Door } from '../matrix/door.ts';
import { isSignedOut } from '../matrix/errors.ts';
import { HomeserverClock } from '../matrix/homeserver-clock.ts';
import { requestWithFetch } from '../matrix/http.ts';
import { invitationsIn, openInvitations } from '../matrix/invitations.ts';
import { patiently } from '../matrix/patiently.ts';
import { changedRooms } from '../matrix/room-changes.ts';
import { Places } from '../matrix/places.ts';
import { present } from '../matrix/present.ts';
import { homeserverFor } from '../matrix/reactions.ts';
import { Sender } from '../matrix/sender.ts';
import { signedOut, type SignedIn } from '../matrix/sign-in.ts';
import { Succession } from '../matrix/succession.ts';
import { runSyncLoop } from '../matrix/sync-loop.ts';
import type { SyncAnswer } from '../matrix/sync.ts';
import { upgradesIn } from '../matrix/upgrades.ts';
import type { Log } from '../observe/log.ts';
import type { MembersOf } from './members-at-start.ts';
import { reports } from './reports.ts';
import { signInPatiently } from './sign-in-patiently.ts';
import { Tasks } from './tasks.ts';

/** Signs in, wires the parts and runs them until the signal. Rejects when only a person can help. */
export async function runBot(
  config: Config,
  database: Database.Database,
  members: readonly MembersOf[],
  log: Log,
  ending: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([ending, stop.signal]);
  // Counted from the start: the machine's clock may be set while the bot runs, and this one goes on evenly.
  const evenly = () => Math.floor(performance.timeOrigin + performance.now());
  const homeserverClock = new HomeserverClock(evenly, reports.clock(log));
  const clock = () => homeserverClock.now();
  requestWithFetch(signal, homeserverClock);
  const signedIn = await signInPatiently(config.matrix, new SqliteSessionStore(database), log, signal);
  if (signedIn === undefined) return;
  const lock = lockAccount(config.matrix.homeserver, signedIn.bot);
  try {
    await listen({ config, database, members, log, signedIn, clock, signal, stop });
  } catch (error) {
    throw isSignedOut(error) ? signedOut(config.matrix.signIn.kind) : error;
  } finally {
    stop.abort();
    lock.release();
  }
}

interface Parts {
  readonly config: Config;
  readonly database: Database.Database;
  readonly members: readonly MembersOf[];
  readonly log: Log;
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly stop: AbortController;
}

async function listen({
  config,
  database,
  members,
  log,
  signedIn,
  clock,
  signal,
  stop,
}: Parts): Promise<void> {
  const { api, bot, profile } = signedIn;
  const { displayName } = config.profile;
  // Its former name too: people's messages may still be on the way with it.
  const botNames = [...(displayName === undefined ? [] : [displayName]), ...signedIn.names];
  const ledger = new SqliteLedger(database, clock);
  const { outbox } = ledger;
  const bodies = new Bodies(config.bodies, bot);
  const { stewards, bodies: configured } = config;
  const tasks = new Tasks(stop);
  const voice = voiceFor(config);
  const committed = () => {
    sender.wake();
  };
  const notices = new Notices({ ledger, voice, bodies, stewards, committed });
  const report = reports.places(log, (...shortcoming) => {
    tasks.start(() => notices.tell(...shortcoming));
  });
  const places = new Places({ api, bot, bodies, configured, stewards, signal, report });
  const directChat = places.directChatWith.bind(places);
  const refused = (room: RoomId, key: string) => {
    tasks.start(() => places.lookInto(room, key));
  };
  const sender: Sender = new Sender(
    outbox,
    delivery({ api, bot, outbox, clock, directChat, newestRoom: (room) => bodies.newestRoom(room) }),
    clock,
    reports.sender(log, refused),
  );
  const loaded = await ledger.load();
  const { position, newestTime, begunAt } = loaded;
  const homeserver = homeserverFor(api, bot);
  const assembly = new Assembly(
    {
      ...{ config, voice, ledger, outbox, homeserver, bodies, clock, botNames, signal },
      report: { ...reports.assembly(log), committed },
    },
    loaded,
  );
  for (const { roster, file } of members) {
    reports.roster(log, roster)(await assembly.importRoster(roster, file));
  }
  await places.enterAll();
  const succession = new Succession({ api, bodies, signal, report });
  const upgrades = await succession.find();
  log.info({ bot, open: assembly.liveCount }, 'Althing listens');

  const dropped = new Dropped();
  const caughtUp = new AbortController();
  const door = new Door(places, (task) => {
    tasks.start(task);
  });
  const loop = {
    api,
    bot,
    clock,
    begunAt,
    presence: (room: RoomId) =>
      bodies.hasBot(room) ? 'there' : assembly.hasOpenIn(room) ? 'put out' : 'new',
    knows: ledger.knows.bind(ledger),
    listener: assembly,
    onMalformed: dropped.note,
    onAnswer: (answer: SyncAnswer) => {
      caughtUp.abort();
      reports.dropped(log)(dropped.take());
      door.knock(invitationsIn(answer, bot));
      for (const room of changedRooms(answer)) tasks.start(() => places.lookInto(room, answer.next_batch));
      for (const upgrade of upgradesIn(answer)) tasks.start(() => succession.follow(upgrade));
    },
    onTrouble: (error: unknown, wait: Duration) => {
      // The same answer is asked for again, and what it drops is counted then.
      dropped.take();
      reports.loop(log)(error, wait);
    },
    onPositionLost: reports.positionLost(log),
  };
  const before = { position: position?.token, until: position?.askedAt ?? newestTime ?? begunAt };
  tasks.start(() => runSyncLoop(loop, before, signal));
  tasks.start(() => places.keepEntering());
  for (const upgrade of upgrades) tasks.start(() => succession.follow(upgrade));
  // What was sent before a crash comes back with the first answer, and is not sent again.
  tasks.start(() => once(AbortSignal.any([caughtUp.signal, signal])).then(() => sender.run(signal)));
  // When all rooms are heard: in each of them it is an event.
  tasks.start(() =>
    once(AbortSignal.any([caughtUp.signal, signal])).then(() =>
      present({ api, bot, shown: profile, wished: config.profile, signal, report: reports.profile(log) }),
    ),
  );
  tasks.start(async () => {
    door.knock((await patiently(() => openInvitations(api, bot), signal, reports.loop(log))) ?? []);
  });
  await tasks.ended();
}

async function once(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await nodeOnce(signal, 'abort');
}
