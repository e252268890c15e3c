import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { searchWords } from '../../../src/chat/search-words.ts';
import type { Fact, Terms } from '../../../src/governance/proposal/facts.ts';
import { bodyId, eventId, proposalNumber } from '../../../src/governance/terms.ts';
import { MOST_COUNTED, type DecisionsSearch } from '../../../src/ledger/ledger.ts';
import { checkDatabase } from '../../../src/ledger/sqlite/check-database.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { commitOf, databaseIn, newLedger, NOW, sealed, temporaryFolder } from '../../support/ledger-file.ts';
import { closed, CLOSES, made, opened, terms, voided, withdrawn } from '../../support/proposal-facts.ts';
import { DAY } from '../../support/times.ts';

const FULL = terms.body;
const FINANCE = bodyId('finance');

type Told = Partial<Terms> & { readonly ends?: 'passed' | 'withdrawn' | 'void' | 'open' };

/** The facts of proposals with these texts, each decided a day after the one before. */
function decided(...proposals: readonly Told[]): Fact[] {
  return proposals.flatMap(({ ends = 'passed', ...its }, index) => {
    const proposal = proposalNumber(index + 1);
    const at = CLOSES + index * DAY;
    const of = <Any extends Fact>(fact: Any): Any => ({
      ...fact,
      proposal,
      cause: `${fact.cause} ${String(index)}`,
    });
    const card = eventId(`$card ${String(index)}`);
    const beginning = [of({ ...made, terms: { ...terms, ...its } }), of({ ...opened, card })];
    if (ends === 'open') return beginning;
    if (ends === 'withdrawn') return [...beginning, of({ ...withdrawn('$withdrawn'), at })];
    const end = of(closed({ outcome: 'passed', at }));
    return [...beginning, end, ...(ends === 'void' ? [of(voided('$void', 'forged', at + DAY))] : [])];
  });
}

async function ledgerWith(...proposals: readonly Told[]): Promise<SqliteLedger> {
  const ledger = newLedger();
  await ledger.commit(commitOf({ facts: sealed(decided(...proposals)) }));
  return ledger;
}

/** The numbers of what is found for words as somebody writes them. */
async function found(
  ledger: SqliteLedger,
  text: string,
  query: Partial<DecisionsSearch> = {},
): Promise<number[]> {
  const { decisions } = await ledger.search({
    bodies: [FULL],
    words: searchWords(text),
    limit: 10,
    ...query,
  });
  return decisions.map(({ number }) => number);
}

describe('decisions are found', () => {
  test('by the words of their titles, details, fields and labels, newest first', async () => {
    const ledger = await ledgerWith(
      { title: 'Solar panels' },
      { title: 'A bench', details: 'Beside the solar panels.' },
      { title: 'A lamp', fields: { Justification: 'There are no solar ones.' } },
      { title: 'A fence', labels: ['SOLAR'] },
      { title: 'A gate' },
    );
    expect(await found(ledger, 'solar')).toEqual([4, 3, 2, 1]);
  });

  test('in their own group, however often another has decided on the same since', async () => {
    const others = Array.from({ length: 1100 }, () => ({ title: 'Solar panels', body: FINANCE }));
    const ledger = await ledgerWith({ title: 'Solar panels' }, { title: 'A gate' }, ...others);
    expect(await found(ledger, 'solar')).toEqual([1]);
    expect(await found(ledger, 'solar', { bodies: [FINANCE], limit: 2 })).toEqual([1102, 1101]);
  });

  it.each([
    ['each of several words', 'panels solar', [2]],
    ['the beginning of the last', 'solar pan', [2]],
    ['a word in any case', 'SOLAR PANELS', [2]],
    ['a word without its accents', 'cafe', [1]],
    ['a word with them, however they are written', 'CAFE\u0301', [1]],
    ['another script', 'солнечные', [3]],
    ['a number', '100', [3]],
    ['not a word from the middle', 'anels', []],
    ['not the beginning of one that is not the last', 'pan solar', []],
    ['not one word of two', 'solar café', []],
  ])('by %s', async (_what, text, numbers) => {
    const ledger = await ledgerWith(
      { title: 'Café in the garden' },
      { title: 'Solar panels' },
      { title: 'Солнечные батареи: 100' },
    );
    expect(await found(ledger, text)).toEqual(numbers);
  });

  test('if they passed, were withdrawn or are void, and not while they are open', async () => {
    const ledger = await ledgerWith({}, { ends: 'withdrawn' }, { ends: 'void' }, { ends: 'open' });
    const search = { bodies: [FULL], words: ['bench'], limit: 10 };
    const { decisions } = await ledger.search(search);
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['void', 'withdrawn', 'passed']);
    expect(await ledger.search({ ...search, words: [] })).toEqual(await ledger.search(search));
  });

  test('with what an answer shows of them', async () => {
    const ledger = await ledgerWith({ labels: ['BYLAWS', 'URGENT'] });
    expect(await ledger.search({ bodies: [FULL], words: ['bench'], limit: 10 })).toEqual({
      total: 1,
      decisions: [
        {
          number: 1,
          title: terms.title,
          labels: ['BYLAWS', 'URGENT'],
          body: FULL,
          bodyName: 'Full group',
          room: terms.room,
          card: '$card 0',
          outcome: 'passed',
          closedAt: CLOSES,
        },
      ],
    });
  });

  test.each(['bench', ''])('of the asked bodies only, for “%s”', async (text) => {
    const ledger = await ledgerWith({}, { body: FINANCE }, {}, { body: bodyId('full-2') });
    expect(await found(ledger, text)).toEqual([3, 1]);
    expect(await found(ledger, text, { bodies: [FINANCE] })).toEqual([2]);
    expect(await found(ledger, text, { bodies: [FINANCE, FULL] })).toEqual([3, 2, 1]);
    expect(await found(ledger, text, { bodies: [] })).toEqual([]);
  });

  test.each(['bench', ''])('since a time, for “%s”', async (text) => {
    const ledger = await ledgerWith({}, {}, {});
    expect(await found(ledger, text, { since: CLOSES + DAY })).toEqual([3, 2]);
    expect(await found(ledger, text, { since: CLOSES + DAY + 1 })).toEqual([3]);
  });

  test.each(['bench', ''])('a few at a time, and counted up to a hundred, for “%s”', async (text) => {
    const ledger = await ledgerWith(...Array.from({ length: MOST_COUNTED + 5 }, () => ({})));
    const { total, decisions } = await ledger.search({ bodies: [FULL], words: searchWords(text), limit: 2 });
    expect(total).toBe(MOST_COUNTED);
    expect(decisions.map(({ number }) => number)).toEqual([MOST_COUNTED + 5, MOST_COUNTED + 4]);
  });
});

