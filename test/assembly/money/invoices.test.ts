import { describe, expect, it, test } from 'vitest';

import { RECORD_FIELD } from '../../../src/ledger/record/published.ts';
import { roomId, type EventId } from '../../../src/governance/terms.ts';
import { FINANCE_ROOM, WITH_MONEY } from '../support/social-coop.ts';
import { World } from '../support/world.ts';
import { approved, donation, invoice, invoiced, passes, problems } from './support.ts';

async function withExpense(amount = '1200.01 USD') {
  const world = await World.begin(WITH_MONEY);
  const expense = await approved(world, amount);
  const { ana, ben, minutes } = world;
  return { world, expense, ana, ben, minutes };
}

describe('an invoice', () => {
  test('is proposed in the thread of its expense, and all about it stands there', async () => {
    const { world, expense, ana, ben, minutes } = await withExpense();
    const command = await ana.saysInThread(expense, `${invoice('700 USD')}\n\n${'Long. '.repeat(200)}`);
    const card = minutes.cardFor(command);
    expect(minutes.proposal(2).terms).toMatchObject({
      invoiceOf: 1,
      thread: expense,
      amount: { minor: 70_000, currency: 'USD' },
    });
    const said = minutes.text(`card:${command}`);
    expect(said).toMatchObject({ thread: expense });
    expect(said.text.plain).toContain('It invoices proposal 1.\nAmount: 700.00 USD\nEvidence: https://');
    expect(minutes.text(`details:${card}`)).toMatchObject({ thread: expense });
    await ben.reacts(card, '🛑');
    expect(minutes.text(`ask-reason:${card}`)).toMatchObject({ thread: expense });
    await ben.saysInThread(expense, 'They have enough.');
    expect(minutes.keys()).toContainEqual(expect.stringContaining('confirm:'));
    await ben.reacts(card, '👍');
    await world.passes('7 days');
    expect(minutes.text(`result:${card}`)).toMatchObject({
      ...{ thread: expense, replyTo: card },
      data: { [RECORD_FIELD]: { record: { invoiceOf: 1, amount: { minor: 70_000, currency: 'USD' } } } },
    });
    expect(problems(world)).toEqual([]);
  });

  test('is what the thread means while it is open, and the expense again afterwards', async () => {
    const { world, expense, ana, minutes } = await withExpense();
    const card = await invoiced(world, ana, expense, '700 USD');
    const status = await ana.saysInThread(expense, '!status');
    expect(minutes.answerTo(status).text.plain).toContain('Proposal 2');
    await ana.saysInThread(expense, '!vote agree');
    expect(minutes.tally(2)).toMatchObject({ agree: 1 });
    await passes(world, card);
    const after = await ana.saysInThread(expense, '!status');
    expect(minutes.answerTo(after).text.plain).toContain('Proposal 1');
  });

  test('says when it passed that it is to be paid, and how that is marked', async () => {
    const { world, expense, ana, minutes } = await withExpense();
    const card = await invoiced(world, ana, expense, '700 USD');
    await passes(world, card);
    const result = minutes.text(`result:${card}`).text.plain;
    expect(result).toContain('To be paid within 14 days, or when the balance allows: 700.00 USD.');
    expect(result).toContain('!paid 2');
  });

  test('can name its expense instead, and stands in the thread all the same', async () => {
    const { expense, ana, minutes } = await withExpense();
    const command = await ana.says(FINANCE_ROOM, `${invoice('700 USD')}\nExpense: no. 1`);
    expect(minutes.text(`card:${command}`)).toMatchObject({ thread: expense });
    expect(minutes.answerTo(command).text.plain).toBe('Its message is in the thread of proposal 1.');
  });

  test('goes into the new room after an upgrade, without the thread that stayed behind', async () => {
    const { world, expense, ana, minutes } = await withExpense();
    const NEW = roomId('!finance-again:example.coop');
    await invoiced(world, ana, expense, '700 USD');
    await world.upgrades(FINANCE_ROOM, NEW);
    expect(minutes.text('moved-card:')).not.toHaveProperty('thread');
    expect(minutes.vote(2).terms).toMatchObject({ room: NEW });
    expect(minutes.vote(2).terms).not.toHaveProperty('thread');
    await ana.joins(NEW);
    await world.passes('8 days');
    const again = await ana.says(NEW, `${invoice('1 USD')}\nExpense: 1`);
    expect(minutes.text(`card:${again}`)).not.toHaveProperty('thread');
    expect(problems(world)).toEqual([]);
  });
});

