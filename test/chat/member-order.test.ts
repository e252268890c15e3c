import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parseMemberOrder } from '../../src/chat/member-order.ts';

const ana = { account: '@ana:example.coop' };

it.each([
  ['approve @ana:example.coop', { order: 'approve', who: ana }],
  [
    'Approve  @ana:example.coop joined on 2026-03-01',
    { order: 'approve', who: ana, joined: Date.UTC(2026, 2, 1) },
  ],
  ['deny @ana:example.coop: unknown to all', { order: 'deny', who: ana, because: 'unknown to all' }],
  [
    'freeze food-coop because of two warnings',
    { order: 'freeze', who: { seat: 'food-coop' }, because: 'of two warnings' },
  ],
  ['non paying @ana:example.coop', { order: 'non-paying', who: ana }],
  ['nonpaying @ana:example.coop', { order: 'non-paying', who: ana }],
  ['paying @ana:example.coop.', { order: 'paying', who: ana }],
  ['left @ana:example.coop!', { order: 'left', who: ana }],
  ['paying @ana:example.coop', { order: 'paying', who: ana }],
  ['unpaid @ana:example.coop 2026-03-01', { order: 'unpaid', who: ana, since: Date.UTC(2026, 2, 1) }],
  ['account add @ana:example.coop food-coop', { order: 'account add', ...ana, who: { seat: 'food-coop' } }],
  ['list', { order: 'list' }],
  ['list members', { order: 'list', status: 'member' }],
])('“%s” is understood', (text, order) => {
  expect(parseMemberOrder(text)).toEqual(order);
});

it.each([
  ['', 'no order'],
  ['aprove @ana:example.coop', 'unknown order'],
  ['approved @ana:example.coop', 'unknown order'],
  ['warn ana:example.coop', 'no reason'],
  ['warn @ana because rude', 'no account'],
  ['warn because rude', 'no account'],
  ['approve @ana:example.coop joined 2026-02-30', 'no day'],
  ['unpaid @ana:example.coop', 'no day'],
  ['left @ana:example.coop and @ben:example.coop', 'not understood'],
  ['account add food-coop', 'no account'],
  ['account add @ana:example.coop', 'not understood'],
  ['list everybody', 'not understood'],
])('“%s” is not carried out', (text, problem) => {
  expect(parseMemberOrder(text)).toMatchObject({ problem });
});

test('every line that is shown instead is understood', () => {
  const words = fc.constantFrom(
    'approve',
    'deny',
    'warn',
    'freeze',
    'unpaid',
    'account add',
    'account',
    'history',
    'x',
  );
  const more = fc.constantFrom(
    '',
    '@ana:example.coop',
    'because',
    'since',
    'joined x',
    'to',
    ':',
    '2026-01-01',
  );
  fc.assert(
    fc.property(fc.tuple(words, fc.array(more, { maxLength: 3 })), ([word, rest]) => {
      const read = parseMemberOrder([word, ...rest].join(' '));
      if (!('problem' in read)) return;
      const line = read.example.replace(/^member /u, '').replace('…', 'a reason');
      expect(parseMemberOrder(line)).not.toHaveProperty('problem');
    }),
  );
});

test('whatever somebody writes, it is an order or a problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = parseMemberOrder(text);
      expect('problem' in read || 'order' in read).toBe(true);
    }),
  );
});
