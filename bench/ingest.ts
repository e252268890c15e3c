import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startBot } from './bot.ts';
import { copyToDisk } from './copy-to-disk.ts';
import { here } from './here.ts';
import { HelperProcess } from './helper-process.ts';
import { Measured } from './measured.ts';
import type { Row } from './rows.ts';
import { median } from './median.ts';
import { whileReacting, type Run } from './while-reacting.ts';
import { prepareFolder } from './world/bench-config.ts';
import { seededDatabase } from './world/seeded-database.ts';
import { TOKEN, type World } from './world/world.ts';

const WORLD: World = { rooms: 50, members: 2000, inEachRoom: 500, proposals: 200 };
const REACTIONS = 100_000;
const BATCHES = [10, 100, 1000];
const MICROSECONDS = 1e6;

/** All reactions, in answers of each size, through the bot, through the SDK's empty client, and into bare tables. */
export async function* ingest(rounds: number, say: (words: string) => void): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  try {
    const seeded = await seededDatabase(join(folder, 'seed'), { world: WORLD, votes: 0, allChosen: true });
    for (const batch of BATCHES) {
      const runs: Record<'bot' | 'empty' | 'floor', Run[]> = { bot: [], empty: [], floor: [] };
      for (let round = 1; round <= rounds; round += 1) {
        say(`ingest, ${String(batch)} in an answer, round ${String(round)} of ${String(rounds)}`);
        const database = join(folder, 'bot', 'storage', 'althing.db');
        runs.bot.push(await throughBot(join(folder, 'bot'), seeded, batch));
        runs.empty.push(await throughEmptyClient(batch));
        runs.floor.push(await intoTables(folder, seeded, database, batch));
      }
      const of = (of: Run[]) => ({
        cpu: median(of.map(({ microseconds }) => microseconds)),
        wall: median(of.map(({ seconds }) => seconds)),
        warm: median(of.map(({ warm = NaN }) => warm)),
      });
      const [bot, empty, floor] = [of(runs.bot), of(runs.empty), of(runs.floor)];
      yield {
        row: `Ingest, ${String(batch)} in an answer`,
        unit: 'µs of CPU for a reaction',
        althing: bot.cpu,
        baseline: empty.cpu,
        against: "the SDK's empty client",
        goal: 1,
        more: { 'wall s': bot.wall, 'wall s, empty client': empty.wall, reactions: REACTIONS },
      };
      yield {
        row: `The second 100,000, ${String(batch)}`,
        unit: 'µs of CPU for a reaction',
        althing: bot.warm,
        baseline: empty.warm,
        against: "the SDK's empty client",
        goal: 1,
      };
      yield {
        row: `Ingest, ${String(batch)} in an answer`,
        unit: 'µs of CPU for a reaction',
        althing: bot.cpu,
        baseline: floor.cpu,
        against: 'JSON.parse and INSERT alone',
        more: { 'wall s': bot.wall, 'wall s, bare tables': floor.wall },
      };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throughBot(folder: string, seeded: string, batch: number): Promise<Run> {
  rmSync(folder, { recursive: true, force: true });
  return whileReacting({ world: WORLD, reactions: REACTIONS, more: REACTIONS, batch }, (address) => {
    const { file, database } = prepareFolder(folder, WORLD, address);
    copyToDisk(seeded, database);
    return startBot(file, folder);
  });
}

function throughEmptyClient(batch: number): Promise<Run> {
  return whileReacting(
    { world: WORLD, reactions: REACTIONS, more: REACTIONS, batch },
    (address) =>
      new Measured([process.execPath, '--no-warnings', here('baseline/empty-client.mjs'), address, TOKEN]),
  );
}

async function intoTables(folder: string, seeded: string, rows: string, batch: number): Promise<Run> {
  const database = join(folder, 'floor.db');
  const answers = join(folder, 'answers');
  copyToDisk(seeded, database);
  const stub = new HelperProcess(here('stub/ingest.ts'), { world: WORLD, reactions: REACTIONS, batch });
  const { address } = await stub.hears<{ address: string }>('ready');
  const texts: string[] = [];
  for (let since = 0; since * batch < REACTIONS; since += 1) {
    texts.push(await (await fetch(`${address}/_matrix/client/v3/sync?since=s${String(since)}`)).text());
  }
  await stub.end();
  writeFileSync(answers, texts.map((text) => `${text}\n`).join(''));
  const floor = new HelperProcess(here('baseline/floor.ts'), { answers, rows, database, batch });
  const { cpu, milliseconds } = await floor.hears<{ cpu: number; milliseconds: number }>('done');
  await floor.end();
  for (const file of [database, `${database}-wal`, `${database}-shm`]) rmSync(file, { force: true });
  return { microseconds: (cpu * MICROSECONDS) / REACTIONS, seconds: milliseconds / 1000 };
}
