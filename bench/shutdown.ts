import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Fault, startFaultyProxy } from '../homeserver/faulty-proxy.ts';
import { eventId } from '../src/governance/terms.ts';
import { startBot } from './bot.ts';
import { copyToDisk } from './copy-to-disk.ts';
import { here } from './here.ts';
import { HelperProcess } from './helper-process.ts';
import { median } from './median.ts';
import type { Row } from './rows.ts';
import { answer, text } from './stub/feed.ts';
import { prepareFolder } from './world/bench-config.ts';
import { seededDatabase } from './world/seeded-database.ts';
import { memberIn, room, type World } from './world/world.ts';

const WORLD: World = { rooms: 5, members: 200, inEachRoom: 100, proposals: 20 };
const VOTES = 2000;
/** Before the end of the seeded proposals, so that ten are to be closed as soon as it has heard something. */
const OVERDUE = 600_000;
const EVENTS = 20_000;
/** So long it has been at it when it is told to end. */
const MEANWHILE = 300;

const SILENCE: Fault = { kind: 'silence' };

/** Where the bot is when it is told to end, by the request that is not answered. */
const PLACES: readonly (readonly [string, RegExp, Fault])[] = [
  ['signing in', /whoami/u, SILENCE],
  ['entering rooms', /joined_rooms/u, SILENCE],
  ['first question', /\/sync/u, SILENCE],
  ['endless answer', /\/sync/u, { kind: 'floods' }],
  ['told to wait', /\/sync/u, { kind: 'answers', status: 429, body: '{"errcode":"M_LIMIT_EXCEEDED"}' }],
  ['ten closings', /\/relations\//u, SILENCE],
  [`${String(EVENTS)} events`, /\/sync/u, { kind: 'answers', status: 200, body: commands() }],
];

/** From SIGTERM to the end of the process, wherever it is: nobody should wait for it, and no supervisor kill it. */
export async function* shutdown(rounds: number, say: (words: string) => void): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  try {
    const seeded = await seededDatabase(join(folder, 'seeded'), {
      ...{ world: WORLD, votes: VOTES, closesAt: Date.now() - OVERDUE },
    });
    const took: [string, number][] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`shutdown, round ${round} of ${rounds}`);
      for (const [place, ...fault] of PLACES)
        took.push([place, await endsAt(join(folder, 'bot'), seeded, fault)]);
    }
    const times = took.map(([, time]) => time);
    const worst = [...Map.groupBy(took, ([place]) => place)].map(([place, all]): [string, number] => [
      place,
      Math.max(...all.map(([, time]) => time)),
    ]);
    yield {
      ...{ row: 'From SIGTERM to the end', unit: 'ms, worst', limit: 2000 },
      ...{ althing: Math.max(...times), baseline: median(times), against: 'p50' },
      more: Object.fromEntries(worst),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function endsAt(
  folder: string,
  seeded: string,
  [request, fault]: readonly [RegExp, Fault],
): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  const stub = new HelperProcess(here('stub/talk.ts'), { world: WORLD });
  const { address } = await stub.hears<{ address: string }>('ready');
  const proxy = await startFaultyProxy(address);
  try {
    const trouble = proxy.fail(request, fault);
    const { file, database } = prepareFolder(folder, WORLD, proxy.url);
    copyToDisk(seeded, database);
    const bot = startBot(file, folder);
    while (trouble.met === 0) await bot.whileAlive(sleep(5));
    await sleep(MEANWHILE);
    return await bot.end();
  } finally {
    await proxy.close();
    await stub.end();
  }
}

/** An answer with so many commands at once. */
function commands(): string {
  const events = Array.from({ length: EVENTS }, (_, index) =>
    text(eventId(`$asked-${String(index)}`), memberIn(WORLD, 0, index), '!status 1', Date.now()),
  );
  return String(answer('s1', new Map([[room(0), events]])));
}
