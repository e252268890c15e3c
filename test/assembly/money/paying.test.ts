import { describe, expect, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, SOCIAL_COOP, WITH_MONEY } from '../support/social-coop.ts';
import { World } from '../support/world.ts';
import { approved, donation, invoice, invoiced, passes, problems } from './support.ts';

/** An expense of 1200.01 USD, and an invoice of 700 USD on it, both passed. */
async function withInvoice() {
  const world = await World.begin(WITH_MONEY);
  const { ana, ben, cleo, minutes } = world;
  const expense = await approved(world, '1200.01 USD');
  const card = await invoiced(world, ana, expense, '700 USD');
  await passes(world, card);
  const answer = async (text: string) => ben.asks(FINANCE_ROOM, text);
  return { world, expense, card, ana, ben, cleo, minutes, answer };
}

describe('a payment is marked', () => {
  test('whole, and told once in the thread to whoever waited for it', async () => {
    const { world, expense, ana, ben, minutes } = await withInvoice();
    const command = await ben.says(FINANCE_ROOM, '!paid 2');
    expect(minutes.text(`paid:${command}`)).toMatchObject({ thread: expense, mentions: [ana.id] });
    expect(minutes.text('paid:').text.plain).toBe(
      'Paid, says @ben:example.coop: 700.00 USD. Nothing is owed any more on proposal 2, INVOICE: Thanks were said.',
    );
    expect(minutes.answers(command)).toEqual([]);
    expect(problems(world)).toEqual([]);
  });

  test('in part, and then the rest', async () => {
    const { ben, minutes } = await withInvoice();
    const command = await ben.says(FINANCE_ROOM, '!paid 2 200.50 USD');
    expect(minutes.text(`paid:${command}`).text.plain).toContain('499.50 USD is still owed');
    const rest = await ben.says(FINANCE_ROOM, '!paid 2');
    expect(minutes.text(`paid:${rest}`).text.plain).toContain('499.50 USD. Nothing is owed any more');
  });

  test('of the half that needs no vote (R9)', async () => {
    const world = await World.begin(WITH_MONEY);
    await approved(world, '1200.01 USD');
    await world.ben.says(FINANCE_ROOM, '!paid 1');
    expect(world.minutes.text('paid:').text.plain).toContain('600.00 USD of proposal 1');
    expect(await world.ana.asks(FINANCE_ROOM, '!status 1')).toContain(
      'Marked as paid: 600.00 USD of 1,200.01 USD.',
    );
    expect(problems(world)).toEqual([]);
  });

  test('in the thread, where one thing alone can be paid', async () => {
    const world = await World.begin(WITH_MONEY);
    const expense = await approved(world, '1200.01 USD');
    await world.ben.saysInThread(expense, '!paid');
    await passes(world, await invoiced(world, world.ana, expense, '600.01 USD'));
    await world.ben.saysInThread(expense, '!paid');
    const paid = world.minutes.facts().filter((fact) => fact.type === 'payment made');
    expect(paid).toMatchObject([
      { proposal: 1, amount: { minor: 60_000 } },
      { proposal: 2, amount: { minor: 60_001 } },
    ]);
  });

  test('in the thread with an amount, which is no number of a proposal', async () => {
    const world = await World.begin(WITH_MONEY);
    const expense = await approved(world, '1200.01 USD');
    await world.ben.saysInThread(expense, '!paid 300 USD');
    expect(world.minutes.text('paid:').text.plain).toContain('300.00 USD of proposal 1');
  });

  test('in the thread with number and amount, which are not one amount of thousands', async () => {
    const { expense, ben, minutes } = await withInvoice();
    await ben.saysInThread(expense, '!paid 2 300 USD');
    expect(minutes.text('paid:').text.plain).toContain('300.00 USD. On proposal 2');
  });

  test('by any member of the group, also in a direct chat', async () => {
    const { ben, minutes } = await withInvoice();
    await ben.saysToBot('paid 2');
    expect(minutes.story().at(-1)).toBe('payment made');
  });

  test('once, also if it is said twice in one batch or heard again', async () => {
    const { world, ben, minutes } = await withInvoice();
    await world.inOneBatch(async () => {
      await ben.says(FINANCE_ROOM, '!paid 2');
      await ben.says(FINANCE_ROOM, '!paid 2');
    });
    await world.replays();
    expect(minutes.story().filter((type) => type === 'payment made')).toHaveLength(1);
    expect(minutes.text('answer:').text.plain).toContain('is marked as paid already: 700.00 USD');
    expect(problems(world)).toEqual([]);
  });

  test('and stays so after a restart', async () => {
    const { world, ben, answer } = await withInvoice();
    await ben.says(FINANCE_ROOM, '!paid 2');
    await world.restarts();
    expect(await answer('!paid 2')).toContain('already');
  });
});

