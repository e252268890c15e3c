import { once as nodeOnce } from 'node:events';

import type Database from 'better-sqlite3';

import { Assembly } from '../assembly/assembly.ts';
import type { Clock } from '../assembly/ports.ts';
import { Bodies } from '../assembly/bodies.ts';
import { voiceFor } from '../chat/voice.ts';
import type { Config } from '../config/config.ts';
import type { RoomId } from '../governance/terms.ts';
import { lockAccount } from '../ledger/sqlite/lock.ts';
import { SqliteSessionStore } from '../ledger/sqlite/session-store.ts';
import { SqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import { delivery } from '../matrix/delivery.ts';
import { isSignedOut } from '../matrix/errors.ts';
import { HomeserverClock } from '../matrix/homeserver-clock.ts';
import { requestWithFetch } from '../matrix/http.ts';
import { invitationsIn, openInvitations, type Invitation } from '../matrix/invitations.ts';
import { patiently } from '../matrix/patiently.ts';
import { Places } from '../matrix/places.ts';
import { homeserverFor } from '../matrix/reactions.ts';
import { Sender } from '../matrix/sender.ts';
import { signedOut, type SignedIn } from '../matrix/sign-in.ts';
import { runSyncLoop } from '../matrix/sync-loop.ts';
import type { SyncAnswer } from '../matrix/sync.ts';
import type { Log } from '../observe/log.ts';
import { reports } from './reports.ts';
import { signInPatiently } from './sign-in-patiently.ts';
import { Tasks } from './tasks.ts';

/** Signs in, wires the parts and runs them until the signal. Rejects when only a person can help. */
export async function runBot(
  config: Config,
  database: Database.Database,
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
    await listen({ config, database, log, signedIn, clock, signal, stop });
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
  readonly log: Log;
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly stop: AbortController;
}

async function listen({ config, database, log, signedIn, clock, signal, stop }: Parts): Promise<void> {
  const { api, bot, names: botNames } = signedIn;
  const startedAt = clock();
  const ledger = new SqliteLedger(database, clock);
  const { outbox } = ledger;
  const bodies = new Bodies(config.bodies, bot);
  const { stewards, bodies: configured } = config;
  const places = new Places({ api, bot, bodies, configured, stewards, signal, report: reports.places(log) });
  const directChat = places.directChatWith.bind(places);
  const sender = new Sender(
    outbox,
    delivery({ api, bot, outbox, clock, directChat }),
    clock,
    reports.sender(log),
  );
  const loaded = await ledger.load();
  const homeserver = homeserverFor(api, bot);
  const voice = voiceFor(config);
  const committed = () => {
    sender.wake();
  };
  const report = { ...reports.assembly(log), committed };
  const assembly = new Assembly(
    { config, voice, ledger, outbox, homeserver, bodies, clock, botNames, report },
    loaded,
  );
  await places.enterAll();
  log.info({ bot, open: assembly.liveCount }, 'Althing listens');

  const tasks = new Tasks(stop);
  const caughtUp = new AbortController();
  const invited = (invitations: readonly Invitation[]) => {
    for (const invitation of invitations) tasks.start(() => places.answer(invitation));
  };
  const loop = {
    api,
    bot,
    clock,
    startedAt,
    presence: (room: RoomId) =>
      bodies.hasBot(room) ? 'there' : assembly.hasOpenIn(room) ? 'put out' : 'new',
    knows: ledger.knows.bind(ledger),
    listener: assembly,
    onAnswer: (answer: SyncAnswer) => {
      caughtUp.abort();
      invited(invitationsIn(answer, bot));
    },
    onTrouble: reports.loop(log),
    onPositionLost: reports.positionLost(log),
  };
  const { position, newestTime } = loaded;
  const before = { position: position?.token, until: position?.askedAt ?? newestTime ?? startedAt };
  tasks.start(() => runSyncLoop(loop, before, signal));
  tasks.start(() => places.keepEntering());
  // What was sent before a crash comes back with the first answer, and is not sent again.
  tasks.start(() => once(AbortSignal.any([caughtUp.signal, signal])).then(() => sender.run(signal)));
  tasks.start(async () => {
    const waiting = await patiently(() => openInvitations(api, bot), signal, reports.loop(log));
    invited(waiting ?? []);
  });
  await tasks.ended();
}

async function once(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await nodeOnce(signal, 'abort');
}
