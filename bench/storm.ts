import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { median, quantile } from './median.ts';
import type { Row } from './rows.ts';
import { keyOf, Talk } from './talk.ts';
import { seededDatabase } from './world/seeded-database.ts';
import { cardOf, memberIn, room, type World } from './world/world.ts';

export interface Sizes {
  readonly few: number;
  readonly many: number;
  readonly votesEach: number;
}

interface Storm {
  /** Of CPU, for each proposal. */
  readonly milliseconds: number;
  readonly seconds: number;
  /** From a command to its answer, in milliseconds, while proposals were closed. */
  readonly answers: readonly number[];
}

const FULL: Sizes = { few: 10, many: 1000, votesEach: 20 };
const EVERY = 250;
/** Long enough for the grace to be over. */
const OVERDUE = 600_000;

/** All proposals end in the same second: each is to be closed and announced once, and commands answered meanwhile. */
export async function* storm(
  rounds: number,
  say: (words: string) => void,
  { few, many, votesEach }: Sizes = FULL,
): AsyncGenerator<Row> {
  const runs: Record<'few' | 'many', Storm[]> = { few: [], many: [] };
  for (let round = 1; round <= rounds; round += 1) {
    say(`storm, round ${round} of ${rounds}`);
    runs.few.push(await allEnd(few, votesEach));
    runs.many.push(await allEnd(many, votesEach));
  }
  const of = (part: readonly Storm[], figure: 'milliseconds' | 'seconds') =>
    median(part.map((run) => run[figure]));
  const meanwhile = runs.many.flatMap(({ answers }) => answers);
  yield {
    ...{ row: `${many} end at once`, unit: 'ms of CPU for a proposal', goal: 1.1 },
    ...{ althing: of(runs.many, 'milliseconds'), baseline: of(runs.few, 'milliseconds') },
    against: `${few} end at once`,
    more: { 'wall s': of(runs.many, 'seconds'), votes: votesEach * many },
  };
  yield {
    ...{ row: 'A command meanwhile', unit: 'ms to the answer, p99', limit: 1000 },
    ...{ althing: quantile(meanwhile, 0.99), baseline: median(meanwhile) },
    against: 'p50',
    more: { commands: meanwhile.length },
  };
}

/** @throws Error when a proposal was announced never, or twice */
async function allEnd(proposals: number, votesEach: number): Promise<Storm> {
  const folder = mkdtempSync(join(tmpdir(), 'althing-bench-'));
  const world: World = { rooms: 50, members: 2000, inEachRoom: 500, proposals };
  const votes = votesEach * proposals;
  try {
    const seeded = await seededDatabase(join(folder, 'seed'), {
      world,
      votes,
      closesAt: Date.now() - OVERDUE,
    });
    const talk = await Talk.begin({ folder: join(folder, 'bot'), seeded, world, votes });
    try {
      return await untilAnnounced(talk, world);
    } finally {
      await talk.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilAnnounced(talk: Talk, world: World): Promise<Storm> {
  const from = { cpu: talk.bot.cpu(), time: performance.now() };
  const announced = new Map<string, number>();
  const asked = new Map<string, number>();
  const answers: number[] = [];
  const asking = setInterval(() => {
    const member = memberIn(world, 0, asked.size % world.inEachRoom);
    asked.set(talk.says(room(0), member, '!help'), performance.now());
  }, EVERY);
  try {
    while (announced.size < world.proposals) {
      const key = keyOf(await talk.sent()) ?? '';
      if (key.startsWith('result:')) announced.set(key, (announced.get(key) ?? 0) + 1);
      const command = asked.get(key.slice(key.indexOf('$')));
      if (command !== undefined) answers.push(performance.now() - command);
    }
  } finally {
    clearInterval(asking);
  }
  const milliseconds = ((talk.bot.cpu() - from.cpu) * 1000) / world.proposals;
  const seconds = (performance.now() - from.time) / 1000;
  // What else follows is sent, and a second announcement would be among it.
  await sleep(EVERY);
  const last = talk.says(room(0), memberIn(world, 0, 0), '!help');
  for (let key = ''; !key.endsWith(last);) {
    key = keyOf(await talk.sent()) ?? '';
    if (key.startsWith('result:')) announced.set(key, (announced.get(key) ?? 0) + 1);
  }
  for (let number = 1; number <= world.proposals; number += 1) {
    const times = announced.get(`result:${cardOf(number)}`) ?? 0;
    if (times !== 1) throw new Error(`Proposal ${number} was announced ${times} times.`);
  }
  return { milliseconds, seconds, answers };
}
