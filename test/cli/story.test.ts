import { join } from 'node:path';

import { expect, test } from 'vitest';

import { reports } from '../../src/cli/reports.ts';
import { senderReport } from '../../src/cli/sender-report.ts';
import { eventId, roomId } from '../../src/governance/terms.ts';
import type { Outgoing } from '../../src/ledger/outgoing.ts';
import { HomeserverAway } from '../../src/matrix/errors.ts';
import {
  FINANCE_ROOM,
  OPEN_CHATROOM,
  REPORTING,
  WITH_MONEY,
  withReminders,
} from '../assembly/support/social-coop.ts';
import { club, MEMBERSHIP_ROOM, WITH_APPEALS } from '../assembly/support/with-members.ts';
import { World } from '../assembly/support/world.ts';
import { approved, invoiced, passes } from '../assembly/money/support.ts';
import { GOLDEN } from '../support/golden.ts';
import { deaf, logInMemory } from '../support/log-lines.ts';

test('a week of a group, as its steward reads it in the log', async () => {
  const { log, lines } = logInMemory('info');
  const world = await World.begin(withReminders('before: [24 hours]', REPORTING), { log });
  const { ana, ben, cleo, minutes } = world;
  const sam = world.somebody('sam');
  const dan = world.somebody('dan');

  const made = await ana.says(OPEN_CHATROOM, '!propose Buy a new disk\nReview: in 2 months');
  await ana.edits(made, '!propose Buy two new disks\nReview: in 2 months');
  const card = minutes.cardFor(made);
  await ben.reacts(card, '👍');
  await cleo.replies(card, 'block because it is too loud');
  await cleo.says(OPEN_CHATROOM, '!vote 1 agree');
  for (const choice of ['👍', '👎']) await dan.reacts(card, choice);
  await ben.says(OPEN_CHATROOM, '!remind me');
  await ana.says(OPEN_CHATROOM, '!extend 1 by 1 day');
  const { closesAt } = minutes.vote(1);

  await ben.proposes('Move the shelf', FINANCE_ROOM);
  await ben.says(FINANCE_ROOM, '!escalate 2');
  await ana.proposes('Paint it');
  await ana.says(OPEN_CHATROOM, '!withdraw 4');
  await world.passes('8 days');
  await world.somebody('eve').reacts(card, '👍', { sentAt: closesAt - 1 });
  await ana.reacts(card, '👍', { sentAt: closesAt - 1 });
  await ana.says(OPEN_CHATROOM, '!done 1');
  await sam.joins(OPEN_CHATROOM);
  await sam.says(OPEN_CHATROOM, '!void 3 because it was asked in the wrong group');
  await world.passes('70 days');

  const last = await ben.proposes('Meet in the garden');
  await ben.reacts(last, '👍');
  await world.upgrades(OPEN_CHATROOM, roomId('!open-again:example.coop'));
  await world.putsOutTheBot(FINANCE_ROOM, ana);
  await expect(lines()).toMatchFileSnapshot(join(GOLDEN, 'log/a-week.jsonl'));
});

/** Words that stand in what people write and nowhere else. */
const WRITTEN = ['Mulberry', 'Quince', 'Medlar', 'Damson', 'Bullace', 'Sorrel', 'Yarrow'];

