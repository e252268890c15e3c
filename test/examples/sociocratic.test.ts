import { expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { decided, worldOf, type Votes } from './decided.ts';
import { plainRules } from './plain-rules.ts';

const circles = () => worldOf('sociocratic.yaml', { first: 'general', second: 'garden' });

// With Ana, Ben, Cleo and Dev, who say nothing, half of the circle is as many as the four.
test.each<[Votes, string]>([
  [{ consent: 4 }, 'Passed.'],
  [{ consent: 1, concern: 3 }, 'Passed.'],
  [{ consent: 3 }, 'Not passed.'],
  [{ consent: 8, objection: 1 }, 'Not passed.'],
  [{}, 'Not passed.'],
])('with %o: %s', async (votes, outcome) => {
  expect(await decided(await circles(), 'Meet on Tuesdays', votes)).toMatch(new RegExp(`^${outcome}`, 'u'));
});

test('an objection that is met is taken back, and nothing stands in the way any more', async () => {
  const world = await circles();
  const { ana, ben, minutes } = world;
  const card = await ana.proposes('Plant two apple trees', FINANCE_ROOM);
  await ben.replies(card, 'objection: the north side has no sun');
  await ana.replies(card, 'consent');
  expect(await ana.asks(FINANCE_ROOM, '!status')).toContain('it would not pass');
  await ben.replies(card, 'consent');
  await world.passesUntil(minutes.vote(1).closesAt);
  await world.passes('1 hour');
  expect(minutes.text(`result:${card}`).text.plain).toContain('Garden circle');
  expect(minutes.outcome(1)).toBe('passed');
});

test('its rules are told in plain words, and docs/rules.md has the same', async () => {
  const { ana } = await circles();
  expect(await ana.asks(OPEN_CHATROOM, '!rules')).toBe(plainRules('General circle'));
});
