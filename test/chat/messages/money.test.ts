import { describe, it, test } from 'vitest';

import { approved, donation, invoice, invoiced, passes } from '../../assembly/money/support.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, WITH_MONEY } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

const LONG = '\n\n' + 'Three hundred people said thank you in their own words. '.repeat(20);

/** An expense of 1200.01 USD that has passed. */
async function withExpense() {
  const world = await World.begin(WITH_MONEY);
  return { world, expense: await approved(world, '1200.01 USD') };
}

/** With an invoice of 700 USD on it, passed as well. */
async function withInvoice() {
  const { world, expense } = await withExpense();
  const card = await invoiced(world, world.ana, expense, '700 USD');
  await passes(world, card);
  return { world, expense, card };
}

async function expectAnswer(name: string, world: World, text: string, room = FINANCE_ROOM): Promise<void> {
  const asked = await world.ana.says(room, text);
  await expectGolden(name, world.minutes.answerTo(asked));
}

describe('a card', () => {
  test('of an expense shows its lines', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.ana.proposes(
      'EXPENSE: Move the media store\nWhat: Move all media to another provider\nTimeline: two weeks in December\nQualifications: I did it before\nCost: $1200.01',
      FINANCE_ROOM,
    );
    await expectGolden('money/expense-card', world.minutes.text('card:'));
  });

  test('of an invoice says what it invoices, and where its details are', async () => {
    const { world, expense } = await withExpense();
    const command = await world.ana.saysInThread(expense, invoice('700 USD') + LONG);
    await expectGolden('money/invoice-card', world.minutes.text(`card:${command}`));
  });

  test('of an appeal says what passing means', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.cleo.proposes('APPEAL: Let Eva in\nFor: @eva:example.coop');
    await expectGolden('appeal/card', world.minutes.text('card:'));
  });
});

describe('a result', () => {
  test('of an expense says what may be invoiced now', async () => {
    const { world } = await withExpense();
    await expectGolden('money/expense-passed', world.minutes.text('result:'));
  });

  test('of an invoice says when it is to be paid', async () => {
    const { world, card } = await withInvoice();
    await expectGolden('money/invoice-passed', world.minutes.text(`result:${card}`));
  });

  test('of an appeal says that it is granted', async () => {
    const world = await World.begin(WITH_MONEY);
    const card = await world.cleo.proposes('APPEAL: Let Eva in\nFor: @eva:example.coop');
    await world.cleo.reacts(card, '👍');
    await world.passes('7 days');
    await expectGolden('appeal/granted', world.minutes.text('result:'));
  });
});

describe('a proposal about money is refused', () => {
  const refusals = [
    ['with a line of its form missing', 'one-line-missing', 'To: Us\nAmount: 3 EUR'],
    ['with several lines of its form missing', 'lines-missing', 'What: Backups\nProvider: A co-op'],
    ['with no form begun', 'no-form', 'We need it.'],
    ['with two amounts', 'two-amounts', 'To: Us\nWork: Servers\nAmount: 3 EUR\nCost: 3 EUR'],
    ['with a line that is too long', 'field-long', `To: Us\nWork: ${'a'.repeat(301)}\nAmount: 3 EUR`],
    ['with no number for an amount', 'amount-not-understood', 'To: Us\nWork: Servers\nAmount: about 3 EUR'],
    ['without a currency', 'amount-no-currency', 'To: Us\nWork: Servers\nAmount: 1200'],
    ['in a currency that is not used', 'amount-other-currency', 'To: Us\nWork: Servers\nAmount: 1200 GBP'],
    ['with an amount that can mean two', 'amount-two-numbers', 'To: Us\nWork: Servers\nAmount: 1.200 EUR'],
    ['with too many decimals', 'amount-too-many-decimals', 'To: Us\nWork: Servers\nAmount: 12.0045 EUR'],
    ['for nothing', 'amount-nothing', 'To: Us\nWork: Servers\nAmount: 0 EUR'],
    ['for more than there is', 'amount-too-much', 'To: Us\nWork: Servers\nAmount: 99999999999999 EUR'],
  ] as const;

  it.each(refusals)('%s', async (_, name, lines) => {
    const world = await World.begin(WITH_MONEY);
    await expectAnswer(`money/${name}`, world, `!propose EXPENSE: Help\n${lines}`);
  });

  test('without a line that is no form’s', async () => {
    const world = await World.begin(WITH_MONEY);
    await expectAnswer('appeal/for-missing', world, '!propose APPEAL: Let Eva in', OPEN_CHATROOM);
  });

  test('without the lines of an invoice', async () => {
    const { world } = await withExpense();
    await expectAnswer('money/invoice-lines-missing', world, '!propose INVOICE: Done\nExpense: 1');
  });
});

