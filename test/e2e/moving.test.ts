import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, inject, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

import { type Account, registerUser } from '../../homeserver/accounts.ts';
import { startFederation } from '../../homeserver/federation.ts';
import { althing } from './support/althing.ts';
import { group, type Group } from './support/group.ts';
import { asks, proposes, reactionsOn, resultOf } from './support/reading.ts';
import { expectSaidOnce, hasSaidAll, saidIn } from './support/said-once.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const config = z.looseObject({ matrix: z.looseObject({}) });

/** An account that is invited where the bot is, whose token takes the place of the former. */
async function anotherAccount(
  { bot, ana, open, finance, botId }: Group,
  homeserver = inject('homeserver'),
): Promise<Account> {
  const name = `${botId.slice(1, botId.indexOf(':'))}-moved`;
  const account = await registerUser(homeserver, name, { displayName: 'Althing' });
  for (const room of [open, finance]) await ana.invite(room, account.userId);
  await writeFile(join(bot.folder, 'token'), account.accessToken);
  return account;
}

/** Writes into the configuration which account the bot had before. */
async function nameFormer({ bot, botId }: Group, homeserver = inject('homeserver')): Promise<void> {
  const before = config.parse(parse(await readFile(bot.configFile, 'utf8')));
  const matrix = { ...before.matrix, homeserver: homeserver.baseUrl, formerAccounts: [botId] };
  await writeFile(bot.configFile, stringify({ ...before, matrix }));
}

test('with the token of another account the bot refuses, and goes on when it has its own again', async () => {
  const formed = await group();
  const { bot, botId, botToken, ana, ben, open } = formed;
  const card = await proposes(ana, open, 'Buy a disk');
  await hasSaidAll(bot);
  await bot.stop();

  const account = await anotherAccount(formed);
  expect((await bot.launch()).code).toBe(2);
  expect(await bot.log()).toContain(
    `is the record of ${botId}, and the bot signs in as ${account.userId}. Nothing was changed.`,
  );
  await writeFile(join(bot.folder, 'token'), botToken);
  await ben.send(open, `!vote ${card.number} agree`);
  await bot.start();
  await until(async () => (await asks(ana, open, `!status ${card.number}`)).includes('Agree 1,'), true);
  expect(await saidIn([[ana, open]], account.userId)).toEqual([]);
});

test('the bot moves to another account: what is open goes on, nothing is lost and nothing said twice', async () => {
  const formed = await group({ minimum: '30 seconds' });
  const { bot, botId, ana, ben, cleo, dan, open, finance } = formed;
  const closed = await proposes(ana, finance, 'Pay the bill');
  await ana.send(finance, `!withdraw ${closed.number}`);
  await resultOf(ana, finance, closed.number);
  const card = await proposes(ana, open, 'Buy a disk');
  await ana.react(open, card.event, '👍');
  await until(async () => (await asks(ana, open, `!status ${card.number}`)).includes('Agree 1,'), true);
  await hasSaidAll(bot);
  await bot.stop();

  // While nobody listens, by reaction and by words.
  await ben.react(open, card.event, '👍');
  await cleo.send(open, `!vote ${card.number} disagree`);
  const asked = await ana.send(open, `!vote ${card.number} agree because we need it`);
  const { userId: movedTo } = await anotherAccount(formed);
  await nameFormer(formed);
  await bot.start();
  expect(await bot.log()).toContain('The bot has moved to another account');
  await dan.react(open, card.event, '🤷');

  expect(await resultOf(ana, open, card.number)).toMatchObject({
    outcome: 'passed',
    tally: { agree: 2, disagree: 1, abstain: 1, block: 0, notCounted: 0 },
  });
  expect(await asks(ben, finance, `!status ${closed.number}`)).toContain('closed: withdrawn');
  const next = await proposes(ben, open, 'Buy two disks');
  expect(next.number).toBe(card.number + 1);
  await until(async () => (await reactionsOn(ana, open, next.event)).length, 4);
  await hasSaidAll(bot);
  const said = await Promise.all([botId, movedTo].map((account) => saidIn(places(formed), account)));
  expect(said.map((events) => events.length > 0)).toEqual([true, true]);
  expectSaidOnce(bot, said.flat());
  expect(said.flat().some(({ content }) => JSON.stringify(content).includes(asked))).toBe(true);
  // The former account's own reactions stay, and are nobody's votes.
  expect(await reactionsOn(ana, open, card.event)).toContain(`${botId} 🛑`);

  expect(await verifies(bot)).toContain('In order');
  const compared = await althing(bot, 'verify', '--room');
  expect(compared).toMatchObject({ code: 0, err: '' });

  // Moved once, it stays there.
  await bot.stop();
  await ben.send(open, `!vote ${next.number} agree`);
  await bot.start();
  await until(async () => (await asks(ana, open, `!status ${next.number}`)).includes('Agree 1,'), true);
});

test('it moves to another homeserver that has the same rooms, with what is open', async () => {
  const servers = await startFederation();
  onTestFinished(() => servers.stop());
  const { home, away } = servers;
  const formed = await group({ minimum: '40 seconds', homeserver: home });
  const { bot, botId, ana, ben, cleo, dan, open } = formed;
  const card = await proposes(ana, open, 'Buy a disk');
  await ana.react(open, card.event, '👍');
  await until(async () => (await asks(ana, open, `!status ${card.number}`)).includes('Agree 1,'), true);
  await hasSaidAll(bot);
  await bot.stop();

  await ben.react(open, card.event, '👍');
  await cleo.send(open, `!vote ${card.number} disagree`);
  const { userId: movedTo } = await anotherAccount(formed, away);
  await nameFormer(formed, away);
  await bot.start();
  await until(async () => (await ana.joinedMembers(open)).includes(movedTo), true);
  await dan.react(open, card.event, '🤷');
  expect(await resultOf(ana, open, card.number)).toMatchObject({
    outcome: 'passed',
    tally: { agree: 2, disagree: 1, abstain: 1, block: 0, notCounted: 0 },
  });
  await hasSaidAll(bot);
  const all = await Promise.all([botId, movedTo].map((account) => saidIn(places(formed), account)));
  expectSaidOnce(bot, all.flat());
  expect(await verifies(bot)).toContain('In order');
});

function places({ ana, open, finance }: Group) {
  return [
    [ana, open],
    [ana, finance],
  ] as const;
}
