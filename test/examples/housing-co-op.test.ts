import { expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { decided, worldOf, type Votes } from './decided.ts';

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

test('its rules are told in plain words', async () => {
  const { ana } = await coop();
  expect(await ana.asks(OPEN_CHATROOM, '!rules')).toMatchInlineSnapshot(`
    "How Members’ assembly decides:

    - Proposals without a label (rule “ordinary”). Open for at least 7 days, at most 60 days. With URGENT in the title and a Justification: line, at least 2 days. It passes with: ballots at least 1/5 of everybody who may vote; more Agree than Disagree and Block.
    - MAJOR in the title (rule “major”). Open for at least 14 days, at most 60 days. It passes with: ballots at least 1/3 of everybody who may vote; Agree at least 2/3 of Agree, Disagree and Block; at least 1 Agree.

    Abstain is recorded and shown; it counts only where a rule above names it, or all ballots.
    Who may vote: whoever is in the room; today 4 members.
    Its decisions are binding on the housing co-op."
  `);
});
