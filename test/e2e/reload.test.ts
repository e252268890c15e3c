import { readFile, writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { ownProxy } from './support/faults.ts';
import { group } from './support/group.ts';
import { asks, proposes, resultOf } from './support/reading.ts';
import { reconfigure, reload, timesLogged } from './support/reconfigure.ts';
import { expectSaidOnce, hasSaidAll, saidIn } from './support/said-once.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const THREE_AGREE = [{ votes: ['agree'], atLeast: 3 }];

test('with a new rule and a new group: what is open keeps its rule, votes meanwhile count, all is said once', async () => {
  const { bot, botId, ana, ben, cleo, open } = await group({ minimum: '15 seconds' });
  const garden = await ana.createRoom({ name: 'Garden', invite: [ben.userId] });
  const before = await proposes(ana, open, 'Plant a tree');
  await ana.react(open, before.event, '👍');

  await reconfigure(bot, ({ rules, bodies, ...others }) => ({
    ...others,
    rules: { ...rules, ordinary: { ...(rules['ordinary'] as object), require: THREE_AGREE } },
    bodies: {
      ...bodies,
      garden: { ...(bodies['finance'] as object), name: 'Garden group', rooms: [garden] },
      nowhere: { ...(bodies['finance'] as object), name: 'Nobody', rooms: ['#nowhere:example.coop'] },
    },
  }));
  const voted = ben.react(open, before.event, '👍');
  const asked = cleo.send(open, '!status');
  await reload(bot);
  await Promise.all([voted, asked]);
  await ana.invite(garden, botId);
  await ben.acceptInvites();
  await ana.waitFor(
    garden,
    ({ type, sender, content }) =>
      type === 'm.room.member' && sender === botId && content['membership'] === 'join',
    {
      describe: 'the bot',
    },
  );

  const after = await proposes(ana, open, 'Plant another tree');
  const elsewhere = await proposes(ana, garden, 'Water the trees');
  expect(elsewhere.body).toBe('garden');
  for (const member of [ana, ben]) await member.react(open, after.event, '👍');
  expect(await resultOf(ana, open, before.number)).toMatchObject({ outcome: 'passed', tally: { agree: 2 } });
  expect(await resultOf(ana, open, after.number)).toMatchObject({
    outcome: 'not passed',
    tally: { agree: 2 },
  });
  await resultOf(ana, garden, elsewhere.number);
  await hasSaidAll(bot);
  expectSaidOnce(
    bot,
    await saidIn(
      [
        [ana, open],
        [ana, garden],
      ],
      botId,
    ),
  );
  const log = await bot.log();
  expect(log).toMatch(/"changed":\["bodies","rules"\].*goes on with it/u);
  expect(log).toMatch(/"room":"#nowhere:example\.coop".*Cannot enter a room/u);
  expect(log.match(/Althing starts/gu)).toHaveLength(1);
  await verifies(bot);
});

test('with a file that has mistakes, or is gone: nothing changes, and the log says each line', async () => {
  const { bot, ana, ben, open } = await group({ minimum: '8 seconds' });
  const card = await proposes(ana, open, 'Plant a tree');
  const right = await readFile(bot.configFile);
  await reconfigure(bot, ({ rules, ...others }) => ({
    ...others,
    prefix: 'words',
    rules: {
      ...rules,
      ordinary: { ...(rules['ordinary'] as object), require: [{ votes: ['all'], atLeast: 3 }] },
    },
  }));
  bot.hangUp();
  await until(() => timesLogged(bot, 'so everything stays as it was'), 1);
  expect(await bot.log()).toMatch(
    /"prefix, line \d+: [^"]*.*"rules\.ordinary\.require\[0\]\.votes\[0\], line \d+: /u,
  );
  await writeFile(bot.configFile, 'bodies: [');
  bot.hangUp();
  await until(() => timesLogged(bot, 'so everything stays as it was'), 2);

  expect(await asks(ana, open, '!status')).toContain('Plant a tree');
  await ben.react(open, card.event, '👍');
  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed' });
  expect(await timesLogged(bot, 'Althing listens')).toBe(1);
  await writeFile(bot.configFile, right);
  await verifies(bot);
});

test('without a group: its open proposal goes on to its end, and the log says so', async () => {
  const { bot, ana, ben, finance } = await group({ minimum: '12 seconds' });
  const card = await proposes(ana, finance, 'Buy a spade');
  await ana.react(finance, card.event, '👍');
  await reconfigure(bot, ({ bodies, ...others }) => ({ ...others, bodies: { full: bodies['full'] } }));
  await reload(bot);
  expect(await bot.log()).toMatch(/"body":"finance","open":\[1\].*gone from the configuration/u);
  await ben.react(finance, card.event, '👍');
  expect(await resultOf(ana, finance, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 2 } });
  await verifies(bot);
});

test('while it begins anew and nobody answers: another reload begins once more, and SIGTERM ends it cleanly', async () => {
  const proxy = await ownProxy();
  const { bot, ana, open } = await group({ address: proxy.url });
  const silence = proxy.fail(/whoami/u, { kind: 'silence' });
  bot.hangUp();
  await until(() => Promise.resolve(silence.met), 1);
  await reconfigure(bot, (config) => ({ ...config, prefix: '?' }));
  bot.hangUp();
  await until(() => Promise.resolve(silence.met), 2);
  silence.end();
  bot.hangUp();
  expect(await asks(ana, open, '?status')).toContain('no open proposal');

  const again = proxy.fail(/whoami/u, { kind: 'silence' });
  bot.hangUp();
  await until(() => Promise.resolve(again.met), 1);
  expect(await bot.stop()).toEqual({ code: 0, signal: null });
  await verifies(bot);
});
