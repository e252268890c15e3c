import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startBot } from './bot.ts';
import { here } from './here.ts';
import { HelperProcess } from './helper-process.ts';
import type { Measured } from './measured.ts';
import type { Row } from './rows.ts';
import type { Soak } from './stub/soak.ts';
import { NO_LIMITS } from './talk.ts';
import { prepareFolder } from './world/bench-config.ts';
import { seededDatabase } from './world/seeded-database.ts';
import { copyToDisk } from './copy-to-disk.ts';

/** An hour in which a hundred things happen each second. */
const HOUR_OF_TRAFFIC: Soak = {
  world: { rooms: 50, members: 2000, inEachRoom: 200, proposals: 50 },
  events: 360_000,
  parts: 10,
  batch: 100,
};
/** Until what follows from a part is sent, in milliseconds. */
const REST = 2000;

interface Memory {
  readonly heap: number;
  readonly resident: number;
}

/** An hour's traffic as fast as it goes: what is open at the end is what was open at the beginning, and so is memory. */
export async function* soak(
  _rounds: number,
  say: (words: string) => void,
  traffic: Soak = HOUR_OF_TRAFFIC,
): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  const { world, events, parts } = traffic;
  const stub = new HelperProcess(here('stub/soak.ts'), traffic);
  try {
    const seeded = await seededDatabase(join(folder, 'seed'), { world, votes: 1000, allChosen: true });
    const { address } = await stub.hears<{ address: string }>('ready');
    const { file, database } = prepareFolder(join(folder, 'bot'), world, address, NO_LIMITS);
    copyToDisk(seeded, database);
    const bot = startBot(file, folder, ['--expose-gc', '--import', here('heap-probe.mjs')]);
    try {
      await bot.whileAlive(stub.hears('asked'));
      const from = { cpu: bot.cpu(), time: performance.now() };
      const after: Memory[] = [];
      for (let part = 1; part <= parts; part += 1) {
        stub.say({});
        await bot.whileAlive(stub.hears('rests'));
        await sleep(REST);
        after.push(await memoryOf(bot));
        say(`soak, part ${part} of ${parts}: ${after.map(({ heap }) => heap.toFixed(1)).join(', ')} MB`);
      }
      const [, second = after[0]] = after;
      const last = after.at(-1);
      if (second === undefined || last === undefined) return;
      const more = {
        events,
        'CPU s': bot.cpu() - from.cpu,
        'wall s': (performance.now() - from.time) / 1000,
      };
      yield {
        ...{ row: 'Memory after an hour of traffic', unit: 'MB of heap', goal: 1.05 },
        ...{ althing: last.heap, baseline: second.heap, against: 'after its second tenth' },
        more: { ...more, 'resident MB': last.resident, 'resident MB, second': second.resident },
      };
    } finally {
      await bot.end();
    }
  } finally {
    await stub.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function memoryOf({ child }: Measured): Promise<Memory> {
  const answer = once(child, 'message') as Promise<[Memory]>;
  child.send({});
  const [memory] = await answer;
  return memory;
}
