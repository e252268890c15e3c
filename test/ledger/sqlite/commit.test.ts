import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { eventId, memberId } from '../../../src/governance/terms.ts';
import type { Commit } from '../../../src/ledger/ledger.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import {
  commitOf,
  databaseIn,
  ledgerIn,
  newLedger,
  NOW,
  sealed,
  temporaryFolder,
} from '../../support/ledger-file.ts';
import { FINANCE, messageTo } from '../../support/outgoing.ts';
import { ada, made, opened, terms, voted } from '../../support/proposal-facts.ts';

const [first, second, third] = sealed([made, opened, voted('$1', ada, 'agree')]);
if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');

const review = { proposal: made.proposal, kind: 'review' as const, dueAt: NOW };

/** Something of everything, after the first fact. */
const everything: Commit = {
  facts: [second],
  messages: [messageTo('result:1')],
  memberships: [{ room: terms.room, member: ada, membership: 'join' }],
  handled: [eventId('$command')],
  seen: [{ key: 'card:$propose', event: eventId('$card') }],
  followUps: [{ proposal: made.proposal, followUps: [review] }],
  wishes: [{ member: ada, wish: { member: ada, zone: 'Asia/Tokyo', since: NOW } }],
  position: { token: 's2', askedAt: NOW },
};

/** All that a ledger knows. */
async function contents(ledger: SqliteLedger) {
  const { liveFacts, rosterFacts, ...rest } = await ledger.load();
  return {
    ...rest,
    liveFacts: [...liveFacts],
    rosterFacts: [...rosterFacts],
    waiting: await ledger.outbox.waiting(10, []),
    seen: await ledger.outbox.eventOf('card:$propose'),
    handled: await ledger.wasHandled(eventId('$command')),
  };
}

test('a commit is there when the file is opened again', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  const before = ledgerIn(file);
  await before.commit(commitOf({ facts: [first] }));
  await before.commit(everything);
  before.close();
  expect(await contents(ledgerIn(file))).toEqual({
    head: { seq: 2, hash: second.hash },
    lastNumber: 1,
    position: { token: 's2', askedAt: NOW },
    newestTime: NOW,
    begunAt: NOW,
    liveFacts: [made, opened],
    rosterFacts: [],
    followUps: [review],
    wishes: [{ member: ada, zone: 'Asia/Tokyo', since: NOW }],
    memberships: [{ room: terms.room, member: ada, membership: 'join' }],
    waiting: [{ outgoing: messageTo('result:1'), since: NOW }],
    seen: '$card',
    handled: true,
  });
});

describe('a commit is whole or nothing', () => {
  it.each<[what: string, facts: Commit['facts']]>([
    ['its last fact has the number of another', [second, { ...third, seq: 1 }]],
    [
      'its last fact rests on an event that another rests on',
      [second, { ...third, fact: { ...opened, cause: made.cause } }],
    ],
    ['its last fact makes a proposal anew', [second, { ...third, fact: made }]],
  ])('when %s, nothing of it is kept', async (_what, facts) => {
    const ledger = newLedger();
    await ledger.commit(commitOf({ facts: [first] }));
    const before = await contents(ledger);
    await expect(ledger.commit({ ...everything, facts })).rejects.toThrow(/can't be used/u);
    expect(await contents(ledger)).toEqual(before);
  });

  it('after one that failed, the next is taken as if nothing had been', async () => {
    const ledger = newLedger();
    await ledger.commit(commitOf({ facts: [first] }));
    await expect(ledger.commit(commitOf({ facts: [{ ...second, seq: 1 }] }))).rejects.toThrow();
    await ledger.commit(everything);
    expect((await ledger.load()).head).toEqual({ seq: 2, hash: second.hash });
  });
});

describe('facts are only ever added', () => {
  it.each([
    ['changed', `UPDATE facts SET body = replace(body, 'Oak', 'Ash')`, 'facts do not change'],
    ['changed in their hash', `UPDATE facts SET hash = 'x'`, 'facts do not change'],
    ['moved', `UPDATE facts SET seq = 9 WHERE seq = 2`, 'facts do not change'],
    ['deleted', `DELETE FROM facts WHERE seq = 2`, 'facts are kept'],
    ['deleted all together', `DELETE FROM facts`, 'facts are kept'],
    [
      'replaced at their place',
      `INSERT OR REPLACE INTO facts SELECT seq, body, 'x' FROM facts WHERE seq = 1`,
      'facts are kept',
    ],
  ])('they are not %s', async (_what, sql, refusal) => {
    const database = databaseIn(join(temporaryFolder(), 'althing.db'));
    const rows = () => database.prepare('SELECT seq, body, hash FROM facts').all();
    await new SqliteLedger(database, () => NOW).commit(commitOf({ facts: [first, second] }));
    const before = rows();
    expect(() => database.exec(sql)).toThrow(refusal);
    expect(rows()).toEqual(before);
  });
});

test('the newest position replaces the one before it, and a commit without one leaves it', async () => {
  const ledger = newLedger();
  await ledger.commit(commitOf({ position: { token: 's1', askedAt: NOW } }));
  await ledger.commit(commitOf({ position: { token: 's2', askedAt: NOW + 1 } }));
  await ledger.commit(commitOf({}));
  expect((await ledger.load()).position).toEqual({ token: 's2', askedAt: NOW + 1 });
});

test('the newest membership of each person in each room is kept, also of who left', async () => {
  const ledger = newLedger();
  const ben = memberId('@ben:example.coop');
  const { room } = terms;
  await ledger.commit(
    commitOf({
      memberships: [
        { room, member: ada, membership: 'invite' },
        { room, member: ben, membership: 'join' },
        { room: FINANCE, member: ada, membership: 'join' },
        { room, member: ada, membership: 'join' },
        { room, member: ben, membership: 'leave' },
      ],
    }),
  );
  const { memberships } = await ledger.load();
  expect(new Set(memberships)).toEqual(
    new Set([
      { room, member: ada, membership: 'join' },
      { room: FINANCE, member: ada, membership: 'join' },
      { room, member: ben, membership: 'leave' },
    ]),
  );
});

test('a command that was carried out is known, and may be told of twice', async () => {
  const ledger = newLedger();
  const command = eventId('$command');
  expect(await ledger.wasHandled(command)).toBe(false);
  await ledger.commit(commitOf({ handled: [command, command] }));
  await ledger.commit(commitOf({ handled: [command] }));
  expect(await ledger.wasHandled(command)).toBe(true);
  expect(await ledger.wasHandled(eventId('$other'))).toBe(false);
});
