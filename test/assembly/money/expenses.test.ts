import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';

import { FINANCE_ROOM, OPEN_CHATROOM, WITH_MONEY } from '../support/social-coop.ts';
import { RECORD_FIELD } from '../../../src/ledger/record/published.ts';
import { verifyRecord } from '../../../src/ledger/record/verify-record.ts';
import { World } from '../support/world.ts';
import { approved, donation, problems } from './support.ts';

const publishedRecord = z.object({
  record: z.looseObject({ rule: z.looseObject({}), amount: z.unknown() }),
  sha256: z.string(),
});

const WORK = `!propose EXPENSE: Move the media store
What: Move all media to another provider
Timeline: two weeks in December
Qualifications: I did it before
Cost: $1,200.01`;

describe('an expense is opened', () => {
  test('for work, with its four lines and the amount as it was understood', async () => {
    const { ana, minutes } = await World.begin(WITH_MONEY);
    const command = await ana.says(FINANCE_ROOM, WORK);
    expect(minutes.proposal(1).terms).toMatchObject({
      rule: { name: 'expense' },
      amount: { minor: 120_001, currency: 'USD' },
    });
    const card = minutes.text(`card:${command}`).text.plain;
    expect(card).toContain(
      'Timeline: two weeks in December\nQualifications: I did it before\nCost: 1,200.01 USD',
    );
  });

  it.each([
    ['a service', 'What: Backups\nProvider: Hosting co-op\nReason: They are a co-op\nCost: 300 EUR'],
    ['a donation', 'To: Fediverse e.V.\nWork: Servers\nAmount: 300 EUR'],
    [
      'a donation, its lines in whatever order and case',
      'amount: 300 EUR\nwork: Servers\nTO: Fediverse e.V.',
    ],
  ])('for %s', async (_, lines) => {
    const { ana, minutes } = await World.begin(WITH_MONEY);
    await ana.proposes(`EXPENSE: Help\n${lines}`, FINANCE_ROOM);
    expect(minutes.proposal(1).terms.amount).toEqual({ minor: 30_000, currency: 'EUR' });
  });
});

describe('an expense is refused', () => {
  async function answerTo(text: string): Promise<string> {
    const { ana } = await World.begin(WITH_MONEY);
    return ana.asks(FINANCE_ROOM, `!propose EXPENSE: Help\n${text}`);
  }

  test('without a line of its form, with the line to fill in where it belongs', async () => {
    const answer = await answerTo('What: Backups\nProvider: Hosting co-op\nCost: 300 EUR\n\nThey are good.');
    expect(answer).toContain('For service, EXPENSE proposals need one more line: “Reason:”.');
    expect(answer).toContain(
      '!propose EXPENSE Help\nWhat: Backups\nProvider: Hosting co-op\nReason: …\nCost: 300 EUR\nThey are good.',
    );
  });

  test('and opened when it comes as it was shown, filled in', async () => {
    const { ana, minutes } = await World.begin(WITH_MONEY);
    const answer = await ana.asks(FINANCE_ROOM, '!propose EXPENSE: Help\nTo: Fediverse e.V.\nAmount: 1200');
    const shown = answer.slice(answer.indexOf('!propose'));
    expect(shown).toContain('Work: …\nAmount: …');
    await ana.says(FINANCE_ROOM, shown.replace('…', 'Servers').replace('…', '1200 USD'));
    expect(minutes.proposal(1).terms.amount).toEqual({ minor: 120_000, currency: 'USD' });
  });

  test('with the lines of every form, where none was begun', async () => {
    const answer = await answerTo('We need it.');
    expect(answer).toContain('“What:”, “Timeline:”, “Qualifications:” and “Cost:”');
    expect(answer).toContain('service (What, Provider, Reason and Cost) or donation (To, Work and Amount)');
  });

  test('with an example that was sent as it stood', async () => {
    expect(await answerTo('To: …\nWork: …\nAmount: 3 EUR')).toContain('“To:” and “Work:”');
  });

  test('with two amounts', async () => {
    const answer = await answerTo('To: Us\nWork: Servers\nAmount: 3 EUR\nCost: 3 EUR');
    expect(answer).toContain('“Amount:” and “Cost:” both name an amount');
    expect(answer).not.toContain('\nCost:');
  });

  test('with an amount that can mean two', async () => {
    const answer = await answerTo('To: Us\nWork: Servers\nAmount: 1.200 EUR');
    expect(answer).toContain('can mean two numbers');
    expect(answer).toContain('Amount: 1,200.00 EUR or Amount: 1.20 EUR');
  });

  test('with a line that is too long for a message', async () => {
    expect(await answerTo(`To: Us\nWork: ${'a'.repeat(301)}\nAmount: 3 EUR`)).toContain(
      '301 characters long',
    );
  });

  test('outside of the finance group', async () => {
    const { ana } = await World.begin(WITH_MONEY);
    expect(await ana.asks(OPEN_CHATROOM, `!propose ${donation('3 EUR')}`)).toContain(
      'for Finance working group only',
    );
  });
});

test('the lines of a label mean nothing under another', async () => {
  const { ana, minutes } = await World.begin(WITH_MONEY);
  await ana.proposes('Rename the group\nTo: Fediverse\nWork: much\nCost: none', FINANCE_ROOM);
  expect(minutes.proposal(1).terms).toMatchObject({
    fields: {},
    details: 'To: Fediverse\nWork: much\nCost: none',
  });
});

test('the result says what may be invoiced now: one half, the odd cent rounded down (R9)', async () => {
  const world = await World.begin(WITH_MONEY);
  await approved(world, '1200.01 USD');
  const result = world.minutes.text('result:').text.plain;
  expect(result).toContain('@ana:example.coop may invoice 600.00 USD of the 1,200.01 USD now.');
  expect(result).toContain('must link back');
  expect(problems(world)).toEqual([]);
});

test('a result that did not pass says nothing of money', async () => {
  const world = await World.begin(WITH_MONEY);
  await world.ana.proposes(donation('3 EUR'), FINANCE_ROOM);
  await world.passes('7 days');
  expect(world.minutes.text('result:').text.plain).not.toContain('EUR now');
});

test('whoever checks its record finds it in order; forms and words are no part of it', async () => {
  const world = await World.begin(WITH_MONEY);
  await approved(world, '1200.01 USD');
  const { data = {} } = world.minutes.text('result:');
  const { record, sha256 } = publishedRecord.parse(data[RECORD_FIELD]);
  expect(verifyRecord(record, sha256).problems).toEqual([]);
  expect(record.amount).toEqual({ minor: 120_001, currency: 'USD' });
  expect(Object.keys(record.rule).sort()).toEqual(['bodies', 'label', 'name', 'require', 'votingPeriod']);
});
