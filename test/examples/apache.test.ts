import { expect, test } from 'vitest';

import { OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { decided, worldOf, type Votes } from './decided.ts';
import { plainRules } from './plain-rules.ts';

const project = () => worldOf('apache.yaml', { first: 'project' });

test.each<[string, Votes, string]>([
  ['Move the docs', {}, 'Passed.'],
  ['Move the docs', { '-0': 4 }, 'Passed.'],
  ['Move the docs', { '+1': 9, '-1': 1 }, 'Not passed.'],
  ['VOTE Merge the new parser', { '+1': 2 }, 'Not passed.'],
  ['VOTE Merge the new parser', { '+1': 3, '+0': 2, '-0': 5 }, 'Passed.'],
  ['VOTE Merge the new parser', { '+1': 9, veto: 1 }, 'Not passed.'],
  ['RELEASE 4.1', { '+1': 3, '-1': 2 }, 'Passed.'],
  ['RELEASE 4.1', { '+1': 3, '-1': 3 }, 'Not passed.'],
  ['RELEASE 4.1', { '+1': 2 }, 'Not passed.'],
])('%s with %o: %s', async (proposal, votes, outcome) => {
  expect(await decided(await project(), proposal, votes)).toMatch(new RegExp(`^${outcome}`, 'u'));
});

test('a vote lasts 72 hours, and its result shows the working', async () => {
  const world = await project();
  const result = await decided(world, 'VOTE Merge the new parser', { '+1': 3, '-0': 1 });
  const { opensAt, closesAt } = world.minutes.vote(1);
  expect(closesAt - opensAt).toBeGreaterThanOrEqual(72 * 60 * 60 * 1000);
  expect(result).toContain('At least 3 Agree: 3 is at least 3, met.');
  expect(result).toContain('No Block: 0 is at most 0, met.');
});

test('who vetoes is asked for the reason, and can vote by number', async () => {
  const { ana, ben, minutes } = await project();
  const card = await ana.proposes('VOTE Merge the new parser');
  await ben.says(OPEN_CHATROOM, '!vote 1 -1');
  expect(minutes.tally(1)).toMatchObject({ block: 1 });
  expect(minutes.text(`ask-reason:${card}:${ben.id}`).text.plain).toContain('you blocked proposal 1');
});

test('its rules are told in plain words, and docs/rules.md has the same', async () => {
  const { ana } = await project();
  expect(await ana.asks(OPEN_CHATROOM, '!rules')).toBe(plainRules('Project committee'));
});
