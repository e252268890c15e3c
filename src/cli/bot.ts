import { once as nodeOnce } from 'node:events';

import type Database from 'better-sqlite3';

import { Assembly } from '../assembly/assembly.ts';
import type { Clock } from '../assembly/ports.ts';
import { Bodies } from '../assembly/bodies.ts';
import { Notices } from '../assembly/notices.ts';
import { Overdue } from '../assembly/overdue.ts';
import { voiceFor } from '../chat/voice.ts';
import type { Config } from '../config/config.ts';
import type { Open } from '../governance/proposal/proposal.ts';
import type { Duration, RoomId } from '../governance/terms.ts';
import { readKeepers } from '../ledger/sqlite/accounts.ts';
import { lockAccount } from '../ledger/sqlite/lock.ts';
import { SqliteSessionStore } from '../ledger/sqlite/session-store.ts';
import { delivery } from '../matrix/delivery.ts';
import { Dropped } from '../matrix/dropped.ts';
import { Door } from '../matrix/door.ts';
import { isSignedOut } from '../matrix/errors.ts';
import { HomeserverClock } from '../matrix/homeserver-clock.ts';
import { requestForSdk } from '../matrix/http.ts';
import { invitationsIn, openInvitations } from '../matrix/invitations.ts';
import { patiently } from '../matrix/patiently.ts';
import { changedRooms } from '../matrix/room-changes.ts';
import { Places } from '../matrix/places.ts';
import { present } from '../matrix/present.ts';
import { homeserverFor } from '../matrix/reactions.ts';
import { Sender } from '../matrix/sender.ts';
import { signedOut, type SignedIn } from '../matrix/sign-in.ts';
import { Stuck } from '../matrix/stuck.ts';
import { Succession } from '../matrix/succession.ts';
import { runSyncLoop } from '../matrix/sync-loop.ts';
import type { SyncAnswer } from '../matrix/sync.ts';
import { upgradesIn } from '../matrix/upgrades.ts';
import type { Log } from '../observe/log.ts';
import { startMonitor } from '../observe/monitor.ts';
import type { Meter } from '../observe/meter.ts';
import { Pulse } from '../observe/pulse.ts';
import { keepRecord } from './keep-record.ts';
import type { MembersOf } from './members-at-start.ts';
import { MeteredLedger } from './metered-ledger.ts';
import { organsOf } from './organs.ts';
import { reports } from './reports.ts';
import { senderReport, stuckReport } from './sender-report.ts';
import { signInPatiently } from './sign-in-patiently.ts';
import { Tasks } from './tasks.ts';
import { watchOutbox } from './watch-outbox.ts';

