import { expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { decided, worldOf, type Votes } from './decided.ts';
import { plainRules } from './plain-rules.ts';

const coop = () => worldOf('housing-co-op.yaml', { first: 'assembly', second: 'committee' });

// Beside Ana, Ben, Cleo and Dev there are as many members as make 60.
test.each<[string, Votes, string]>([
  ['A new boiler', { agree: 8, abstain: 4 }, 'Passed.'],
  ['A new boiler', { agree: 8, abstain: 3 }, 'Not passed.'],
  ['A new boiler', { agree: 6, disagree: 5, block: 1 }, 'Not passed.'],
  ['MAJOR Buy the house next door', { agree: 14, disagree: 7 }, 'Passed.'],
  ['MAJOR Buy the house next door', { agree: 14, disagree: 7, abstain: 20 }, 'Passed.'],
  ['MAJOR Buy the house next door', { agree: 14, disagree: 7, block: 1 }, 'Not passed.'],
  ['MAJOR Buy the house next door', { agree: 19 }, 'Not passed.'],
  ['MAJOR Buy the house next door', { abstain: 20 }, 'Not passed.'],
])('%s with %o of 60: %s', async (proposal, votes, outcome) => {
  const cast = Object.values(votes).reduce((sum, each) => sum + each, 0);
  const result = await decided(await coop(), proposal, votes, 56 - cast);
  expect(result).toMatch(new RegExp(`^${outcome}`, 'u'));
});

test('the house committee can’t decide what is for all members', async () => {
  const { ana } = await coop();
  const answer = await ana.asks(FINANCE_ROOM, '!propose MAJOR Buy the house next door');
  expect(answer).toContain('MAJOR proposals are for Members’ assembly only.');
});

test('its rules are told in plain words, and docs/rules.md has the same', async () => {
  const { ana } = await coop();
  expect(await ana.asks(OPEN_CHATROOM, '!rules')).toBe(plainRules('Members’ assembly'));
});