describe('a payment is refused', () => {
  it.each([
    [
      'of more than is owed',
      '!paid 2 700.01 USD',
      'can be paid of proposal 2 now: 700.00 USD.\nSend: !paid 2 700.00 USD',
    ],
    [
      'in another currency',
      '!paid 2 7 EUR',
      'Proposal 2 was approved in USD.\nFor instance: !paid 2 100.00 USD',
    ],
    ['of an amount that can mean two', '!paid 2 1.200 USD', 'can mean two numbers'],
    ['of what does not exist', '!paid 9', 'There is no proposal 9'],
    ['without a number', '!paid', 'The number is missing'],
  ])('%s', async (_, text, why) => {
    const { answer } = await withInvoice();
    expect(await answer(text)).toContain(why);
  });

  test('in a thread where two things can be paid', async () => {
    const { expense, ben, minutes } = await withInvoice();
    const asked = await ben.saysInThread(expense, '!paid');
    expect(minutes.answerTo(asked).text.plain).toBe(
      'In this thread that can be proposal 1 or 2. Please name the one.\nSend: !paid 2',
    );
  });

  test('of what is open, about no money, or did not pass', async () => {
    const world = await World.begin(WITH_MONEY);
    const { ana } = world;
    await ana.proposes('Buy tea', FINANCE_ROOM);
    await ana.proposes(donation('3 USD'), FINANCE_ROOM);
    expect(await ana.asks(FINANCE_ROOM, '!paid 1')).toBe('Proposal 1 is not about money.');
    expect(await ana.asks(FINANCE_ROOM, '!paid 2')).toContain('has not passed');
    await world.passes('7 days');
    expect(await ana.asks(FINANCE_ROOM, '!paid 2')).toContain('has not passed');
  });

  test('of what an invoice took', async () => {
    const world = await World.begin(WITH_MONEY);
    const expense = await approved(world, '1200.01 USD');
    await invoiced(world, world.ana, expense, '1200.01 USD');
    expect(await world.ben.asks(FINANCE_ROOM, '!paid 1')).toContain(
      'part of its invoices. Mark those as paid: 2.',
    );
  });

  test('of what is void, and of the invoices of that, which are void with it', async () => {
    const { world, answer } = await withInvoice();
    const sam = world.somebody('sam');
    await sam.joins(FINANCE_ROOM);
    await sam.says(FINANCE_ROOM, '!void 1 because it was counted twice');
    expect(await answer('!paid 1')).toContain('Proposal 1 was declared void');
    expect(await answer('!paid 2')).toContain('Proposal 2 was declared void');
    expect(world.minutes.texts().filter(({ key }) => key.startsWith('result-void:'))).toHaveLength(2);
    await world.passes('60 days');
    expect(world.minutes.keys().filter((key) => key.startsWith('payment:'))).toEqual([]);
    expect(problems(world)).toEqual([]);
  });

  test('from outside of the group', async () => {
    const { cleo, minutes } = await withInvoice();
    expect(await cleo.asksBot('paid 2')).toContain('a group that you are not in');
    expect(await cleo.asks(OPEN_CHATROOM, '!paid 2')).toContain('belongs to another group');
    expect(minutes.story()).not.toContain('payment made');
  });
});

test('an invoice whose card was on its way when its expense was declared void is void once it is there', async () => {
  const world = await World.begin(WITH_MONEY);
  const expense = await approved(world, '1200.01 USD');
  const sam = world.somebody('sam');
  await sam.joins(FINANCE_ROOM);
  await world.withSendingHeldUp(async () => {
    await world.ana.saysInThread(expense, invoice('700 USD'));
    await sam.says(FINANCE_ROOM, '!void 1 because it was counted twice');
  });
  expect(world.minutes.outcome(2)).toBe('void');
  const { card } = world.minutes.vote(2);
  expect(world.minutes.text(`result-void:${card}`).text.plain).toContain('counted twice');
  expect(await world.ben.asks(FINANCE_ROOM, '!paid 2')).toContain('Proposal 2 was declared void');
  const said = world.minutes.keys();
  await world.replays();
  await world.passes('60 days');
  expect(world.minutes.keys()).toEqual(said);
  expect(problems(world)).toEqual([]);
});

