import { copyFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import Database from 'better-sqlite3';
import { expect, onTestFailed, test } from 'vitest';

import type { BotProcess } from '../../homeserver/bot-process.ts';
import { randomFrom, type Random } from './support/crash-random.ts';
import { tellStory, expectStoryTold } from './support/crash-story.ts';
import { type Decided, decidedIn } from './support/decided.ts';
import { group } from './support/group.ts';
import { hasSaidAll, saidIn } from './support/said-once.ts';
import { asks } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const TITLES = ['Move to a new host', 'Buy chairs', 'Pay the bill'];
const FEW = 5;
const LOOK_EVERY_MS = 20;
const FILES = ['', '-wal'];

/** What is on the disk at this moment; the process is held meanwhile, so that no write comes in between. */
async function copyNow(bot: BotProcess, folder: string): Promise<string> {
  await mkdir(folder);
  bot.hold();
  for (const file of FILES) {
    if (existsSync(`${bot.database}${file}`))
      await copyFile(`${bot.database}${file}`, join(folder, `db${file}`));
  }
  bot.goOn();
  return folder;
}

/** Comes by whenever the bot has written a few more facts or acknowledgements, until the signal. */
async function* progress(bot: BotProcess, end: AbortSignal): AsyncGenerator<number> {
  const database = new Database(bot.database, { readonly: true });
  const written = database.prepare<[], number>(
    `SELECT (SELECT count(*) FROM facts) + (SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL)`,
  );
  try {
    for (let last = -FEW; !end.aborted;) {
      const now = written.pluck().get() ?? 0;
      if (now >= last + FEW) yield (last = now);
      else await pause(LOOK_EVERY_MS);
    }
  } finally {
    database.close();
  }
}

/** A vote that came after the closing is read again as one that does not count. */
function withoutLate(decided: readonly Decided[]) {
  return decided.map(({ tally: { notCounted: _few, ...tally }, notCounted: _which, ...others }) => ({
    ...others,
    tally,
  }));
}

/** Every other log of writes ends at any byte; of the rest some are gone and some are garbage. */
async function spoil(log: string, index: number, random: Random): Promise<void> {
  const { length } = await readFile(log);
  if (index % 2 === 1) await truncate(log, Math.floor(random() * length));
  else if (index % 6 === 2) await rm(log);
  else if (index % 6 === 4) await writeFile(log, Buffer.alloc(length, 0xa5));
}

async function putInPlace(bot: BotProcess, copy: string): Promise<void> {
  await rm(dirname(bot.database), { recursive: true });
  await mkdir(dirname(bot.database));
  for (const file of FILES) {
    if (existsSync(join(copy, `db${file}`)))
      await copyFile(join(copy, `db${file}`), `${bot.database}${file}`);
  }
}

test(
  'after a power loss at any moment the bot reads again what the disk had not kept',
  { timeout: 600_000 },
  async () => {
    const seed = process.env['CRASH_SEED'] ?? crypto.randomUUID();
    onTestFailed(() => {
      console.log(`Where the logs of writes were cut: CRASH_SEED=${seed}`);
    });
    const random = randomFrom(seed);
    const here = await group({ others: 4, minimum: '15 seconds' });
    const { bot, botId, ana, open, finance } = here;

    const copies: string[] = [];
    const end = new AbortController();
    const story = tellStory(here, TITLES).finally(() => {
      end.abort();
    });
    for await (const _ of progress(bot, end.signal)) {
      copies.push(await copyNow(bot, join(bot.folder, `copy-${copies.length}`)));
    }
    const told = await story;
    await expectStoryTold(here, told);
    const decided = decidedIn(bot);
    const places = [
      [ana, open],
      [ana, finance],
      ...told.privateWords.map(({ member, rooms: [room = ''] }) => [member, room] as const),
    ] as const;
    const said = async () => (await saidIn(places, botId)).map(({ event_id }) => event_id);
    const before = await said();
    await bot.kill();
    expect(copies.length).toBeGreaterThanOrEqual(12);

    for (const [index, copy] of copies.entries()) {
      await spoil(join(copy, 'db-wal'), index, random);
      await putInPlace(bot, copy);
      await bot.start();
      await until(() => Promise.resolve(withoutLate(decidedIn(bot))), withoutLate(decided), 60_000);
      await hasSaidAll(bot);
      expect(await said(), `copy ${index}`).toEqual(before);
      expect(await verifies(bot)).toMatch(/^In order/u);
      await bot.kill();
    }
    await bot.start();
    expect(await asks(ana, open, '!status')).toContain('no open proposal');
  },
);
