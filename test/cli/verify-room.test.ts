import { expect, test } from 'vitest';

import { ledgerFile } from './ledger-file.ts';
import { althing, CONFIG, folderWith } from './support.ts';

test('a homeserver that is away is told in a sentence', async () => {
  const folder = await folderWith();
  await ledgerFile(folder);
  const { code, err } = await althing(folder, 'verify', '--room');
  expect(err).toMatch(/^The homeserver http:\/\/127\.0\.0\.1:9 can't be asked now: [^\n]+\n$/u);
  expect(code).toBe(1);
});

test('with a password, the session of the bot is used and none is made', async () => {
  const folder = await folderWith(
    CONFIG.replace(/accessToken: .*/u, 'user: althing\n  password: { env: ALTHING_ACCESS_TOKEN }'),
  );
  await ledgerFile(folder);
  const { code, err } = await althing(folder, 'verify', '--room');
  expect(err).toBe('The bot has not signed in as althing yet. Start it once: it keeps its session.\n');
  expect(code).toBe(3);
});

test('a file and the rooms are two things', async () => {
  const { code, err } = await althing(await folderWith(), 'verify', 'record.json', '--room');
  expect(err).toBe('Either a FILE or --room.\n');
  expect(code).toBe(2);
});

test('without a database it says so', async () => {
  const { code, err } = await althing(await folderWith(), 'verify', '--room');
  expect(err).toMatch(/There is no database/u);
  expect(code).toBe(4);
});
