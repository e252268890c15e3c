import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startBot } from './bot.ts';
import { copyToDisk } from './copy-to-disk.ts';
import { median } from './median.ts';
import type { Row } from './rows.ts';
import { whileReacting, type Run } from './while-reacting.ts';
import { prepareFolder } from './world/bench-config.ts';
import { seededDatabase } from './world/seeded-database.ts';
import type { World } from './world/world.ts';

export interface Sizes {
  readonly few: number;
  readonly many: number;
  /** How many more are measured. */
  readonly more: number;
  readonly batch: number;
}

const FULL: Sizes = { few: 100, many: 100_000, more: 10_000, batch: 10 };

/** A further vote on one proposal that has a hundred ballots, or a hundred thousand, by as many members. */
export async function* growth(
  rounds: number,
  say: (words: string) => void,
  { few, many, more, batch }: Sizes = FULL,
): AsyncGenerator<Row> {
  const members = many + more;
  const world: World = { rooms: 1, members, inEachRoom: members, proposals: 1 };
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  const oneMore = async (seeded: string, from: number): Promise<Run> => {
    const home = join(folder, 'bot');
    rmSync(home, { recursive: true, force: true });
    return whileReacting({ world, reactions: more, batch, from }, (address) => {
      const { file, database } = prepareFolder(home, world, address);
      copyToDisk(seeded, database);
      return startBot(file, home);
    });
  };
  try {
    say(`growth, ${few} and ${many} ballots are written`);
    const seed = { world, allChosen: true };
    const small = await seededDatabase(join(folder, 'few'), { ...seed, votes: few });
    const large = await seededDatabase(join(folder, 'many'), { ...seed, votes: many });
    const runs: Record<'few' | 'many', Run[]> = { few: [], many: [] };
    for (let round = 1; round <= rounds; round += 1) {
      say(`growth, round ${round} of ${rounds}`);
      runs.few.push(await oneMore(small, few));
      runs.many.push(await oneMore(large, many));
    }
    const of = (part: readonly Run[], figure: 'microseconds' | 'seconds') =>
      median(part.map((run) => run[figure]));
    yield {
      row: `A further vote, ${batch} in an answer`,
      unit: 'µs of CPU for a vote',
      althing: of(runs.many, 'microseconds'),
      baseline: of(runs.few, 'microseconds'),
      against: `${few} ballots before, not ${many}`,
      goal: 1.1,
      more: { 'wall s': of(runs.many, 'seconds'), 'wall s, few': of(runs.few, 'seconds'), votes: more },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
