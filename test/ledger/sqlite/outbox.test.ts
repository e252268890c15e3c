import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { eventId } from '../../../src/governance/terms.ts';
import type { Commit } from '../../../src/ledger/ledger.ts';
import { lineOf, type Outgoing } from '../../../src/ledger/outgoing.ts';
import { SqliteLedger } from '../../../src/ledger/sqlite/sqlite-ledger.ts';
import {
  commitOf,
  databaseIn,
  ledgerIn,
  newLedger,
  NOW,
  temporaryFolder,
} from '../../support/ledger-file.ts';
import { directTo, FINANCE, messageTo, OPEN, reactionTo, removalOf } from '../../support/outgoing.ts';

async function put(ledger: SqliteLedger, ...messages: readonly Outgoing[]): Promise<void> {
  await ledger.commit(commitOf({ messages }));
}

async function waiting(
  { outbox }: SqliteLedger,
  except: readonly string[] = [],
  limit = 10,
): Promise<string[]> {
  const all = await outbox.waiting(limit, except);
  return all.map(({ outgoing }) => outgoing.key);
}

test('a message waits as it was put, with the time of its commit', async () => {
  const ledger = newLedger();
  await put(ledger, messageTo('a'));
  expect(await ledger.outbox.waiting(1, [])).toEqual([{ outgoing: messageTo('a'), since: NOW }]);
});

describe('what waits goes out', () => {
  it('words in rooms before everything else, oldest first', async () => {
    const ledger = newLedger();
    await put(ledger, reactionTo('seed'), messageTo('card'), removalOf('seed'));
    await put(ledger, directTo('word', '@ada:example.coop'), messageTo('result'));
    expect(await waiting(ledger)).toEqual(['card', 'result', 'seed', 'un-seed', 'word']);
  });

  it('answers before what nobody asked for', async () => {
    const ledger = newLedger();
    await put(
      ledger,
      reactionTo('seed'),
      messageTo('result'),
      messageTo('answer:$1'),
      messageTo('answer:$2'),
    );
    expect(await waiting(ledger)).toEqual(['answer:$1', 'answer:$2', 'result', 'seed']);
    expect(await waiting(ledger, [], 1)).toEqual(['answer:$1']);
  });

  it('a few at a time', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'), messageTo('b'), messageTo('c'));
    expect(await waiting(ledger, [], 2)).toEqual(['a', 'b']);
  });

  it('but not in the lines that are left out: words, decoration and each member have their own', async () => {
    const ledger = newLedger();
    const toAda = directTo('c', '@ada:example.coop');
    await put(
      ledger,
      messageTo('a', OPEN),
      messageTo('b', FINANCE),
      toAda,
      directTo('d', '@ben:example.coop'),
      reactionTo('e', OPEN),
    );
    expect(await waiting(ledger, [lineOf(messageTo('', OPEN))])).toEqual(['b', 'c', 'd', 'e']);
    expect(await waiting(ledger, [lineOf(reactionTo('', OPEN))])).toEqual(['a', 'b', 'c', 'd']);
    expect(await waiting(ledger, [lineOf(messageTo('', FINANCE)), lineOf(toAda)])).toEqual(['a', 'd', 'e']);
  });
});

