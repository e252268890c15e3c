import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import type { BotProcess } from '../../homeserver/bot-process.ts';
import { decidedIn } from './support/decided.ts';
import { group, type Group } from './support/group.ts';
import { asks, proposes, type Card, resultOf } from './support/reading.ts';
import { expectSaidOnce, hasSaidAll, saidIn } from './support/said-once.ts';
import { verifies } from './support/verifies.ts';

const SLOW = { timeout: 180_000 };
const FULL = fileURLToPath(new URL('support/full-preload.ts', import.meta.url));

/** A vote is on, with one ballot that the bot has read. */
async function voting(): Promise<Group & { card: Card }> {
  const here = await group({ minimum: '40 seconds' });
  const card = await proposes(here.ana, here.open, 'Buy a new disk');
  await here.ben.react(here.open, card.event, '👍');
  expect(await asks(here.ana, here.open, '!status')).toContain('Agree 1');
  return { ...here, card };
}

/** That it ended by itself, in words, and with the code for databases. */
async function expectEnds(
  bot: BotProcess,
  ended: ReturnType<BotProcess['ending']>,
  words: RegExp,
): Promise<void> {
  expect(await ended).toEqual({ code: 4, signal: null });
  const lines = (await bot.log()).trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(words);
  expect(lines.filter((line) => /^\s+at /u.test(line))).toEqual([]);
}

/** With the fault mended: the vote goes on to its end, nobody's voice is lost and nothing is said twice. */
async function expectRightEnd({
  bot,
  botId,
  ana,
  open,
  finance,
  card,
}: Group & { card: Card }): Promise<void> {
  await bot.start();
  expect(await resultOf(ana, open, card.number, 90_000)).toMatchObject({
    outcome: 'passed',
    tally: { agree: 2, abstain: 1 },
  });
  await hasSaidAll(bot);
  expect(decidedIn(bot)).toHaveLength(1);
  expectSaidOnce(
    bot,
    await saidIn(
      [
        [ana, open],
        [ana, finance],
      ],
      botId,
    ),
  );
  expect(await verifies(bot)).toMatch(/^In order/u);
}

test(
  'the disk is full in the middle of a vote: nothing half done is kept, and it goes on when there is room',
  SLOW,
  async () => {
    const here = await voting();
    const { bot, cleo, dan, open, card } = here;
    await bot.stop();
    // What is migrated and the first answer fit; what comes then does not.
    const ended = bot.launch({ nodeArguments: ['--import', FULL], env: { ALTHING_FULL_AT: '3' } });
    await dan.react(open, card.event, '🤷');
    await cleo.reply(open, card.event, `agree because ${'it is time '.repeat(500)}`);
    for (let count = 0; count < 5; count += 1) await cleo.send(open, `!status ${card.number}`);
    await expectEnds(bot, ended, /database or disk is full\. The disk is full: make room, then start again/u);
    expect(await verifies(bot)).toMatch(/^In order/u);
    await expectRightEnd(here);
  },
);

test(
  'the database is removed under the running bot: it ends instead of writing into nothing',
  SLOW,
  async () => {
    const here = await voting();
    const { bot, cleo, dan, open, card } = here;
    await bot.stop();
    const storage = dirname(bot.database);
    await cp(storage, `${storage}-copy`, { recursive: true });
    await bot.start();
    const ended = bot.ending();
    await rm(bot.database);
    await dan.react(open, card.event, '🤷');
    await cleo.react(open, card.event, '👍');
    await expectEnds(
      bot,
      ended,
      /was removed or replaced while Althing ran .* a backup in its place, then start again/u,
    );
    await rm(storage, { recursive: true });
    await rename(`${storage}-copy`, storage);
    await expectRightEnd(here);
  },
);

test('the whole folder is moved away under the running bot, and back', SLOW, async () => {
  const here = await voting();
  const { bot, cleo, dan, open, card } = here;
  const storage = dirname(bot.database);
  const ended = bot.ending();
  await rename(storage, `${storage}-elsewhere`);
  await mkdir(storage);
  await dan.react(open, card.event, '🤷');
  await cleo.react(open, card.event, '👍');
  await expectEnds(bot, ended, /was removed or replaced while Althing ran/u);
  await rm(storage, { recursive: true });
  await rename(`${storage}-elsewhere`, storage);
  await expectRightEnd(here);
});
