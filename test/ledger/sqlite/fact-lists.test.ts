import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { AnyFact } from '../../../src/governance/facts.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { eventId, proposalNumber } from '../../../src/governance/terms.ts';
import { checkDatabase } from '../../../src/ledger/sqlite/check-database.ts';
import { checkLists } from '../../../src/ledger/sqlite/check-lists.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { commitOf, databaseIn, NOW, sealed, temporaryFolder } from '../../support/ledger-file.ts';
import { ada, ben, made, opened, voted } from '../../support/proposal-facts.ts';

const first = proposalNumber(1);
const second = proposalNumber(2);
const withdrawn: Fact = {
  type: 'proposal withdrawn',
  proposal: first,
  cause: '$withdraw',
  at: NOW,
  by: ada,
};

/** The same of another proposal. */
function ofSecond<Each extends Fact>(fact: Each): Each {
  const card = 'card' in fact ? { card: eventId('$card-2') } : {};
  return { ...fact, ...card, proposal: second, cause: `${fact.cause}-2` };
}

/** Two proposals mixed, of which the first ends. */
const LIFE: readonly Fact[] = [
  made,
  opened,
  ofSecond(made),
  voted('$1', ada, 'agree'),
  ofSecond(opened),
  ofSecond(voted('$2', ada, 'agree')),
  voted('$3', ben, 'disagree'),
  withdrawn,
  ofSecond(voted('$4', ben, 'block')),
];
const ENDED = LIFE.filter(({ proposal }) => proposal === first);
const LIVE = LIFE.filter(({ proposal }) => proposal === second);

function newDatabase() {
  return databaseIn(join(temporaryFolder(), 'althing.db'));
}

async function written(facts: readonly AnyFact[], sizes: number) {
  const database = newDatabase();
  const ledger = new SqliteLedger(database, () => NOW);
  const all = sealed(facts);
  for (let from = 0; from < all.length; from += sizes) {
    await ledger.commit(commitOf({ facts: all.slice(from, from + sizes) }));
  }
  return { database, ledger };
}

test.each([1, 2, 3, 100])('facts are found by their proposal, committed %i at a time', async (sizes) => {
  const { database, ledger } = await written(LIFE, sizes);
  expect(await ledger.factsOf(first)).toEqual(ENDED);
  expect(await ledger.factsOf(second)).toEqual(LIVE);
  expect(checkLists(database)).toEqual([]);
});

test.each([1, 100])('they are also found after a restart, committed %i at a time', async (sizes) => {
  const { database } = await written(LIFE, sizes);
  const ledger = new SqliteLedger(database, () => NOW);
  expect(await ledger.factsOf(first)).toEqual(ENDED);
  expect(await ledger.factsOf(second)).toEqual(LIVE);
});

test('a proposal that ends after a restart is found whole', async () => {
  const { database } = await written(LIFE.slice(0, 7), 100);
  const ledger = new SqliteLedger(database, () => NOW);
  await ledger.commit(commitOf({ facts: sealed(LIFE).slice(7) }));
  expect(await new SqliteLedger(database, () => NOW).factsOf(first)).toEqual(ENDED);
  expect(checkLists(database)).toEqual([]);
});

test('a commit that fails leaves the lists as they were', async () => {
  const { database, ledger } = await written(LIFE.slice(0, 7), 100);
  const [, , , , , , , end, after] = sealed(LIFE);
  if (end === undefined || after === undefined) throw new Error('there are nine');
  await expect(ledger.commit(commitOf({ facts: [end, { ...after, seq: 1 }] }))).rejects.toThrow();
  expect(await ledger.factsOf(first)).toEqual(ENDED.slice(0, -1));
  await ledger.commit(commitOf({ facts: [end, after] }));
  expect(await ledger.factsOf(first)).toEqual(ENDED);
  expect(await ledger.factsOf(second)).toEqual(LIVE);
  expect(checkLists(database)).toEqual([]);
});

test('whatever came of an event, it is known', async () => {
  const { ledger } = await written(LIFE.slice(0, 4), 100);
  const known = (event: string) => ledger.knows(eventId(event));
  expect(await Promise.all(['$propose', '$card', '$1', '$3'].map(known))).toEqual([true, true, true, false]);
  await ledger.commit(commitOf({ facts: sealed(LIFE).slice(4) }));
  expect(await known('$3')).toBe(true);
});

test('a list that was changed is told', async () => {
  const { database } = await written(LIFE, 100);
  database.prepare(`DELETE FROM facts_of WHERE fact = 4`).run();
  database.prepare(`INSERT INTO facts_of VALUES (1, 6)`).run();
  database.prepare(`DELETE FROM causes WHERE fact = 2`).run();
  expect(checkDatabase(database).problems).toEqual([
    "fact 4: the list of its proposal's facts does not agree with it",
    "fact 6: the list of its proposal's facts does not agree with it",
    'fact 2: the list of what facts rest on does not agree with it',
  ]);
});
