import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, globSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { registerUser } from '../../homeserver/accounts.ts';
import { freePort } from '../../homeserver/free-port.ts';
import { guardedFolder } from '../../homeserver/guard.ts';
import { registerMember } from '../../homeserver/member.ts';
import { CHECKOUT, readDockerfile } from '../deploy/support/dockerfile.ts';
import { assembleImage } from '../deploy/support/image.ts';
import { asks, proposes } from './support/reading.ts';
import { until } from './support/until.ts';

const TRY = join(CHECKOUT, 'deploy/try');
/** Root may write to whatever it likes: where the tests run as root, the program runs as somebody else. */
const NOBODY = process.geteuid?.() === 0 ? 65_534 : undefined;

const { folder, guard } = guardedFolder('althing-image-');
let image: string;
const config = join(folder, 'config');
const storage = join(folder, 'storage');
const temporary = join(folder, 'tmp');

/** Installing packages takes long on a machine that is busy. */
const INSTALLING_MS = 600_000;

beforeAll(async () => {
  image = await assembleImage(folder);
  for (const each of [config, storage, temporary]) mkdirSync(each);
  chmodSync(folder, 0o755);
  for (const each of [storage, temporary]) owned(each, 0o700);
  for (const each of globSync('**', { cwd: image })) {
    const place = join(image, each);
    const found = lstatSync(place);
    if (!found.isSymbolicLink()) chmodSync(place, found.isDirectory() ? 0o555 : 0o444);
  }
  chmodSync(image, 0o555);
  return async () => {
    // A folder that may only be read can't be emptied.
    for (const each of [image, ...globSync('**/', { cwd: image }).map((place) => join(image, place))]) {
      if (!lstatSync(each).isSymbolicLink()) chmodSync(each, 0o755);
    }
    await guard.release();
  };
}, INSTALLING_MS);

function owned(place: string, mode: number): void {
  chmodSync(place, mode);
  if (NOBODY !== undefined) chownSync(place, NOBODY, NOBODY);
}

/** What the container runs, with rights to write to the storage and to temporary files alone. */
function starts(...words: readonly string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, words, {
    cwd: image,
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(NOBODY === undefined ? {} : { uid: NOBODY, gid: NOBODY }),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, said: () => said };
}

const althing = (...words: readonly string[]) => starts(join(image, 'bin/althing.mjs'), ...words);

/** The words of the command by which a container asks whether the bot is well. */
function healthCheck(): string[] {
  const said = readDockerfile().at(-1)?.says.get('HEALTHCHECK') ?? '';
  return z.array(z.string()).parse(JSON.parse(said.slice(said.indexOf('['))));
}

async function finished({ child, said }: ReturnType<typeof starts>) {
  await once(child, 'close');
  return { code: child.exitCode, said: said() };
}

test('the folder of the image is read-only for the program', async () => {
  const script = `require('fs').writeFileSync(${JSON.stringify(join(image, 'src/new'))}, '')`;
  expect((await finished(starts('-e', script))).said).toContain('EACCES');
});

test('what is in it is enough for --help', async () => {
  expect(await finished(althing('--help'))).toMatchObject({
    code: 0,
    said: expect.stringContaining('check-config') as string,
  });
});

test('and for the bot of deploy/try, which answers in its room, is well and ends at SIGTERM', async () => {
  const homeserver = inject('homeserver');
  const unique = String(process.pid);
  const { userId } = await registerUser(homeserver, `althing-${unique}`, {
    password: readFileSync(join(TRY, 'password'), 'utf8').trim(),
  });
  const sam = await registerMember(homeserver, `sam-${unique}`);
  const written = readFileSync(join(TRY, 'config.yaml'), 'utf8')
    .replace('http://synapse:8008', homeserver.baseUrl)
    .replace('/storage/', `${storage}/`)
    .replace('9464', String(await freePort()))
    .replace(/([@#])(\w+):localhost/gu, `$1$2-${unique}:${homeserver.serverName}`);
  writeFileSync(join(config, 'config.yaml'), written);
  writeFileSync(join(config, 'password'), readFileSync(join(TRY, 'password')));
  expect(await finished(althing('check-config', join(config, 'config.yaml')))).toMatchObject({ code: 0 });

  const bot = althing('run', '--config', join(config, 'config.yaml'));
  await until(() => Promise.resolve(bot.said().includes('Althing listens')), true);
  const room = await sam.createRoom({ alias: `try-${unique}`, invite: [userId] });
  await until(async () => (await sam.joinedMembers(room)).includes(userId), true);
  expect(await asks(sam, room, '!help')).toContain('!propose');
  expect(await proposes(sam, room, 'Try it')).toMatchObject({ title: 'Try it', status: 'open' });
  const [checks, , ...check] = healthCheck();
  expect(checks).toBe('node');
  expect(await finished(althing(...check.slice(0, -1), join(config, 'config.yaml')))).toMatchObject({
    code: 0,
  });
  bot.child.kill('SIGTERM');
  expect(await finished(bot)).toMatchObject({ code: 0 });
});