describe('an invoice is refused', () => {
  test('of nothing', async () => {
    const { world } = await withExpense();
    await expectAnswer('money/invoice-of-nothing', world, invoice('7 USD'));
  });

  test('of another kind of proposal', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.ana.proposes('Buy tea', FINANCE_ROOM);
    await expectAnswer('money/invoice-of-another', world, `${invoice('7 USD')}\nExpense: 1`);
  });

  test('of what is open', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.ana.proposes(donation('7 USD'), FINANCE_ROOM);
    await expectAnswer('money/invoice-not-decided', world, `${invoice('7 USD')}\nExpense: 1`);
  });

  test('of what did not pass', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.ana.proposes(donation('7 USD'), FINANCE_ROOM);
    await world.passes('7 days');
    await expectAnswer('money/invoice-not-passed', world, `${invoice('7 USD')}\nExpense: 1`);
  });

  test('from somebody else', async () => {
    const { world } = await withExpense();
    const asked = await world.ben.says(FINANCE_ROOM, `${invoice('7 USD')}\nExpense: 1`);
    await expectGolden('money/invoice-not-the-proposer', world.minutes.answerTo(asked));
  });

  test('while another is open', async () => {
    const { world, expense } = await withExpense();
    await invoiced(world, world.ana, expense, '7 USD');
    await expectAnswer('money/invoice-another-is-open', world, `${invoice('7 USD')}\nExpense: 1`);
  });

  test.each([
    ['in another currency', 'invoice-other-currency', '7 EUR'],
    ['for too much', 'invoice-too-much', '1200.02 USD'],
  ])('%s', async (_, name, amount) => {
    const { world } = await withExpense();
    await expectAnswer(`money/${name}`, world, `${invoice(amount)}\nExpense: 1`);
  });

  test('once nothing is left', async () => {
    const { world, expense } = await withExpense();
    await passes(world, await invoiced(world, world.ana, expense, '1200.01 USD'));
    await expectAnswer('money/invoice-nothing-left', world, `${invoice('7 USD')}\nExpense: 1`);
  });

  test('no more where it names its expense outside of the thread, whose place is told', async () => {
    const { world } = await withExpense();
    await expectAnswer('money/invoice-in-thread', world, `${invoice('7 USD')}\nExpense: 1`);
  });
});

test('an edit is refused that would make it an invoice of another expense', async () => {
  const { world, expense } = await withExpense();
  await approved(world, '3 USD');
  const command = await world.ana.saysInThread(expense, invoice('7 USD'));
  await world.ana.edits(command, `${invoice('1 USD')}\nExpense: 2`);
  await expectGolden('money/edit-of-another', world.minutes.text('answer:'));
});

