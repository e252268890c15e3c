import { expect, test } from 'vitest';

import type { Member } from '../../homeserver/member.ts';
import { editedTextOf, relationOf, type RoomEvent, textOf } from '../../homeserver/room-event.ts';
import { decidedIn } from './support/decided.ts';
import { group } from './support/group.ts';
import { asks, cardIn, isCard, proposes, resultOf } from './support/reading.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

/** The bot's message of a kind, by the beginning of its key. */
function said(member: Member, room: string, kind: string): Promise<RoomEvent> {
  const isOfKind = ({ content }: RoomEvent) => String(content['coop.althing.key']).startsWith(`${kind}:`);
  return member.waitFor(room, isOfKind, { describe: `what is said as ${kind}` });
}

test('a proposal is edited, extended, blocked, passed, brought back, done and taken further', async () => {
  const { bot, ana, ben, cleo, open, finance } = await group({ minimum: '20 seconds', reports: true });
  const fields = `Steward: ${ben.userId}\nReview: in 5 seconds\nDiscussed: https://pad.example/disk`;
  const command = await ana.send(finance, `!propose Buy a disk\n${fields}`);
  const posted = await ana.waitFor(finance, isCard, { describe: 'the card' });
  const card = cardIn(posted);
  expect(card.text).toContain('https://pad.example/disk');

  await ana.edit(finance, command, `!propose Buy two disks\n${fields}`);
  const revised = await said(ben, finance, 'card-revised');
  expect(editedTextOf(revised)).toContain('Buy two disks');
  expect(relationOf(await said(ben, finance, 'revised'))).toMatchObject({ eventId: card.event });

  await ben.send(finance, `!vote ${card.number} block because it closes us off`);
  await until(
    () => asks(cleo, finance, `!status ${card.number}`).then((text) => text.includes('closes us off')),
    true,
  );
  await ana.edit(finance, command, `!propose Buy the moon\n${fields}`);
  const stands = await said(ana, finance, 'hint');
  expect(stands.content['m.mentions']).toEqual({ user_ids: [ana.userId] });
  expect(textOf(stands)).toContain(`!withdraw ${card.number}`);
  await ben.send(finance, `!vote ${card.number} agree`);

  // A card that is posted slowly moves the end by as much, which it does not say for seconds.
  const end = decidedIn(bot)[0]?.closesAt ?? 0;
  await ana.send(finance, `!extend ${card.number} by 5 seconds`);
  expect(relationOf(await said(cleo, finance, 'extended'))).toMatchObject({ eventId: card.event });
  const extended = await said(cleo, finance, 'card-extended');
  expect(Date.parse(cardIn(extended).closesAt) - end).toBe(5000);

  expect(await resultOf(ana, finance, card.number)).toMatchObject({
    outcome: 'passed',
    tally: { agree: 1, block: 0 },
  });
  const result = await said(ana, finance, 'result');
  expect(result.content['m.mentions']).toEqual({ user_ids: [ana.userId, ben.userId] });
  expect(textOf(result)).toContain(`1 Block was taken back: ${ben.userId}`);
  expect(textOf(result)).toContain('Buy two disks');
  const told = await said(cleo, open, 'report');
  expect(textOf(told)).toMatch(/^Passed\. Finance working group, proposal \d+: Buy two disks\./u);

  const review = await said(cleo, finance, 'review');
  expect(textOf(review)).toContain(encodeURIComponent(card.event));
  await cleo.send(finance, `!done ${card.number} Both are in use.`);
  const done = await said(ben, finance, 'done');
  expect(textOf(done)).toContain('Both are in use.');
  expect(relationOf(done)).toMatchObject({ eventId: card.event });

  await cleo.send(finance, `!escalate ${card.number}`);
  const next = cardIn(await ben.waitFor(open, isCard, { describe: 'the card in the other room' }));
  expect(next).toMatchObject({ title: 'Buy two disks', body: 'full', proposer: cleo.userId, status: 'open' });
  expect(next.text).toContain(encodeURIComponent(card.event));
  expect(textOf(await said(ben, finance, 'escalated'))).toContain(encodeURIComponent(next.event));
  expect(await asks(ana, finance, `!status ${card.number}`)).toContain(`proposal ${next.number}`);
  expect(await verifies(bot)).toContain('In order: 12 facts');
});

test('an open proposal that is taken further ends in its group', async () => {
  const { ana, ben, open, finance } = await group({ reports: true });
  const card = await proposes(ana, finance, 'Pay the bill');
  const refused = await asks(ben, finance, `!escalate ${card.number}`);
  expect(refused).toContain(ana.userId);
  await ana.send(finance, `!escalate ${card.number}`);
  const next = cardIn(await ben.waitFor(open, isCard, { describe: 'the card in the other room' }));
  expect(await resultOf(ben, finance, card.number)).toMatchObject({ outcome: 'withdrawn' });
  expect(textOf(await said(ben, finance, 'result'))).toContain(`proposal ${next.number}`);
});
