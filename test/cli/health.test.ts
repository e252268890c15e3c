import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { freePort } from '../../homeserver/free-port.ts';
import { startMonitor } from '../../src/observe/monitor.ts';
import type { Vitals } from '../../src/observe/pulse.ts';
import { althing, CONFIG, folderWith, start } from './support.ts';

const WELL: Vitals = {
  ...{ up: 60_000, heard: 4_000, outbox: 1, oldestWaiting: 2_000, open: 2, overdue: undefined },
};

const folderFor = (port: number) => folderWith(`${CONFIG}monitoring: { port: ${String(port)} }\n`);

/** What the command says of a bot that is so. */
async function healthOf(vitals: Vitals) {
  const port = await freePort();
  const monitor = await startMonitor(port, () => Promise.resolve(vitals));
  onTestFinished(() => monitor[Symbol.asyncDispose]());
  return althing(await folderFor(port), 'health');
}

test('a bot that is well', async () => {
  expect(await healthOf(WELL)).toEqual({
    code: 0,
    out: 'Althing is well. Homeserver heard 4 seconds ago, open proposals: 2, messages that wait: 1.\n',
    err: '',
  });
});

test('one that is not, with all that is wrong', async () => {
  expect(await healthOf({ ...WELL, heard: 95_000, overdue: 3 * 3_600_000 })).toEqual({
    code: 1,
    out: '',
    err:
      'It has not heard the homeserver for 95 seconds.\n' +
      'A proposal should have closed 3 hours ago, and its votes could not be checked.\n' +
      'Homeserver heard 95 seconds ago, open proposals: 2, messages that wait: 1.\n',
  });
});

test('one that does not run', async () => {
  const { code, err } = await althing(await folderFor(await freePort()), 'health');
  expect(code).toBe(1);
  expect(err).toMatch(/^Nobody listens there: the bot is not running, .* \(asked on 127\.0\.0\.1:\d+\)\n$/u);
});

test('another program on the port', async () => {
  const port = await freePort();
  const other = createServer((_, answer) => answer.end('<h1>Hello</h1>')).listen(port, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { code, err } = await althing(await folderFor(port), 'health');
  expect(code).toBe(1);
  expect(err).toContain('What answers there is not Althing');
});

test('without a port in the configuration it says what to add', async () => {
  const { code, err } = await althing(await folderWith(), 'health');
  expect(code).toBe(2);
  expect(err).toBe(
    'config.yaml names no port to ask. Add this, and restart the bot: monitoring: { port: 9464 }\n',
  );
});

test('a bot that waits for its homeserver can be asked already', async () => {
  const folder = await folderFor(await freePort());
  const bot = start(folder, 'run');
  await bot.printed(/can't be reached/u);
  const { code, err } = await althing(folder, 'health');
  expect(code).toBe(1);
  expect(err).toMatch(/^It began \d+ seconds ago and has not heard the homeserver yet\.\n/u);
  bot.kill('SIGTERM');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
});

test('a bot whose port is taken does not start, and says what to do', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { code, err } = await althing(await folderFor(port), 'run');
  expect(code).toBe(2);
  expect(err).toMatch(
    /^Can't listen on the port \d+ of 127\.0\.0\.1: another program listens there already\./u,
  );
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('a bot that reads its configuration anew is asked on the same port; another one takes a restart', async () => {
  const port = await freePort();
  const folder = await folderFor(port);
  const bot = start(folder, 'run');
  await bot.printed(/can't be reached/u);
  const other = CONFIG.replace('atLeast: 9', 'atLeast: 10');
  await writeFile(join(folder, 'config.yaml'), `${other}monitoring: { port: ${String(port)} }\n`);
  bot.kill('SIGHUP');
  await bot.printed(/Read the configuration anew[^]*can't be reached/u);
  expect((await althing(folder, 'health')).err).toContain('has not heard the homeserver yet');

  await writeFile(join(folder, 'config.yaml'), `${other}monitoring: { port: ${String(await freePort())} }\n`);
  bot.kill('SIGHUP');
  expect(await bot.printed(/only change with a restart/u)).toContain('"restart":["monitoring"]');
  const answer = await fetch(`http://127.0.0.1:${String(port)}/healthz`);
  expect(answer.status).toBe(503);
  bot.kill('SIGTERM');
  expect(await bot.finished()).toMatchObject({ code: 0, err: '' });
});
