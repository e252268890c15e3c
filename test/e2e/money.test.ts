import { expect, test } from 'vitest';

import type { Member } from '../../homeserver/member.ts';
import { relationOf, type RoomEvent, textOf } from '../../homeserver/room-event.ts';
import { althing } from './support/althing.ts';
import { group, type Group } from './support/group.ts';
import {
  answerTo,
  asks,
  cardIn,
  isCard,
  proposes,
  resultIn,
  resultOf,
  type Card,
} from './support/reading.ts';
import { verifies } from './support/verifies.ts';

/** Said in a thread; waits for what the bot says after it that is as described. */
async function inThread(
  { finance, botId }: Group,
  member: Member,
  root: string,
  text: string,
  describe: string,
  isIt: (event: RoomEvent) => boolean,
): Promise<RoomEvent> {
  const after = await member.replyInThread(finance, root, text);
  const stands = (event: RoomEvent) =>
    event.sender === botId && relationOf(event)?.type === 'm.thread' && relationOf(event)?.eventId === root;
  return member.waitFor(finance, (event) => stands(event) && isIt(event), { describe, after });
}

const invoice = (amount: string) =>
  `!propose INVOICE: All is moved\nAmount: ${amount}\nEvidence: https://example.com/moved`;

test('an expense becomes an invoice in its thread, which is paid after a reminder', async () => {
  const all = await group({ money: '8 seconds' });
  const { ana, ben, finance, bot } = all;
  const lacking = 'What: Move the media\nTimeline: two weeks\nCost: $1,200.01';
  const refused = await asks(ana, finance, `!propose EXPENSE: Move the media store\n${lacking}`);
  expect(refused).toContain('one more line: “Qualifications:”');
  const shown = refused.slice(refused.indexOf('!propose ') + '!propose '.length);
  const expense = await proposes(ana, finance, shown.replace('…', 'I did it before'));
  expect(expense.text).toContain('Cost: 1,200.01 USD');
  await ben.react(finance, expense.event, '👍');
  expect(await resultOf(ana, finance, expense.number)).toMatchObject({ outcome: 'passed' });
  const result = await ana.waitFor(finance, (event) => resultIn(event)?.number === expense.number, {
    describe: 'the result of the expense',
  });
  expect(textOf(result)).toContain('may invoice 600.00 USD of the 1,200.01 USD now');

  const tooMuch = await ana.replyInThread(finance, expense.event, invoice('1200.02 USD'));
  expect(await answerTo(ana, finance, tooMuch)).toContain('Amount: 1,200.01 USD');
  const card: Card = cardIn(
    await inThread(all, ana, expense.event, invoice('1200.01 USD'), 'the card of the invoice', isCard),
  );
  expect(card.text).toContain(`It invoices proposal ${expense.number}.`);
  await ben.react(finance, card.event, '👍');
  expect(await resultOf(ana, finance, card.number)).toMatchObject({ outcome: 'passed' });

  const reminder = await ana.waitFor(
    finance,
    (event) => textOf(event)?.startsWith('Not marked as paid') === true,
    {
      describe: 'the reminder of the payment',
    },
  );
  expect(relationOf(reminder)).toMatchObject({ type: 'm.thread', eventId: expense.event });
  expect(reminder.content['m.mentions']).toEqual({ user_ids: [ana.userId] });
  await inThread(
    all,
    ben,
    expense.event,
    '!paid',
    'the payment',
    (event) => textOf(event)?.includes('1,200.01 USD. Nothing is owed any more') === true,
  );
  expect(await asks(ana, finance, '!expenses')).toContain(
    '1,200.01 USD approved, 1,200.01 USD invoiced, 1,200.01 USD paid, 0.00 USD owed.',
  );
  expect(await verifies(bot)).toMatch(/^In order/u);
  expect(await althing(bot, 'verify', '--room')).toMatchObject({ code: 0, err: '' });
});

test('an appeal of any member to the full group is granted', async () => {
  const { ana, dan, open, finance } = await group({ money: '6 seconds' });
  const text = 'APPEAL: Let Eva in\nFor: @eva:example.com';
  expect(await asks(dan, finance, `!propose ${text}`)).toContain('APPEAL proposals are for Full group only');
  const card = await proposes(dan, open, text);
  expect(card.text).toContain('If this passes, it is granted');
  await ana.react(open, card.event, '👍');
  expect(await resultOf(dan, open, card.number)).toMatchObject({ outcome: 'passed' });
  const result = await dan.waitFor(open, (event) => resultIn(event)?.number === card.number, {
    describe: 'the result of the appeal',
  });
  expect(textOf(result)).toMatch(/^Granted\./u);
});
