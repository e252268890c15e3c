import { createServer } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { crashText } from '../../src/cli/crash.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import type { Method } from '../../src/matrix/homeserver-api.ts';
import { reasonOf } from '../../src/observe/log.ts';
import { althing, CONFIG, folderWith, start } from '../cli/support.ts';
import { json, stubbed } from '../matrix/stub.ts';

const TEXT = 'Sell the server to my cousin';
const TOKEN = 'secret-token';

/** What the bot makes of the refusal of a server that repeats whatever it was sent. */
async function refusal(method: Method, body?: unknown): Promise<string> {
  const api = await stubbed((request, response) => {
    let sent = '';
    request.on('data', (part) => (sent += String(part)));
    request.on('end', () => {
      const error = `${String(request.headers.authorization)} ${String(request.url)} ${sent} is wrong`;
      json(400, { errcode: 'M_BAD_JSON', error })(request, response);
    });
  });
  const query = { filter: TEXT };
  const parts = body === undefined ? { query } : { query, body };
  return api.request(method, '/v3/x', z.unknown(), parts).then(String, reasonOf);
}

test('a server that repeats a text or a password gets none of it into the log', async () => {
  const told = await refusal('PUT', { body: TEXT, password: 'swordfish' });
  expect(told).toBe('PUT /v3/x was answered with 400 M_BAD_JSON');
});

test('a server that repeats the token gets it into no log either', async () => {
  const told = await refusal('GET');
  expect(told).toContain('Bearer [token]');
  expect(told).not.toContain(TOKEN);
});

test('what a server puts in the place of a code is no code', async () => {
  const api = await stubbed(json(400, { errcode: `Bearer ${TOKEN}`, error: { text: TEXT } }));
  const told = await api.request('GET', '/v3/x', z.unknown()).then(String, reasonOf);
  expect(told).toBe('GET /v3/x was answered with 400');
});

test('a very long story of a server is cut', async () => {
  const api = await stubbed(json(403, { errcode: 'M_FORBIDDEN', error: 'no '.repeat(10_000) }));
  const told = await api.request('GET', '/v3/x', z.unknown()).then(String, reasonOf);
  expect(told.length).toBeLessThan(300);
});

test.each([
  ['JSON', () => JSON.parse(`{ ${TEXT}`) as unknown],
  ['a date', () => new Date(NaN).toISOString()],
  [
    'a value',
    () => {
      Reflect.apply(TEXT as unknown as () => void, undefined, []);
    },
  ],
])('an error of the program about %s is told by its place alone', (_, fail) => {
  const told: string[] = [];
  try {
    fail();
  } catch (error) {
    told.push(reasonOf(error), crashText(error));
  }
  expect(told).toHaveLength(2);
  for (const each of told) {
    expect(each).toMatch(/secrets\.test\.ts:\d+/u);
    expect(each).not.toContain('Sell');
  }
});

test('a damaged record is told without what it holds', async () => {
  const folder = await folderWith();
  const database = openDatabase(join(folder, 'storage', 'althing.db'));
  database
    .prepare('INSERT INTO facts (seq, body, hash) VALUES (1, ?, ?)')
    .run(`{cause:'$1',proposal:1,title:'${TEXT}'}`, 'x');
  database.close();
  for (const command of ['export', 'verify']) {
    const { code, out, err } = await althing(folder, command);
    expect(code).toBe(1);
    expect(err).not.toBe('');
    expect(out + err).not.toContain('Sell');
  }
});

/** A homeserver that refuses everything, repeating what it was sent. */
async function refusing(status: number, errcode: string): Promise<string> {
  const server = createServer((request, response) => {
    let sent = '';
    request.on('data', (part) => (sent += String(part)));
    request.on('end', () => {
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ errcode, error: `${String(request.headers.authorization)} ${sent}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  return `http://127.0.0.1:${String(address.port)}`;
}

test('a token that is refused is in no output', async () => {
  const folder = await folderWith(
    CONFIG.replace('http://127.0.0.1:9', await refusing(401, 'M_UNKNOWN_TOKEN')),
  );
  const { code, out, err } = await althing(folder, 'run');
  expect(code).toBe(3);
  expect(out + err).not.toContain('syt_not_a_token');
});

test('a password that is refused is in no output', async () => {
  const signIn = "user: '@althing:example.coop'\n  password: { env: ALTHING_ACCESS_TOKEN }";
  const folder = await folderWith(
    CONFIG.replace('http://127.0.0.1:9', await refusing(403, 'M_FORBIDDEN')).replace(
      'accessToken: { env: ALTHING_ACCESS_TOKEN }',
      signIn,
    ),
  );
  const { code, out, err } = await althing(folder, 'run');
  expect(code).toBe(3);
  expect(err).toContain('refuses the password');
  expect(out + err).not.toContain('syt_not_a_token');
});

test('a homeserver in trouble that repeats the password gets it into no log', async () => {
  const signIn = "user: '@althing:example.coop'\n  password: { env: ALTHING_ACCESS_TOKEN }";
  const folder = await folderWith(
    CONFIG.replace('http://127.0.0.1:9', await refusing(500, 'M_UNKNOWN')).replace(
      'accessToken: { env: ALTHING_ACCESS_TOKEN }',
      signIn,
    ),
  );
  const bot = start(folder, 'run');
  const out = await bot.printed(/can't be reached/u);
  bot.kill('SIGINT');
  const { err } = await bot.finished();
  expect(out).toContain('500 M_UNKNOWN');
  expect(out + err).not.toContain('syt_not_a_token');
});

test('a secret in the wrong place of the configuration is not repeated', async () => {
  const folder = await folderWith(CONFIG.replace('{ env: ALTHING_ACCESS_TOKEN }', 'syt_my_real_token'));
  const { code, out, err } = await althing(folder, 'check-config');
  expect(code).toBe(2);
  expect(out + err).not.toContain('syt_my_real_token');
  await writeFile(join(folder, 'config.yaml'), 'matrix: { accessToken: "syt_my_real_token');
  const broken = await althing(folder, 'run');
  expect(broken.out + broken.err).not.toContain('syt_my_real_token');
  expect(await readFile(join(folder, 'config.yaml'), 'utf8')).toContain('syt_my_real_token');
});