describe('an invoice is refused', () => {
  test('in no thread and without the number of an expense', async () => {
    const { ana } = await withExpense();
    const answer = await ana.asks(FINANCE_ROOM, invoice('700 USD'));
    expect(answer).toContain('belong to an EXPENSE proposal');
    expect(answer).toContain('Expense: …');
  });

  test('without evidence', async () => {
    const { expense, ana, minutes } = await withExpense();
    const asked = await ana.saysInThread(expense, '!propose INVOICE: Thanks were said\nAmount: 700 USD');
    expect(minutes.answerTo(asked).text.plain).toContain(
      'INVOICE proposals need one more line: “Evidence:”.',
    );
  });

  test('before its expense has passed', async () => {
    const { ana, minutes } = await World.begin(WITH_MONEY);
    const expense = await ana.proposes(donation('1200 USD'), FINANCE_ROOM);
    const asked = await ana.saysInThread(expense, invoice('7 USD'));
    expect(minutes.answerTo(asked).text.plain).toContain('has not passed yet');
  });

  test('on what did not pass', async () => {
    const world = await World.begin(WITH_MONEY);
    const expense = await world.ana.proposes(donation('1200 USD'), FINANCE_ROOM);
    await world.passes('7 days');
    const asked = await world.ana.saysInThread(expense, invoice('7 USD'));
    expect(world.minutes.answerTo(asked).text.plain).toContain('was not approved (not passed)');
  });

  test('from another member', async () => {
    const { expense, ben, minutes } = await withExpense();
    const asked = await ben.saysInThread(expense, invoice('700 USD'));
    expect(minutes.answerTo(asked).text.plain).toContain('Only @ana:example.coop');
  });

  test('while another one on the same expense is open, also of the same batch', async () => {
    const { world, expense, ana, minutes } = await withExpense();
    await world.inOneBatch(async () => {
      await ana.saysInThread(expense, invoice('700 USD'));
      await ana.saysInThread(expense, invoice('7 USD'));
    });
    expect(minutes.story().filter((type) => type === 'proposal made')).toHaveLength(2);
    expect(minutes.text('answer:').text.plain).toContain('Proposal 2 is an INVOICE proposal on proposal 1');
  });

  it.each([
    ['a cent too much', '500.02 USD', 'of proposal 1: 500.01 USD.', 'Amount: 500.01 USD'],
    ['another currency', '1 EUR', 'was approved in USD', 'Nothing was opened.'],
  ])('for %s', async (_, amount, why, shown) => {
    const { world, expense, ana, minutes } = await withExpense();
    await passes(world, await invoiced(world, ana, expense, '700 USD'));
    const asked = await ana.saysInThread(expense, invoice(amount));
    const answer = minutes.answerTo(asked).text.plain;
    expect(answer).toContain(why);
    expect(answer).toContain(shown);
  });

  test('once nothing is left', async () => {
    const { world, expense, ana, minutes } = await withExpense();
    await passes(world, await invoiced(world, ana, expense, '1200.01 USD'));
    const asked = await ana.saysInThread(expense, invoice('0.01 USD'));
    expect(minutes.answerTo(asked).text.plain).toContain('Nothing is left to invoice');
  });

  test('in the thread of another kind of proposal', async () => {
    const { ana, minutes } = await World.begin(WITH_MONEY);
    const card = await ana.proposes('Buy tea', FINANCE_ROOM);
    const asked = await ana.saysInThread(card, invoice('1 USD'));
    expect(minutes.answerTo(asked).text.plain).toContain('Proposal 1 is no EXPENSE proposal of this group.');
  });
});

test('an invoice that did not pass takes nothing of the amount', async () => {
  const { world, expense, ana, minutes } = await withExpense();
  await invoiced(world, ana, expense, '1200.01 USD');
  await world.passes('7 days');
  expect(minutes.outcome(2)).toBe('not passed');
  await invoiced(world, ana, expense, '1200.01 USD');
  expect(minutes.outcome(3)).toBe('open');
});

