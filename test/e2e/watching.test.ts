import { renameSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

import type { BotProcess } from '../../homeserver/bot-process.ts';
import { freePort } from '../../homeserver/free-port.ts';
import { textOf } from '../../homeserver/room-event.ts';
import { healthSchema } from '../../src/observe/health.ts';
import { althing } from './support/althing.ts';
import { answers, MATRIX, ownProxy } from './support/faults.ts';
import { formGroup } from './support/group.ts';
import { answerTo, asks, proposes } from './support/reading.ts';
import { until } from './support/until.ts';

const LATER = pathToFileURL(join(import.meta.dirname, 'support', 'later.ts'));

const withBodies = z.looseObject({
  bodies: z.record(z.string(), z.looseObject({ rooms: z.array(z.string()) })),
});

/** Time that passes when the test says so. */
function laterFor(bot: BotProcess) {
  const file = join(bot.folder, 'later');
  let later = 0;
  const isLaterBy = (milliseconds: number): void => {
    later += milliseconds;
    // At once: the bot may read it at any moment, and an empty file would take all of it back.
    writeFileSync(`${file}.new`, String(later));
    renameSync(`${file}.new`, file);
  };
  isLaterBy(0);
  return {
    isLaterBy,
    start: () => bot.start({ nodeArguments: ['--import', LATER.href], env: { LATER: file } }),
  };
}

/** Lets a bot that is not started yet be asked how it is. */
async function watch(bot: BotProcess) {
  const port = await freePort();
  const config = z.looseObject({}).parse(parse(await readFile(bot.configFile, 'utf8')));
  await writeFile(bot.configFile, stringify({ ...config, monitoring: { port } }));
  const url = `http://127.0.0.1:${String(port)}`;
  const health = async () => {
    const answer = await fetch(`${url}/healthz`);
    return { ...healthSchema.parse(await answer.json()), status: answer.status };
  };
  const metrics = async () => (await fetch(`${url}/metrics`)).text();
  return {
    health,
    status: async () => (await health()).status,
    outboxDepth: async () => (await health()).outboxDepth,
    metrics,
    /** The value of one line of the metrics. */
    metric: async (name: string) => {
      const line = (await metrics()).split('\n').find((each) => each.startsWith(`${name} `));
      return Number(line?.slice(name.length));
    },
  };
}

/** Another room of a body, for a bot that is not started yet. */
async function addRoom(bot: BotProcess, body: string, room: string): Promise<void> {
  const config = withBodies.parse(parse(await readFile(bot.configFile, 'utf8')));
  config.bodies[body]?.rooms.push(room);
  await writeFile(bot.configFile, stringify(config));
}

test('a bot that listens is well; its homeserver goes and it is not, comes back and it is', async () => {
  const proxy = await ownProxy();
  const { bot, ana, ben, open } = await formGroup({ address: proxy.url });
  onTestFinished(() => bot.remove());
  const { health, status, metric, metrics } = await watch(bot);
  const { isLaterBy, start } = laterFor(bot);
  await start();
  await until(status, 200);
  const card = await proposes(ana, open, 'Plant a tree');
  await ben.react(open, card.event, '👍');
  expect(await asks(ana, open, '!status')).toContain('Agree 1');
  expect(await health()).toMatchObject({
    well: true,
    wrong: [],
    openProposals: 1,
    oldestOverdueClosing: null,
  });
  expect(await althing(bot, 'health')).toMatchObject({ code: 0, err: '' });
  expect(await metric('althing_open_proposals')).toBe(1);
  expect(await metric('althing_facts_total')).toBe(3);
  expect(await metric('althing_events_total{kind="reaction"}')).toBeGreaterThanOrEqual(1);
  expect(await metric('althing_commit_duration_seconds_count')).toBeGreaterThan(3);
  expect(await metric('process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(await metrics()).not.toMatch(/[@!$]|tree|open-/u);

  await proxy.close();
  await until(async () => (await bot.log()).includes('Cannot hear the homeserver'), true);
  expect(await status()).toBe(200);
  isLaterBy(120_000);
  expect(await health()).toMatchObject({
    ...{ status: 503, well: false },
    wrong: [expect.stringMatching(/^It has not heard the homeserver for \d+ (?:seconds|minutes)\.$/u)],
  });
  expect(await althing(bot, 'health')).toMatchObject({ code: 1, out: '' });
  expect(await metric('althing_well')).toBe(0);

  await proxy.listen();
  await until(status, 200);
  expect(await bot.log()).toContain('The homeserver is heard again');
});

test('a lost permission to send: its steward is told once, what waits can be seen, and goes out in the end', async () => {
  const { bot, ana, dan, open } = await formGroup({ steward: 'dan' });
  onTestFinished(() => bot.remove());
  const { status, outboxDepth, metric } = await watch(bot);
  await bot.start();
  await until(status, 200);
  const levels = await ana.state(open, 'm.room.power_levels');
  await ana.setState(open, 'm.room.power_levels', '', { ...levels, events_default: 50 });
  const question = await ana.send(open, '!status');
  const chat = await dan.waitForInvite();
  await dan.join(chat);
  const isNotice = (text: string | undefined) =>
    text?.startsWith('I may not send messages in the room of') === true;
  await dan.waitFor(chat, (event) => isNotice(textOf(event)), { describe: 'a private word to the steward' });
  await until(outboxDepth, 1);
  expect(await metric('althing_outbox_messages')).toBe(1);
  expect(await metric('althing_send_failures_total{kind="message",outcome="delayed"}')).toBeGreaterThan(0);
  // Nothing has waited for long, and the stewards know.
  expect(await status()).toBe(200);

  await bot.stop();
  await bot.start();
  const needsAttention = async () => (await bot.log()).split('A room needs attention').length - 1;
  const before = await needsAttention();
  await ana.send(open, '!status');
  await until(outboxDepth, 2);
  await until(async () => (await needsAttention()) > before, true);

  await ana.setState(open, 'm.room.power_levels', '', levels);
  await until(outboxDepth, 0);
  expect(await answerTo(ana, open, question)).toContain('no open proposal');
  const told = (await dan.messages(chat)).filter((event) => isNotice(textOf(event)));
  expect(told).toHaveLength(1);
  expect(await bot.log()).toContain('Sent what had to wait');
});

test('a room that the bot is not invited to, an outbox that is stuck and votes that can’t be checked are told to the steward', async () => {
  const proxy = await ownProxy();
  const formed = await formGroup({ address: proxy.url, steward: 'dan', minimum: '2 seconds' });
  const { bot, ana, dan, open, finance } = formed;
  onTestFinished(() => bot.remove());
  const closedRoom = await ana.createRoom({ name: 'Board' });
  await addRoom(bot, 'finance', closedRoom);
  const { status, health } = await watch(bot);
  const { isLaterBy, start } = laterFor(bot);
  // By the homeserver's clock no time would have passed.
  proxy.tellsTime = false;
  await start();
  const chat = await dan.waitForInvite();
  await dan.join(chat);
  const told = async () =>
    (await dan.messages(chat)).map((event) => textOf(event) ?? '').filter((text) => text !== '');
  const isTold = async (words: string) => (await told()).filter((text) => text.includes(words)).length;
  await until(() => isTold(`I am not let into the room ${closedRoom}`), 1);

  await proposes(ana, open, 'Plant a tree');
  const noReactions = proxy.fail(/relations/u, answers(500, MATRIX, '{"errcode":"M_UNKNOWN"}'));
  const mute = new RegExp(`${encodeURIComponent(finance)}/send`, 'u');
  const refused = proxy.fail(mute, answers(403, MATRIX, '{"errcode":"M_FORBIDDEN"}'));
  await ana.send(finance, '!status');
  await until(async () => (await bot.log()).includes('cannot be checked now'), true);
  await until(() => Promise.resolve(refused.met > 0), true);
  // In steps that are no silence of the homeserver's.
  for (let seconds = 0; seconds <= 12 * 60; seconds += 45) {
    isLaterBy(45_000);
    await asks(ana, open, '!status');
  }
  await until(() => isTold('should have closed'), 1);
  await until(() => isTold('has not been taken, though the homeserver answers (403 M_FORBIDDEN)'), 1);
  expect((await health()).wrong).toEqual([
    expect.stringContaining('A proposal should have closed'),
    expect.stringContaining('A message for a room has waited'),
  ]);
  noReactions.end();
  refused.end();
  // A refusing room is tried again after ten minutes, give or take two.
  isLaterBy(15 * 60_000);
  await asks(ana, open, '!status');
  await until(status, 200);
  expect(await told()).toHaveLength(3);
});
