import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { EXIT } from '../../src/cli/exit-codes.ts';
import { CHECKOUT } from './support/dockerfile.ts';

const lines = readFileSync(join(CHECKOUT, 'deploy/althing.service'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** All values of a setting, in order. */
function said(setting: string): string[] {
  return lines.filter((line) => line.startsWith(`${setting}=`)).map((line) => line.slice(setting.length + 1));
}

test('each line is a section or a setting', () => {
  expect(lines.filter((line) => !/^\[\w+\]$|^\w+=.*\S?$/u.test(line))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('['))).toEqual(['[Unit]', '[Service]', '[Install]']);
});

test('it starts what the checkout has', () => {
  const [program = ''] = /\/opt\/althing\/(\S+)/u.exec(said('ExecStart')[0] ?? '')?.slice(1) ?? [];
  expect(existsSync(join(CHECKOUT, program))).toBe(true);
  expect(said('ExecReload')).toEqual(['/bin/kill -HUP $MAINPID']);
});

test('whatever needs a person is not tried again', () => {
  const { fine: _fine, failed: _failed, ...forPeople } = EXIT;
  expect(said('RestartPreventExitStatus')).toEqual([Object.values(forPeople).join(' ')]);
  expect(said('Restart')).toEqual(['on-failure']);
});

describe('it may do no more than it needs', () => {
  test.each([
    ['User', 'althing'],
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['ProtectHome', 'yes'],
    ['PrivateTmp', 'yes'],
    ['PrivateDevices', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['StateDirectoryMode', '0700'],
    ['UMask', '0077'],
    ['SystemCallArchitectures', 'native'],
  ])('%s is “%s”', (setting, value) => {
    expect(said(setting)).toEqual([value]);
  });

  test('the token is not in its environment', () => {
    expect(said('LoadCredential')).toEqual(['token:/etc/althing/token']);
    expect(said('Environment')).toEqual(['NODE_ENV=production']);
    expect(said('EnvironmentFile')).toEqual([]);
  });

  test('but Node must compile, so memory is both written and executed', () => {
    expect(said('MemoryDenyWriteExecute')).toEqual([]);
  });
});
