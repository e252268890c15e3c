import { expect, test } from 'vitest';

import { Bodies } from '../../src/assembly/bodies.ts';
import { bodyId, eventId, memberId, type Instant } from '../../src/governance/terms.ts';
import type { Outgoing } from '../../src/ledger/outgoing.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { HomeserverAway, HomeserverRefusal } from '../../src/matrix/errors.ts';
import { Stuck } from '../../src/matrix/stuck.ts';
import { read, SOCIAL_COOP } from '../assembly/support/social-coop.ts';
import { commitOf } from '../support/ledger-file.ts';
import { directTo, FINANCE, messageTo, OPEN, reactionTo } from '../support/outgoing.ts';

const MINUTE = 60_000;
const BEGINNING: Instant = 1_000_000_000;
const BOT = memberId('@althing:example.coop');

const refused = new HomeserverRefusal('PUT', 403, 'M_FORBIDDEN', 'no');
const slowed = new HomeserverRefusal('PUT', 429, 'M_LIMIT_EXCEEDED', 'slowly');

/** A bot in two rooms, with a real outbox, whose homeserver has answered since the beginning. */
function bot() {
  let now = BEGINNING;
  let answersSince: Instant | undefined = BEGINNING;
  const ledger = new SqliteLedger(openDatabase(':memory:'), () => now);
  const bodies = new Bodies(read(SOCIAL_COOP).bodies, BOT);
  for (const [room, body] of [
    [OPEN, 'full'],
    [FINANCE, 'finance'],
  ] as const) {
    bodies.assign(room, bodyId(body));
    bodies.apply({ room, member: BOT, membership: 'join' });
  }
  const answering = () => (answersSince === undefined ? undefined : now - answersSince);
  const stuck = new Stuck({ outbox: ledger.outbox, bodies, clock: () => now, answering });
  return {
    bodies,
    stuck,
    /** Messages that were tried and refused, or not tried at all. */
    waits: async (error: unknown, ...messages: readonly Outgoing[]) => {
      await ledger.commit(commitOf({ messages }));
      if (error !== undefined) for (const message of messages) stuck.delayed(message, error);
    },
    sends: async (message: Outgoing) => {
      await ledger.outbox.markSent(message.key, eventId('$sent'), now);
      stuck.sent(message);
    },
    passes: (minutes: number) => {
      now += minutes * MINUTE;
    },
    homeserverLeaves: () => {
      answersSince = undefined;
    },
    homeserverComesBack: () => {
      answersSince = now;
    },
    finds: async () => (await stuck.look()).map(({ key }) => key),
  };
}

test('a message that a room has refused for ten minutes is found, once', async () => {
  const { waits, passes, finds, stuck } = bot();
  await waits(refused, messageTo('a'), messageTo('b'));
  passes(9);
  expect(await finds()).toEqual([]);
  passes(1);
  expect(await stuck.look()).toEqual([
    { key: 'a', room: OPEN, since: BEGINNING, reason: '403 M_FORBIDDEN', everywhere: false },
  ]);
  passes(60);
  expect(await finds()).toEqual([]);
});

test('each room has its own trouble, and the next one there is found again', async () => {
  const { waits, passes, finds, sends } = bot();
  await waits(refused, messageTo('a'), messageTo('b', FINANCE), reactionTo('c'));
  passes(10);
  expect(await finds()).toEqual(['a', 'b']);
  for (const sent of [messageTo('a'), reactionTo('c')]) await sends(sent);
  expect(await finds()).toEqual([]);
  await waits(refused, messageTo('d'));
  passes(10);
  expect(await finds()).toEqual(['d']);
});

test('while the homeserver is away nothing is stuck; it is if it still waits ten minutes after', async () => {
  const { waits, passes, finds, homeserverLeaves, homeserverComesBack } = bot();
  await waits(new HomeserverAway('away'), messageTo('a'));
  homeserverLeaves();
  passes(60);
  expect(await finds()).toEqual([]);
  homeserverComesBack();
  passes(9);
  expect(await finds()).toEqual([]);
  passes(1);
  expect(await finds()).toEqual(['a']);
});

test('a limit that holds up everything is one trouble, as long as anything old waits', async () => {
  const { waits, passes, stuck, finds, sends } = bot();
  await waits(slowed, messageTo('a'));
  await waits(undefined, messageTo('b'), messageTo('c', FINANCE));
  passes(10);
  expect(await stuck.look()).toMatchObject([{ key: 'a', reason: '429 M_LIMIT_EXCEEDED', everywhere: true }]);
  await sends(messageTo('a'));
  expect(await finds()).toEqual([]);
  stuck.delayed(messageTo('b'), slowed);
  expect(await finds()).toEqual([]);
  for (const sent of [messageTo('b'), messageTo('c', FINANCE)]) await sends(sent);
  expect(await finds()).toEqual([]);
  await waits(slowed, messageTo('d'));
  passes(10);
  expect(await finds()).toEqual(['d']);
});

test('a private word is never found, be it to a steward: that must not lead to the next one', async () => {
  const { waits, passes, finds } = bot();
  await waits(refused, directTo('steward:stuck:a:@sam:example.coop', '@sam:example.coop'));
  passes(60);
  expect(await finds()).toEqual([]);
});

test('what stewards were told of is not found: that the bot may not send, or was put out', async () => {
  const { waits, passes, finds, stuck, bodies, sends } = bot();
  await waits(refused, messageTo('a'), reactionTo('b'), messageTo('c', FINANCE));
  stuck.explained(OPEN, 'cannot send');
  bodies.apply({ room: FINANCE, member: BOT, membership: 'leave' });
  passes(10);
  expect(await finds()).toEqual([]);
  // It may send again, and reactions are refused for another reason.
  await sends(messageTo('a'));
  for (const sent of [reactionTo('b')]) await sends(sent);
  await waits(refused, reactionTo('d'));
  passes(10);
  expect(await finds()).toEqual(['d']);
});

test('a room without reactions explains waiting reactions, not waiting words', async () => {
  const { waits, passes, finds, stuck } = bot();
  await waits(refused, reactionTo('a'), messageTo('b'));
  stuck.explained(OPEN, 'cannot react');
  passes(10);
  expect(await finds()).toEqual(['b']);
});