describe('a payment', () => {
  test.each([
    ['of all', 'paid', '!paid 2'],
    ['of a part', 'paid-in-part', '!paid 2 200 USD'],
    ['of the half that needs no vote', 'paid-at-once', '!paid 1 200 USD'],
  ])('%s is told in the thread', async (_, name, text) => {
    const { world } = await withInvoice();
    const command = await world.ben.says(FINANCE_ROOM, text);
    await expectGolden(`money/${name}`, world.minutes.text(`paid:${command}`));
  });

  test('shows in the status', async () => {
    const { world } = await withInvoice();
    await world.ben.says(FINANCE_ROOM, '!paid 2 200 USD');
    await expectAnswer('money/status-paid', world, '!status 2');
  });

  test('that nobody marked is reminded of', async () => {
    const { world } = await withInvoice();
    await world.passes('15 days');
    await expectGolden('money/payment-reminder', world.minutes.text('payment:'));
  });

  test.each([
    ['of too much', 'paid-too-much', '!paid 2 701 USD'],
    ['in another currency', 'paid-other-currency', '!paid 2 7 EUR'],
  ])('is refused: %s', async (_, name, text) => {
    const { world } = await withInvoice();
    await expectAnswer(`money/${name}`, world, text);
  });

  test('is refused: of what is paid', async () => {
    const { world } = await withInvoice();
    await world.ben.says(FINANCE_ROOM, '!paid 2');
    await expectAnswer('money/paid-already', world, '!paid 2');
  });

  test('is refused: where two can be meant', async () => {
    const { world, expense } = await withInvoice();
    const asked = await world.ben.saysInThread(expense, '!paid');
    await expectGolden('money/paid-which', world.minutes.answerTo(asked));
  });

  test('is refused: of what its invoices took', async () => {
    const { world, expense } = await withExpense();
    await invoiced(world, world.ana, expense, '1200.01 USD');
    await expectAnswer('money/paid-invoiced-instead', world, '!paid 1');
  });

  test('is refused: of what is not about money, and of what has not passed', async () => {
    const world = await World.begin(WITH_MONEY);
    await world.ana.proposes('Buy tea', FINANCE_ROOM);
    await world.ana.proposes(donation('7 USD'), FINANCE_ROOM);
    await expectAnswer('money/paid-no-money', world, '!paid 1');
    await expectAnswer('money/paid-not-passed', world, '!paid 2');
  });

  test('is refused: of what is void', async () => {
    const { world } = await withInvoice();
    const sam = world.somebody('sam');
    await sam.joins(FINANCE_ROOM);
    await sam.says(FINANCE_ROOM, '!void 1 because it was counted twice');
    await expectAnswer('money/paid-void', world, '!paid 1');
  });

  test('is refused: of an invoice whose expense is void', async () => {
    const { world, expense } = await withExpense();
    const sam = world.somebody('sam');
    await sam.joins(FINANCE_ROOM);
    let asked = expense;
    await world.withSendingHeldUp(async () => {
      await world.ana.saysInThread(expense, invoice('7 USD'));
      await sam.says(FINANCE_ROOM, '!void 1 because it was counted twice');
      asked = await world.ana.says(FINANCE_ROOM, '!paid 2');
    });
    await expectGolden('money/paid-void-budget', world.minutes.answerTo(asked));
  });
});

describe('the expenses', () => {
  test('of a group, with one that is not paid in full', async () => {
    const { world } = await withInvoice();
    await world.ben.says(FINANCE_ROOM, '!paid 2 200 USD');
    await expectAnswer('money/expenses', world, '!expenses');
  });

  test('of a group, with more than one message shows', async () => {
    const world = await World.begin(WITH_MONEY);
    const cards = [];
    for (let each = 1; each <= 10; each++) {
      cards.push(
        await world.ana.proposes(donation(`${String(each)} EUR`, `Help ${String(each)}`), FINANCE_ROOM),
      );
    }
    for (const card of cards) await world.ana.reacts(card, '👍');
    await world.passes('7 days');
    await world.ana.says(FINANCE_ROOM, '!paid 1');
    await expectAnswer('money/expenses-many', world, '!expenses');
  });

  test('of a group, of which one more is left to say', async () => {
    const world = await World.begin(WITH_MONEY);
    const cards = [];
    for (let each = 1; each <= 9; each++) {
      cards.push(
        await world.ana.proposes(donation(`${String(each)} EUR`, `Help ${String(each)}`), FINANCE_ROOM),
      );
    }
    for (const card of cards) await world.ana.reacts(card, '👍');
    await world.passes('7 days');
    await expectAnswer('money/expenses-nine', world, '!expenses');
  });

  test('of a group that has none', async () => {
    await expectAnswer('money/expenses-none', await World.begin(WITH_MONEY), '!expenses');
  });

  test('of nobody’s groups', async () => {
    const world = await World.begin(WITH_MONEY);
    const asked = await world.cleo.saysToBot('expenses');
    await expectGolden('money/expenses-none-anywhere', world.minutes.answerTo(asked));
  });
});

test('the rules tell of forms, invoices, payments and appeals', async () => {
  const world = await World.begin(WITH_MONEY);
  await expectAnswer('money/rules', world, '!rules');
  await expectAnswer('appeal/rules', world, '!rules', OPEN_CHATROOM);
});