/** Signs in, wires the parts and runs them until the signal. Rejects when only a person can help. */
export async function runBot(
  { config, database, members, sound, log }: Pick<Parts, 'config' | 'database' | 'members' | 'sound' | 'log'>,
  ending: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  sound.catch(() => {
    stop.abort();
  });
  const signal = AbortSignal.any([ending, stop.signal]);
  // Counted from the start: the machine's clock may be set while the bot runs, and this one goes on evenly.
  const evenly = () => Math.floor(performance.timeOrigin + performance.now());
  const homeserverClock = new HomeserverClock(evenly, reports.clock(log));
  const clock = () => homeserverClock.now();
  const pulse = new Pulse(clock, evenly);
  await using monitor = await startMonitor(config.monitoring?.port, () => pulse.vitals());
  requestForSdk(signal, homeserverClock);
  // A password's session is written down.
  if (config.matrix.signIn.kind === 'password') await sound;
  const signedIn = await signInPatiently(config.matrix, new SqliteSessionStore(database), log, signal);
  if (signedIn === undefined) {
    if (stop.signal.aborted) await sound;
    return;
  }
  log.info({ bot: signedIn.bot, homeserver: config.matrix.homeserver }, 'Signed in');
  const lock = lockAccount(config.matrix.homeserver, signedIn.bot);
  try {
    const { meter } = monitor;
    await listen({ config, database, members, sound, log, signedIn, clock, signal, stop, pulse, meter });
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
  /** Whether the file is whole: nothing is written before. */
  readonly sound: Promise<void>;
  readonly log: Log;
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly stop: AbortController;
  readonly pulse: Pulse;
  readonly meter: Meter;
}

async function listen({
  config,
  database,
  members,
  sound,
  log,
  signedIn,
  clock,
  signal,
  stop,
  pulse,
  meter,
}: Parts): Promise<void> {
  const { api, bot, profile } = signedIn;
  const { displayName } = config.profile;
  // Its former name too: people's messages may still be on the way with it.
  const botNames = [...(displayName === undefined ? [] : [displayName]), ...signedIn.names];
  if (readKeepers(database).current !== bot) await sound;
  const { all: own, movedAt } = keepRecord(config, database, bot, log, clock());
  const ledger = new MeteredLedger(database, clock, meter);
  const { outbox } = ledger;
  const bodies = new Bodies(config.bodies, bot, own);
  const { stewards, bodies: configured } = config;
  const tasks = new Tasks(stop);
  const voice = voiceFor(config);
  const committed = () => {
    sender.wake();
  };
  const notices = new Notices({ ledger, voice, bodies, stewards, committed });
  const answering = () => pulse.answering();
  const stuck = new Stuck({ outbox, bodies, clock, answering });
  const report = reports.places(log, {
    lacking: (room, what, cause) => {
      stuck.explained(room, what);
      tasks.start(() => notices.tell(room, what, cause));
    },
    shutOut: (...room) => {
      tasks.start(() => notices.cannotEnter(...room));
    },
  });
  const tell = (proposal: Open) => {
    tasks.start(() => notices.overdue(proposal));
  };
  const overdue = new Overdue({ bodies, clock, answering, tell });
  const places = new Places({ api, bot, bodies, configured, stewards, signal, report });
  const directChat = places.directChatWith.bind(places);
  const refused = (room: RoomId, key: string) => {
    tasks.start(() => places.lookInto(room, key));
  };
  const sender: Sender = new Sender(
    outbox,
    delivery({
      ...{ api, bot, own, movedAt, outbox, clock, directChat },
      newestRoom: (room) => bodies.newestRoom(room),
    }),
    clock,
    senderReport(log, { meter, stuck, refused }),
  );
  const loaded = await ledger.load();
  const { position, newestTime, begunAt } = loaded;
  const homeserver = homeserverFor(api, own);
  const assembly = new Assembly(
    {
      ...{ config, voice, ledger, outbox, homeserver, bodies, clock, botNames, signal },
      report: { ...reports.assembly(log, meter, overdue.note.bind(overdue)), committed },
    },
    loaded,
  );
  await sound;
  for (const { roster, file } of members) {
    reports.roster(log, roster)(await assembly.importRoster(roster, file));
  }
  await places.enterAll();
  const succession = new Succession({ api, bodies, signal, report });
  const upgrades = await succession.find();
  log.info({ bot, open: assembly.liveCount }, 'Althing listens');

  pulse.follow(organsOf(outbox, assembly, bodies));
  const dropped = new Dropped();
  const heard = reports.loop(log);
  const start = tasks.start.bind(tasks);
  const watch = watchOutbox({ stuck, notices, tellLog: stuckReport(log), clock, start });
  const caughtUp = new AbortController();
  const door = new Door(places, (task) => {
    tasks.start(task);
  });
  // Just moved, the bot goes on in a room from where its former account was.
  const wasThere = (room: RoomId): boolean =>
    position === undefined && !caughtUp.signal.aborted && bodies.hadBot(room);
  const loop = {
    api,
    bot,
    own,
    clock,
    begunAt,
    presence: (room: RoomId) => {
      if (bodies.hasBot(room) || wasThere(room)) return 'there';
      return assembly.hasOpenIn(room) ? 'put out' : 'new';
    },
    knows: ledger.knows.bind(ledger),
    listener: assembly,
    onMalformed: dropped.note,
    onAnswer: (answer: SyncAnswer) => {
      if (!caughtUp.signal.aborted) caughtUp.abort();
      pulse.heard();
      heard.heard();
      watch();
      reports.dropped(log, meter)(dropped.take());
      door.knock(invitationsIn(answer, bot));
      for (const room of changedRooms(answer)) tasks.start(() => places.lookInto(room, answer.next_batch));
      for (const upgrade of upgradesIn(answer)) tasks.start(() => succession.follow(upgrade));
    },
    onTrouble: (error: unknown, wait: Duration) => {
      // The same answer is asked for again, and what it drops is counted then.
      dropped.take();
      heard.trouble(error, wait);
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
    door.knock((await patiently(() => openInvitations(api, bot), signal, reports.loop(log).trouble)) ?? []);
  });
  await tasks.ended();
}

async function once(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await nodeOnce(signal, 'abort');
}
