import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from '../../src/config/secret.ts';

const secret = new Secret('a test', 'hush');

test.each([
  String(secret),
  JSON.stringify({ secret }),
  inspect({ secret }, { showHidden: true, depth: 9 }),
  format('%s %o %O %j', secret, secret, secret, secret),
  JSON.stringify(Object.entries(secret)),
])('a secret is not shown: %s', (shown) => {
  expect(shown).not.toContain('hush');
});

test('a secret is revealed to those who ask', () => {
  expect([secret.present, secret.reveal()]).toEqual([true, 'hush']);
});

test('a secret that is not there says where it was looked for', () => {
  const absent = new Secret('the variable TOKEN', undefined);
  expect(absent.present).toBe(false);
  expect(() => absent.reveal()).toThrow('There is no secret in the variable TOKEN.');
});