test('an older copy of the database does not contradict in the room what was marked as paid', async () => {
  const world = await World.begin(WITH_MONEY);
  const copy = world.copy();
  await approved(world, '1200.01 USD');
  await world.ben.says(FINANCE_ROOM, '!paid 1');
  const said = world.minutes.keys();
  await world.restores(copy);
  await world.passes('1 minute');
  expect(new Set(world.minutes.keys())).toEqual(new Set(said));
});

describe('a reminder', () => {
  const reminders = ({ minutes }: World) => minutes.texts().filter(({ key }) => key.startsWith('payment:'));

  test('comes two weeks after the invoice passed, and every two weeks until it is paid', async () => {
    const { world, expense, ana, ben, minutes } = await withInvoice();
    const { closesAt } = minutes.vote(2);
    await world.passesUntil(closesAt + 14 * 24 * 60 * 60 * 1000 - 1);
    expect(reminders(world)).toEqual([]);
    await world.passes('1 minute');
    expect(reminders(world)).toMatchObject([{ thread: expense, mentions: [ana.id] }]);
    expect(reminders(world)[0]?.text.plain).toContain('Not marked as paid yet: 700.00 USD of proposal 2');
    await world.passes('14 days');
    expect(reminders(world)).toHaveLength(2);
    await ben.says(FINANCE_ROOM, '!paid 2');
    await world.passes('60 days');
    expect(reminders(world)).toHaveLength(2);
    expect(problems(world)).toEqual([]);
  });

  test('is one, however long the bot was away', async () => {
    const { world } = await withInvoice();
    world.stops();
    await world.passes('100 days');
    await world.restarts();
    expect(reminders(world)).toHaveLength(1);
    await world.passes('14 days');
    expect(reminders(world)).toHaveLength(2);
  });

  test('says what is still owed', async () => {
    const { world, ben } = await withInvoice();
    await ben.says(FINANCE_ROOM, '!paid 2 100 USD');
    await world.passes('15 days');
    expect(reminders(world)[0]?.text.plain).toContain('600.00 USD of proposal 2');
  });
});

describe('the expenses of a group', () => {
  test('are summed up for each currency, and listed until they are paid', async () => {
    const { world, ben, answer } = await withInvoice();
    await ben.says(FINANCE_ROOM, '!paid 2 200 USD');
    await approved(world, '300 EUR', 'Thank others');
    expect(await answer('!expenses')).toBe(
      [
        'What Finance working group has approved:\n',
        '- 1,200.01 USD approved, 700.00 USD invoiced, 200.00 USD paid, 500.00 USD owed.',
        '- 300.00 EUR approved, 0.00 EUR invoiced, 0.00 EUR paid, 0.00 EUR owed.\n',
        '2 are not paid in full:\n',
        '- Proposal 3, EXPENSE: Thank others – 300.00 EUR approved, 0.00 EUR invoiced, 0.00 EUR paid, 0.00 EUR owed.',
        '- Proposal 1, EXPENSE: Thank the Fediverse – 1,200.01 USD approved, 700.00 USD invoiced, 200.00 USD paid, 500.00 USD owed.',
      ].join('\n'),
    );
  });

  test('are told in a direct chat, to members', async () => {
    const { ben, cleo } = await withInvoice();
    expect(await ben.asksBot('expenses')).toContain('What Finance working group has approved:');
    expect(await cleo.asksBot('expenses')).toBe('No expense has been approved in any group that you are in.');
  });

  test('are shown also when the configuration has dropped their rules', async () => {
    const { world, answer } = await withInvoice();
    await world.restartsWith(SOCIAL_COOP);
    expect(await answer('!expenses')).toContain('700.00 USD owed');
    await world.ben.says(FINANCE_ROOM, '!paid 2');
    expect(world.minutes.text('paid:').text.plain).toContain('Nothing is owed any more');
  });

  test('are none before the first has passed', async () => {
    const world = await World.begin(WITH_MONEY);
    expect(await world.ana.asks(FINANCE_ROOM, '!expenses')).toContain(
      'No expense has been approved in Finance',
    );
  });

  test('owe nothing of what is void, and show what was paid of it', async () => {
    const { world, ben, answer } = await withInvoice();
    await ben.says(FINANCE_ROOM, '!paid 2 200 USD');
    const sam = world.somebody('sam');
    await sam.joins(FINANCE_ROOM);
    await sam.says(FINANCE_ROOM, '!void 1 because it was counted twice');
    expect(await answer('!expenses')).toContain(
      '- 0.00 USD approved, 0.00 USD invoiced, 200.00 USD paid, 0.00 USD owed.',
    );
  });
});
