import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, it, test } from 'vitest';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { eventId } from '../../../src/governance/terms.ts';
import { LedgerReader, type RegisterRow } from '../../../src/ledger/sqlite/reader.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import { verifyFacts } from '../../../src/ledger/verify.ts';
import { verifyRegister } from '../../../src/ledger/verify-register.ts';
import { commitOf, databaseIn, newLedger, NOW, sealed, temporaryFolder } from '../../support/ledger-file.ts';
import { FINANCE } from '../../support/outgoing.ts';
import {
  ada,
  closed,
  CLOSES,
  DURING,
  made,
  opened,
  OPENS,
  takenBack,
  terms,
  voted,
  withdrawn,
} from '../../support/proposal-facts.ts';

async function databaseWith(...facts: readonly Fact[]) {
  const database = databaseIn(join(temporaryFolder(), 'althing.db'));
  await new SqliteLedger(database, () => NOW).commit(commitOf({ facts: sealed(facts) }));
  return database;
}

async function rowAfter(...facts: readonly Fact[]): Promise<RegisterRow | undefined> {
  return new LedgerReader(await databaseWith(...facts)).register()[0];
}

const waiting = {
  number: 1,
  title: terms.title,
  status: 'made',
  card: null,
  opensAt: null,
  closesAt: null,
  closedAt: null,
};
const open = { ...waiting, status: 'open', card: '$card', opensAt: OPENS, closesAt: CLOSES };
const vote = voted('$1', ada, 'agree');

it.each<[what: string, facts: readonly Fact[], row: Partial<RegisterRow>]>([
  ['is listed when it is made', [made], waiting],
  ['is open once its card is there', [made, opened], open],
  ['is none the wiser for votes', [made, opened, vote, takenBack('$x', '$1')], open],
  [
    'has passed',
    [made, opened, closed({ outcome: 'passed' })],
    { ...open, status: 'passed', closedAt: CLOSES },
  ],
  ['has not passed', [made, opened, closed()], { ...open, status: 'not passed', closedAt: CLOSES }],
  ['is withdrawn', [made, opened, withdrawn('$x')], { ...open, status: 'withdrawn', closedAt: DURING }],
])('in the register a proposal %s', async (_what, facts, row) => {
  expect(await rowAfter(...facts)).toMatchObject(row);
});

test('a closed proposal is found by its card', async () => {
  const ledger = newLedger();
  const labelled = { ...made, terms: { ...terms, labels: ['BYLAWS', 'URGENT'] } };
  await ledger.commit(commitOf({ facts: sealed([labelled, opened, closed()]) }));
  expect(await ledger.closedByCard(eventId('$card'), terms.room)).toEqual({
    number: 1,
    title: terms.title,
    labels: ['BYLAWS', 'URGENT'],
    bodyName: 'Full group',
    outcome: 'not passed',
    closesAt: CLOSES,
  });
});

test('it is not found from another room, whatever an event there claims', async () => {
  const ledger = newLedger();
  await ledger.commit(commitOf({ facts: sealed([made, opened, closed()]) }));
  expect(await ledger.closedByCard(eventId('$card'), FINANCE)).toBeUndefined();
});

test('one without labels has none', async () => {
  const ledger = newLedger();
  await ledger.commit(commitOf({ facts: sealed([made, opened, withdrawn('$x')]) }));
  expect(await ledger.closedByCard(eventId('$card'), terms.room)).toMatchObject({
    labels: [],
    outcome: 'withdrawn',
  });
});

test('an open proposal is not a closed one, nor is any other message', async () => {
  const ledger = newLedger();
  await ledger.commit(commitOf({ facts: sealed([made, opened]) }));
  expect(await ledger.closedByCard(eventId('$card'), terms.room)).toBeUndefined();
  expect(await ledger.closedByCard(eventId('$talk'), terms.room)).toBeUndefined();
});

function problemsIn(database: Database.Database): readonly string[] {
  const reader = new LedgerReader(database);
  return verifyRegister(reader.register(), verifyFacts(reader.facts()).proposals);
}

it.each([
  ['title', 'A statue'],
  ['status', 'passed'],
  ['card', '$other'],
  ['opens_at', 1],
  ['closes_at', 1],
  ['closed_at', 1],
  ['body', 'finance'],
  ['body_name', 'Finance working group'],
  ['room', '!other:example.coop'],
  ['labels', 'BYLAWS'],
  ['proposer', '@ben:example.coop'],
])('a register whose %s somebody changed is told', async (column, value) => {
  const database = await databaseWith(made, opened, vote, withdrawn('$x'));
  expect(problemsIn(database)).toEqual([]);
  database.prepare(`UPDATE register SET ${column} = ?`).run(value);
  expect(problemsIn(database)).toEqual([expect.stringMatching(/^register: proposal 1 is /u)]);
});

test('a register that lacks a proposal, or has one too many, is told', async () => {
  const database = await databaseWith(made, opened);
  database.exec(`UPDATE register SET number = 2`);
  expect(problemsIn(database)).toEqual([
    'register: proposal 2 is in no fact',
    'register: proposal 1 is missing',
  ]);
});

test('facts that were cut off at the end are missed by the register', async () => {
  const database = await databaseWith(made, opened, withdrawn('$x'));
  const rest = verifyFacts(sealed([made, opened]));
  expect(rest.problems).toEqual([]);
  expect(verifyRegister(new LedgerReader(database).register(), rest.proposals)).toEqual([
    expect.stringMatching(/^register: proposal 1 is /u),
  ]);
});
