import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startBot } from './bot.ts';
import { copyToDisk } from './copy-to-disk.ts';
import { here } from './here.ts';
import { HelperProcess } from './helper-process.ts';
import { median } from './median.ts';
import type { Row } from './rows.ts';
import { prepareFolder } from './world/bench-config.ts';
import { seededDatabase } from './world/seeded-database.ts';
import type { World } from './world/world.ts';

export interface Sizes {
  readonly world: World;
  readonly votes: number;
  readonly closed: number;
}

const FULL: Sizes = {
  world: { rooms: 50, members: 2000, inEachRoom: 1000, proposals: 500 },
  votes: 400_000,
  closed: 100_000,
};

interface Run {
  readonly seconds: number;
  readonly cpu: number;
  readonly now: number;
  readonly most: number;
}

/** From the start of the process to its first question to the homeserver, with decided proposals and without. */
export async function* start(
  rounds: number,
  say: (words: string) => void,
  { world, votes, closed }: Sizes = FULL,
): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  try {
    say(`start, ${votes} ballots are written, then the same after ${closed} decided proposals`);
    const without = await seededDatabase(join(folder, 'without'), { world, votes });
    const after = await seededDatabase(join(folder, 'after'), { world, votes, closed });
    const runs: Record<'without' | 'after', Run[]> = { without: [], after: [] };
    for (let round = 1; round <= rounds; round += 1) {
      say(`start, round ${round} of ${rounds}`);
      runs.without.push(await started(join(folder, 'bot'), world, without));
      runs.after.push(await started(join(folder, 'bot'), world, after));
    }
    const of = (figure: keyof Run) => ({
      althing: median(runs.after.map((run) => run[figure])),
      baseline: median(runs.without.map((run) => run[figure])),
    });
    const against = 'without the decided ones';
    const cpu = of('cpu');
    const more = { open: world.proposals, ballots: votes, decided: closed };
    yield {
      ...{ row: 'Start, until it asks', unit: 's', ...of('seconds'), against, goal: 1.1, limit: 2 },
      more: { 'CPU s': cpu.althing, 'CPU s, without': cpu.baseline, ...more },
    };
    const most = of('most');
    yield {
      ...{ row: 'Start, memory', unit: 'MB in use', ...of('now'), against, goal: 1.1, limit: 250 },
      more: { 'at most': most.althing, 'at most, without': most.baseline },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function started(folder: string, world: World, seed: string): Promise<Run> {
  rmSync(folder, { recursive: true, force: true });
  const stub = new HelperProcess(here('stub/talk.ts'), { world });
  try {
    const { address } = await stub.hears<{ address: string }>('ready');
    const { file, database } = prepareFolder(folder, world, address);
    copyToDisk(seed, database);
    const from = performance.now();
    const bot = startBot(file, folder);
    try {
      await bot.whileAlive(stub.hears('asked'));
      const seconds = (performance.now() - from) / 1000;
      return { seconds, cpu: bot.cpu(), ...bot.memory() };
    } finally {
      await bot.end();
    }
  } finally {
    await stub.end();
  }
}