describe('what somebody writes is only words', () => {
  it.each([
    'a NEAR b',
    'NEAR(solar, 2)',
    'solar*',
    '"solar',
    "solar' OR 1=1 --",
    'title : solar',
    'solar AND NOT panels',
    '{title} : x',
    '^solar + -panels',
    'body:finance OR solar',
    '𞤀𞤁 solar',
    '\u0301solar',
    '🎉🎉',
    'x'.repeat(5000),
    'solar '.repeat(1000),
  ])('%j', async (text) => {
    const ledger = await ledgerWith({ title: 'Solar panels', body: FINANCE }, { title: 'Solar panels' });
    expect([[], [2]]).toContainEqual(await found(ledger, text));
  });

  test('whatever it is', async () => {
    const ledger = await ledgerWith({ title: 'Solar panels', body: FINANCE });
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', ' OR ', ' NEAR ', '*', 'body:', '('),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        expect(await found(ledger, pieces.join(''))).toEqual([]);
      }),
    );
  });

  test('also where a word is no word of any script', async () => {
    const ledger = await ledgerWith({ title: 'Solar panels', body: FINANCE });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1 }), async (words) => {
        const { decisions } = await ledger.search({ bodies: [FULL], words, limit: 10 });
        expect(decisions).toEqual([]);
      }),
    );
  });
});

describe('a text that somebody changed is told', () => {
  it.each([
    [`UPDATE register_texts SET title = 'A statue'`, /^search: the text of proposal 1 is .*A statue/u],
    [`UPDATE register_texts SET body = 'finance'`, /^search: the text of proposal 1 is /u],
    [`UPDATE register_texts SET details = ''`, /^search: the text of proposal 1 is /u],
    [`UPDATE register_texts SET fields = 'x'`, /^search: the text of proposal 1 is /u],
    [`UPDATE register_texts SET labels = 'x'`, /^search: the text of proposal 1 is /u],
    [`DELETE FROM register_texts`, /^search: the text of proposal 1 is missing$/u],
    [
      `INSERT INTO register_texts (rowid, title) VALUES (2, 'x')`,
      /^search: the text of proposal 2 is in no fact$/u,
    ],
  ])('%s', async (change, problem) => {
    const database = databaseIn(join(temporaryFolder(), 'althing.db'));
    const facts = decided({
      labels: ['URGENT'],
      fields: { Justification: 'It rains.', Closes: 'in 2 days' },
    });
    await new SqliteLedger(database, () => NOW).commit(commitOf({ facts: sealed(facts) }));
    const problems = () => checkDatabase(database).problems.filter((each) => each.startsWith('search:'));
    expect(problems()).toEqual([]);
    database.exec(change);
    expect(problems()).toEqual([expect.stringMatching(problem)]);
  });
});