describe('a key is one message', () => {
  it('that is put twice and waits once, as it was put first', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a', OPEN), messageTo('a', FINANCE));
    await put(ledger, messageTo('a', FINANCE));
    expect(await ledger.outbox.waiting(10, [])).toMatchObject([{ outgoing: { key: 'a', room: OPEN } }]);
  });

  it('that is not sent again once it was sent', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'));
    await ledger.outbox.markSent('a', eventId('$a'), NOW);
    await put(ledger, messageTo('a'));
    expect(await waiting(ledger)).toEqual([]);
    expect(await ledger.outbox.eventOf('a')).toBe('$a');
  });

  it('that is not sent again once it was given up', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'), messageTo('b'));
    await ledger.outbox.markFailed('a', 'too large');
    await put(ledger, messageTo('a'));
    expect(await waiting(ledger)).toEqual(['b']);
    expect(await ledger.outbox.eventOf('a')).toBeUndefined();
  });

  it('that is never sent if it was seen in the room before it was put', async () => {
    const ledger = newLedger();
    await ledger.commit(commitOf({ seen: [{ key: 'a', event: eventId('$a') }] }));
    await put(ledger, messageTo('a'));
    expect(await waiting(ledger)).toEqual([]);
    expect(await ledger.outbox.eventOf('a')).toBe('$a');
  });

  it('that is never sent if it is seen in the room in the same batch', async () => {
    const ledger = newLedger();
    await ledger.commit(commitOf({ messages: [messageTo('a')], seen: [{ key: 'a', event: eventId('$a') }] }));
    expect(await waiting(ledger)).toEqual([]);
  });

  it('that need not be sent any more if it is seen while it waits', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'), messageTo('b'));
    await ledger.commit(commitOf({ seen: [{ key: 'a', event: eventId('$a') }] }));
    expect(await waiting(ledger)).toEqual(['b']);
    expect(await ledger.outbox.eventOf('a')).toBe('$a');
  });
});

describe('the backlog', () => {
  it('is all that waits, and the first of each line', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('sent'), messageTo('a'), messageTo('b'), messageTo('c', FINANCE));
    await put(ledger, directTo('d', '@ada:example.coop'), reactionTo('e'));
    await ledger.outbox.markSent('sent', eventId('$sent'), NOW);
    const { depth, heads } = await ledger.outbox.backlog();
    expect(depth).toBe(5);
    expect(heads.map(({ outgoing, since }) => [outgoing.key, since])).toEqual([
      ['a', NOW],
      ['c', NOW],
      ['d', NOW],
      ['e', NOW],
    ]);
  });

  it('has nothing of what was given up', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'));
    await ledger.outbox.markFailed('a', 'too large');
    expect(await ledger.outbox.backlog()).toEqual({ depth: 0, heads: [] });
  });
});

describe('the event of a message', () => {
  it('is unknown while it waits, and of a key that nobody put', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'));
    expect(await ledger.outbox.eventOf('a')).toBeUndefined();
    expect(await ledger.outbox.eventOf('b')).toBeUndefined();
  });

  it('stays known when the sender that was seen first learns of none', async () => {
    const ledger = newLedger();
    await put(ledger, messageTo('a'));
    await ledger.commit(commitOf({ seen: [{ key: 'a', event: eventId('$a') }] }));
    await ledger.outbox.markSent('a', undefined, NOW);
    expect(await ledger.outbox.eventOf('a')).toBe('$a');
  });

  it('may be none, and the message is sent all the same', async () => {
    const ledger = newLedger();
    await put(ledger, removalOf('seed'));
    await ledger.outbox.markSent('un-seed', undefined, NOW);
    expect(await waiting(ledger)).toEqual([]);
    expect(await ledger.outbox.eventOf('un-seed')).toBeUndefined();
  });
});

test('what waited and what was sent is known when the file is opened again', async () => {
  const file = join(temporaryFolder(), 'althing.db');
  const before = ledgerIn(file);
  await put(before, messageTo('a'), messageTo('b'));
  await before.outbox.markSent('a', eventId('$a'), NOW);
  before.close();
  const after = ledgerIn(file);
  expect(await waiting(after)).toEqual(['b']);
  expect(await after.outbox.eventOf('a')).toBe('$a');
});

test.each<[how: string, what: Partial<Commit>]>([
  ['was sent', {}],
  ['was seen in its room', { seen: [{ key: 'a', event: eventId('$a') }] }],
])('what %s keeps no text: a word to one person does not lie about', async (_how, what) => {
  const database = databaseIn(join(temporaryFolder(), 'althing.db'));
  const ledger = new SqliteLedger(database, () => NOW);
  await put(ledger, messageTo('a'));
  await ledger.commit(commitOf(what));
  await ledger.outbox.markSent('a', eventId('$a'), NOW);
  expect(database.prepare('SELECT outgoing FROM outbox').all()).toEqual([{ outgoing: null }]);
});
