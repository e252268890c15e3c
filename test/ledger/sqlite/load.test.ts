import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { eventId, proposalNumber } from '../../../src/governance/terms.ts';
import { GENESIS } from '../../../src/ledger/chain.ts';
import { commitOf, ledgerIn, newLedger, NOW, sealed, temporaryFolder } from '../../support/ledger-file.ts';
import { ada, closed, made, opened, voted, withdrawn } from '../../support/proposal-facts.ts';

/** The same fact about another proposal, resting on an event of its own. */
function of(number: number, fact: Fact): Fact {
  const { cause } = fact;
  const other = { ...fact, proposal: proposalNumber(number), cause: eventId(`${cause}-${String(number)}`) };
  return other.type === 'proposal opened'
    ? { ...other, card: `${other.card}-${String(number)}` as typeof other.card }
    : other;
}

test('a new ledger is empty', async () => {
  const { liveFacts, rosterFacts, ...rest } = await newLedger().load();
  expect([...liveFacts, ...rosterFacts]).toEqual([]);
  expect(rest).toEqual({
    head: GENESIS,
    lastNumber: 0,
    position: undefined,
    begunAt: NOW,
    memberships: [],
    followUps: [],
    wishes: [],
  });
});

const mixed = [
  of(1, made),
  of(2, made),
  of(1, opened),
  of(3, made),
  of(2, opened),
  of(3, opened),
  of(2, voted('$1', ada, 'agree')),
  of(1, closed()),
  of(3, withdrawn('$x')),
  of(4, made),
];

test('the facts of proposals that wait or are open are loaded in their order, and no others', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  const before = ledgerIn(file);
  await before.commit(commitOf({ facts: sealed(mixed) }));
  before.close();
  const { liveFacts, lastNumber, head } = await ledgerIn(file).load();
  expect([...liveFacts]).toEqual([mixed[1], mixed[4], mixed[6], mixed[9]]);
  expect(lastNumber).toBe(4);
  expect(head.seq).toBe(10);
});

test('all facts of one proposal can be read, also of a closed one', async () => {
  const ledger = newLedger();
  await ledger.commit(commitOf({ facts: sealed(mixed) }));
  expect(await ledger.factsOf(proposalNumber(1))).toEqual([mixed[0], mixed[2], mixed[7]]);
  expect(await ledger.factsOf(proposalNumber(9))).toEqual([]);
});

test('facts come back as they were written, whatever people wrote in them', async () => {
  const ledger = newLedger();
  const odd = 'NUL \u0000, half an emoji \ud83d, "quotes", \\, \u2028, 👍🏽';
  const facts = [
    { ...made, terms: { ...made.terms, title: odd, fields: { [odd]: odd } } },
    opened,
    voted('$1', ada, 'agree', { via: 'words', reason: odd }),
  ];
  await ledger.commit(commitOf({ facts: sealed(facts) }));
  expect(await ledger.factsOf(proposalNumber(1))).toEqual(facts);
});

test('a ledger knows when it was begun, also when a later process loads it', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  expect((await ledgerIn(file, () => 1000).load()).begunAt).toBe(1000);
  expect((await ledgerIn(file, () => 5000).load()).begunAt).toBe(1000);
});
