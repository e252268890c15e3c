import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { median, quantile } from './median.ts';
import type { Row } from './rows.ts';
import { Talk } from './talk.ts';
import { seededDatabase } from './world/seeded-database.ts';
import { memberIn, room, type World } from './world/world.ts';

export interface Sizes {
  readonly few: number;
  readonly many: number;
  /** How often each command is given in a round. */
  readonly times: number;
}

const FULL: Sizes = { few: 100, many: 100_000, times: 50 };
const WORLD: World = { rooms: 1, members: 200, inEachRoom: 200, proposals: 20 };
const COMMANDS = ['!status', '!decisions', '!decisions garden', '!decisions bench spring'];
const WARMING_UP = 5;

/** From the homeserver's answer with a command to the bot's own, after a hundred decisions and a hundred thousand. */
export async function* answering(
  rounds: number,
  say: (words: string) => void,
  { few, many, times }: Sizes = FULL,
): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  try {
    say(`answering, ${few} and ${many} decisions are written`);
    const small = await seededDatabase(join(folder, 'few'), { world: WORLD, votes: 1000, closed: few });
    const large = await seededDatabase(join(folder, 'many'), { world: WORLD, votes: 1000, closed: many });
    const heard = COMMANDS.map((command) => ({ command, few: [] as number[], many: [] as number[] }));
    for (let round = 1; round <= rounds; round += 1) {
      say(`answering, round ${round} of ${rounds}`);
      const short = await Talk.begin({ folder: join(folder, 'short'), seeded: small, world: WORLD });
      const long = await Talk.begin({ folder: join(folder, 'long'), seeded: large, world: WORLD });
      try {
        for (let time = -WARMING_UP; time < times; time += 1) {
          for (const each of heard) {
            const asking = memberIn(WORLD, 0, (time + WARMING_UP) % WORLD.inEachRoom);
            const inShort = await short.answerTo(room(0), asking, each.command);
            const inLong = await long.answerTo(room(0), asking, each.command);
            if (time >= 0) each.few.push(inShort);
            if (time >= 0) each.many.push(inLong);
          }
        }
      } finally {
        await short.end();
        await long.end();
      }
      for (const name of ['short', 'long']) rmSync(join(folder, name), { recursive: true });
    }
    for (const { command, few: inFew, many: inMany } of heard) {
      yield {
        ...{ row: command, unit: 'ms to the answer, p50' },
        ...{ althing: median(inMany), baseline: median(inFew), goal: 1.2 },
        against: `${few} decisions, not ${many}`,
        more: { p99: quantile(inMany, 0.99), 'p99, few': quantile(inFew, 0.99), times: inMany.length },
      };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
