import { expect, test } from 'vitest';

import { OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import type { World } from '../assembly/support/world.ts';
import { worldOf } from './decided.ts';
import { plainRules } from './plain-rules.ts';

const federation = () =>
  worldOf('co-op-cloud.yaml', { first: 'federation', list: 'co-op-cloud.members.csv' });

/** Proposes as a delegate, lets delegates vote by name, and gives what was announced. */
async function decided(world: World, title: string, votes: Readonly<Record<string, string>>) {
  const proposer = world.somebody('gil');
  await proposer.joins(OPEN_CHATROOM);
  const card = await proposer.proposes(title);
  for (const [name, choice] of Object.entries(votes)) {
    const delegate = world.somebody(name);
    await delegate.joins(OPEN_CHATROOM);
    await delegate.replies(card, choice);
  }
  await world.passesUntil(world.minutes.vote(1).closesAt);
  await world.passes('1 hour');
  return world.minutes.text(`result:${card}`).text.plain;
}

// Four collectives: ada and bo are of one, dee, eli and fay of another.
test.each<[string, Readonly<Record<string, string>>, string]>([
  ['Meet online', { ada: 'agree' }, 'Passed.'],
  ['Meet online', {}, 'Not passed.'],
  ['Meet online', { ada: 'agree', cy: 'agree', dee: 'disagree' }, 'Not passed.'],
  ['Meet online', { ada: 'agree', ben: 'disagree' }, 'Passed.'],
  ['LARGE Hire somebody', { ada: 'agree', bo: 'agree', cy: 'agree' }, 'Not passed.'],
  ['LARGE Hire somebody', { ada: 'agree', cy: 'agree', dee: 'agree' }, 'Passed.'],
  ['LARGE Hire somebody', { ada: 'agree', cy: 'agree', dee: 'agree', gil: 'block' }, 'Not passed.'],
])('%s with %o: %s', async (title, votes, outcome) => {
  expect(await decided(await federation(), title, votes)).toMatch(new RegExp(`^${outcome}`, 'u'));
});

test('a collective has one vote: the newest of its delegates counts, and that they differed is told', async () => {
  const world = await federation();
  const result = await decided(world, 'LARGE Hire somebody', {
    ada: 'agree',
    cy: 'agree',
    dee: 'disagree',
    eli: 'agree',
  });
  expect(result).toContain('Agree 3, Disagree 0');
  expect(result).toContain('More Agree than 1/2 of everybody who may vote: 6 is more than 4');
  expect(result).toContain('chose differently');
});

test('a vote lasts 14 days', async () => {
  const world = await federation();
  await decided(world, 'Meet online', {});
  const { opensAt, closesAt } = world.minutes.vote(1);
  expect(closesAt - opensAt).toBeGreaterThanOrEqual(14 * 24 * 60 * 60 * 1000);
});

test('its rules are told in plain words, and docs/rules.md has the same', async () => {
  const { ana } = await federation();
  expect(await ana.asks(OPEN_CHATROOM, '!rules')).toBe(plainRules('Federation'));
});