test('an older copy of the database takes an invoice whose card is in the room, though its expense is open again', async () => {
  const world = await World.begin(WITH_MONEY);
  const copy = world.copy();
  const expense = await approved(world, '1200.01 USD');
  await passes(world, await invoiced(world, world.ana, expense, '700 USD'));
  const said = world.minutes.keys();
  await world.restores(copy);
  await world.passes('1 minute');
  expect([world.minutes.outcome(1), world.minutes.outcome(2)]).toEqual(['passed', 'passed']);
  expect(new Set(world.minutes.keys())).toEqual(new Set(said));
  expect(problems(world)).toEqual([]);
});

describe('an edit before anybody else has voted', () => {
  test('changes the amount of an expense with its line', async () => {
    const world = await World.begin(WITH_MONEY);
    const { ana, minutes } = world;
    const command = await ana.says(FINANCE_ROOM, `!propose ${donation('1200 USD')}`);
    await ana.edits(command, `!propose ${donation('900 USD')}`);
    expect(minutes.proposal(1).terms.amount).toEqual({ minor: 90_000, currency: 'USD' });
    await passes(world, minutes.cardFor(command));
    expect(minutes.text('result:').text.plain).toContain('450.00 USD of the 900.00 USD');
    expect(problems(world)).toEqual([]);
  });

  test('changes an invoice, within what is left of its expense', async () => {
    const { world, expense, ana, minutes } = await withExpense();
    const command = await ana.saysInThread(expense, invoice('700 USD'));
    await ana.edits(command, invoice('1200.01 USD'));
    expect(minutes.proposal(2).terms.amount).toEqual({ minor: 120_001, currency: 'USD' });
    await ana.edits(command, invoice('1200.02 USD'));
    expect(minutes.proposal(2).terms.amount).toEqual({ minor: 120_001, currency: 'USD' });
    expect(minutes.text('answer:').text.plain).toContain('more than what is left');
    expect(problems(world)).toEqual([]);
  });

  test.each([
    [
      'is about money no more',
      (rules: string) => rules.replace(/^ {4}(?:money: .*atOnce.*|invoices: .*)$/gmu, ''),
    ],
    ['is called otherwise', (rules: string) => rules.replaceAll('EXPENSE', 'BUDGET')],
    ['takes other currencies', (rules: string) => rules.replaceAll('[USD, EUR]', '[CAD]')],
    ['asks for more time', (rules: string) => rules.replaceAll('minimum: 6 days', 'minimum: 9 days')],
    ['asks for other lines', (rules: string) => rules.replace('[To, Work, Amount]', '[To, Amount]')],
  ])('is judged by the rule of its proposal, if that of today %s', async (_, changed) => {
    const world = await World.begin(WITH_MONEY);
    const { ana, minutes } = world;
    const command = await ana.says(FINANCE_ROOM, `!propose ${donation('1200 USD')}\nCloses: in 7 days`);
    await world.restartsWith(changed(WITH_MONEY));
    await ana.edits(command, `!propose ${donation('900 USD')}\nCloses: in 7 days`);
    expect(minutes.proposal(1).terms).toMatchObject({
      amount: { minor: 90_000, currency: 'USD' },
      fields: { Work: 'They keep the servers running' },
    });
  });

  it.each([
    ['of more than is left', '1200.02 USD'],
    ['in another currency', '7 EUR'],
  ])('that comes together with the card of an invoice changes nothing to one %s', async (_, amount) => {
    const { world, expense, ana, minutes } = await withExpense();
    const command = await ana.saysInThread(expense, invoice('700 USD'));
    const edits: EventId[] = [];
    await world.unheard(async () => edits.push(await ana.edits(command, invoice(amount))));
    const events = [minutes.cardFor(command), ...edits].flatMap((id) => world.homeserver.event(id) ?? []);
    await world.takes({ events, position: { token: '1', askedAt: world.now } });
    expect(events).toHaveLength(2);
    expect(minutes.proposal(2).terms.amount).toEqual({ minor: 70_000, currency: 'USD' });
    expect(await ana.asks(FINANCE_ROOM, '!expenses')).toContain('1,200.01 USD approved');
  });
});
