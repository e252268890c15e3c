import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/error.ts';
import { loadConfig } from '../../src/config/load.ts';
import { SOUND } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'althing-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function failure(file: string): ConfigError {
  try {
    loadConfig(file, { env: {} });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error(`${file} was loaded`);
}

test('a file is read, and its secret from beside it', () => {
  write('token', 'abc\n');
  const file = write('config.yaml', SOUND.replace('env: TOKEN', 'file: token'));
  const { storage, matrix } = loadConfig(file, { env: {} });
  expect(storage).toBe(join(folder, 'storage', 'althing.db'));
  expect(matrix.signIn.kind === 'token' && matrix.signIn.accessToken.reveal()).toBe('abc');
});

describe('the error', () => {
  test('of a file that is not there says what to do', () => {
    expect(failure('nowhere/config.yaml').message).toBe(`\
The configuration nowhere/config.yaml can't be used: one problem.
  There is no such file yet. Copy config.example.yaml to nowhere/config.yaml,
  fill in your homeserver, rooms and groups, put the bot's access token where accessToken points,
  then check it: npm run -s althing -- check-config nowhere/config.yaml`);
  });

  test('of something that is no file says so', () => {
    expect(failure(folder).problems).toEqual([{ path: '', message: "it can't be read: it is a folder" }]);
  });

  test('has a line for each problem, in the order of the file', () => {
    const file = write('broken.yaml', SOUND.replace('authority: binding', 'authority: strict'));
    const error = failure(file);
    expect(error.file).toBe(file);
    expect(error.problems).toEqual([
      {
        path: 'matrix.accessToken.env',
        line: 3,
        message: 'names the environment variable TOKEN, which is not set',
      },
      { path: 'bodies.full.authority', line: 10, message: 'is "strict"; it should be advisory or binding' },
    ]);
    expect(error.message).toBe(`\
The configuration ${file} can't be used: 2 problems.
  matrix.accessToken.env, line 3: names the environment variable TOKEN, which is not set
  bodies.full.authority, line 10: is "strict"; it should be advisory or binding`);
  });
});
