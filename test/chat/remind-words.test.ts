import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parseRemind } from '../../src/chat/remind-words.ts';

it.each([
  ['me', { wish: 'on' }],
  ['ME please!', { wish: 'on' }],
  ['me off', { wish: 'off' }],
  ['off', { wish: 'off' }],
  ['me in Europe/Paris', { wish: 'on', zone: 'Europe/Paris' }],
  ['in europe/paris', { wish: 'on', zone: 'Europe/Paris' }],
  ['me in America/New York', { wish: 'on', zone: 'America/New_York' }],
  ['me in UTC', { wish: 'on', zone: 'UTC' }],
  ['me in Paris', { problem: 'unknown zone', text: 'Paris', suggestion: 'Europe/Paris' }],
  ['me in New York', { problem: 'unknown zone', text: 'New York', suggestion: 'America/New_York' }],
  ['me in Europe/Pariss', { problem: 'unknown zone', text: 'Europe/Pariss', suggestion: 'Europe/Paris' }],
  ['me in +02:00', { problem: 'unknown zone', text: '+02:00' }],
  ['me in two days', { problem: 'unknown zone', text: 'two days' }],
  ['', { problem: 'not understood' }],
  ['everybody', { problem: 'not understood' }],
])('“remind %s”', (rest, expected) => {
  expect(parseRemind(rest)).toEqual(expected);
});

test('whatever is written, a zone is one that Intl knows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const words = parseRemind(`me in ${text}`);
      if (!('wish' in words) || words.wish === 'off' || words.zone === undefined) return;
      expect(() => new Intl.DateTimeFormat('en', { timeZone: words.zone })).not.toThrow();
    }),
  );
});