test('at no level does a text, a title, a reason or a name of anybody come into the log', async () => {
  const { log, lines } = logInMemory('debug');
  const world = await World.begin(withReminders('before: [24 hours]', WITH_MONEY), { log });
  const { ana, ben, cleo } = world;
  const dan = world.somebody('dan');
  const urgent = 'URGENT Mulberry\nJustification: Quince\nDiscussed: https://medlar.example\n\nMedlar';
  const made = await ana.says(OPEN_CHATROOM, `!propose ${urgent}`);
  await ana.edits(made, `!propose ${urgent} and Yarrow`);
  const card = world.minutes.cardFor(made);
  await ben.replies(card, 'agree because Damson');
  await cleo.reacts(card, '🛑');
  await cleo.saysInThread(card, 'Bullace is our principle');
  await dan.reacts(card, '👍');
  await dan.says(OPEN_CHATROOM, '!vote 1 agree because Damson');
  for (const text of [
    'Sorrel',
    '!Yarrow',
    '!vote 1 Yarrow',
    '!propose BYLAWS Yarrow\nCloses: Yarrow',
    '!decisions Yarrow',
  ])
    await ben.says(OPEN_CHATROOM, text);
  await ben.saysToBot('remind me');
  await world.passes('2 days');
  await ana.says(OPEN_CHATROOM, '!done 1 Quince');
  const expense = await approved(world, '1200.01 USD');
  await passes(world, await invoiced(world, ana, expense, '700 USD'));
  await ben.says(FINANCE_ROOM, '!paid 3 123.45 USD');
  await world.passes('20 days');

  expect(lines()).toContain('A payment is said to be made');
  expect(lines()).toContain('Took in what happened');
  expect(WRITTEN.filter((each) => lines().toLowerCase().includes(each.toLowerCase()))).toEqual([]);
  // Beside the reactions that the bot itself puts on a card and takes from it.
  const others = lines().replaceAll(/"key":"(?:un-)?seed:[^"]*"/gu, '');
  expect(others).not.toMatch(/1200|123\.45|USD|agree|block|👍|🛑|@/iu);
});

test('nothing of what the membership group does is in the log, but that something was said and answered', async () => {
  const { log, lines } = logInMemory('debug');
  const { mia, world } = await club(WITH_APPEALS, undefined, log);
  const before = lines().length;
  for (const line of ['warn @ben:example.coop because rude', 'warn @ben:example.coop because rude again']) {
    await mia.says(MEMBERSHIP_ROOM, `!member ${line}`);
  }
  const freeze = await mia.says(MEMBERSHIP_ROOM, '!member freeze @ben:example.coop because still rude');
  await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
  const told = lines().slice(before);
  expect(told).toContain('"msg":"Votes that do not count"');
  expect(told).toContain(`answer:${freeze}`);
  expect(told).not.toMatch(/ben|rude|froze|freeze|warn|member:/iu);
  const kinds = new Set([...told.matchAll(/"msg":"([^"]*)"/gu)].map(([, msg]) => msg));
  expect([...kinds].toSorted()).toEqual([
    'A proposal was made; its message is on the way',
    'Sent',
    'Took in what happened',
    'Votes that do not count',
    'Voting has begun',
  ]);
});

const away = new HomeserverAway('it did not answer');

test('trouble with the homeserver has an end in the log', () => {
  const { log, lines } = logInMemory('info');
  const loop = reports.loop(log);
  loop.heard();
  for (const wait of [1000, 2000]) loop.trouble(away, wait);
  for (const _ of [1, 2]) loop.heard();
  expect(lines().trim().split('\n')).toEqual([
    expect.stringContaining('"again":"1 s","msg":"Cannot hear the homeserver'),
    expect.stringContaining('"again":"2 s","msg":"Cannot hear the homeserver'),
    '{"level":30,"failures":2,"msg":"The homeserver is heard again"}',
  ]);
});

test('a message that had to wait is told when it was sent, also an answer', () => {
  const { log, lines } = logInMemory('info');
  const room = roomId('!open:example.coop');
  const text = { plain: 'Sorrel', html: 'Sorrel' };
  const answer: Outgoing = {
    ...{ kind: 'message', key: 'answer:$question', room, text, notice: true, mentions: [] },
  };
  const { delayed, sent } = senderReport(log, deaf);
  delayed(answer, away, 1000);
  delayed(answer, away, 2000);
  for (const _ of [1, 2]) sent(answer, eventId('$sent'));
  const [, , third, ...more] = lines().trim().split('\n');
  expect(third).toBe(
    '{"level":30,"key":"answer:$question","room":"!open:example.coop","kind":"message","event":"$sent","failures":2,"msg":"Sent what had to wait"}',
  );
  expect(more).toEqual([]);
});
