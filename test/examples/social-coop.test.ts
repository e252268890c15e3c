import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { bodyId, roomId } from '../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { World } from '../assembly/support/world.ts';
import { plainRules } from './plain-rules.ts';

const MEMBERSHIP_ROOM = roomId('!membership:example.coop');

/** Ana, Ben and Cleo have been members for long, Dev has not. */
const LIST = `seat,accounts,joined,status,name
,@ana:example.coop,2024-01-01,member,
,@ben:example.coop,2024-01-01,member,
,@cleo:example.coop,2024-01-01,member,
,@dev:example.coop,2026-10-20,probation,
`;

/** The shipped configuration as it is. */
function socialCoop(): Promise<World> {
  const yaml = readFileSync(new URL('../../config.example.yaml', import.meta.url), 'utf8');
  return World.begin(yaml, {
    rooms: [
      [OPEN_CHATROOM, bodyId('full')],
      [FINANCE_ROOM, bodyId('finance')],
      [MEMBERSHIP_ROOM, bodyId('membership')],
    ],
    files: { '/co-op/members.csv': LIST },
  });
}

test('the full group decides, and who is on probation does not count yet', async () => {
  const world = await socialCoop();
  const { ana, ben, cleo, dev, minutes } = world;
  const card = await ana.proposes('Federate with more servers\nDiscussed: https://chat.example.coop/t/12');
  await ana.reacts(card, '👍');
  await ben.reacts(card, '👍');
  await cleo.reacts(card, '👎');
  await dev.reacts(card, '👎');
  await world.passes('6 days');
  await world.passes('1 hour');
  const result = minutes.text(`result:${card}`).text.plain;
  expect(result).toMatch(/^Passed\./u);
  expect(result).toContain('Agree 2, Disagree 1, Abstain 0, Block 0.');
  expect(result).toContain('Binding on social.coop.');
});

test('finance approves an expense, and the full group reads of it', async () => {
  const world = await socialCoop();
  const { ana, ben, minutes } = world;
  const lines = ['EXPENSE Backups for a year', 'What: Backups', 'Provider: Greenhost', 'Reason: solar power'];
  const card = await ana.proposes([...lines, 'Cost: 240.01 EUR'].join('\n'), FINANCE_ROOM);
  await ana.reacts(card, '👍');
  await ben.reacts(card, '👍');
  await world.passes('6 days');
  await world.passes('1 hour');
  expect(minutes.text(`result:${card}`).text.plain).toContain('120.00 EUR');
  const reports = minutes.texts().filter((said) => 'room' in said && said.room === OPEN_CHATROOM);
  expect(reports.map(({ text }) => text.plain).join('\n')).toContain('Backups for a year');
});

test('its rules are told in plain words, and docs/rules.md has the same', async () => {
  const { ana } = await socialCoop();
  expect(await ana.asks(OPEN_CHATROOM, '!rules')).toBe(plainRules('Full group'));
});
