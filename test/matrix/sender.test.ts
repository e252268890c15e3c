import { expect, test } from 'vitest';

import { eventId, memberId, roomId, type Instant } from '../../src/governance/terms.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import type { Outgoing } from '../../src/ledger/outgoing.ts';
import { HomeserverAway, HomeserverRefusal } from '../../src/matrix/errors.ts';
import { Sender } from '../../src/matrix/sender.ts';

interface Desk {
  /** What was accepted, in order, by key. */
  readonly accepted: string[];
  /** What the log was told. */
  readonly told: string[];
  readonly put: (...outgoing: readonly Outgoing[]) => Promise<void>;
  /** Runs the sender until the condition holds, or it ends by itself. */
  readonly run: (until: () => boolean) => Promise<void>;
}

/** A sender on a real outbox, with a homeserver that fails as the test says. */
function desk(fail: (outgoing: Outgoing, tries: number) => Error | undefined): Desk {
  const now = (): Instant => 1_000_000;
  const { outbox, ...ledger } = withOutbox(now);
  const accepted: string[] = [];
  const told: string[] = [];
  const tries = new Map<string, number>();
  const deliver = (outgoing: Outgoing) => {
    const count = (tries.get(outgoing.key) ?? 0) + 1;
    tries.set(outgoing.key, count);
    const error = fail(outgoing, count);
    if (error !== undefined) return Promise.reject(error);
    accepted.push(outgoing.key);
    return Promise.resolve(eventId(`$${outgoing.key}`));
  };
  const sender = new Sender(outbox, deliver, now, {
    sent: () => undefined,
    delayed: ({ key }) => told.push(`delayed ${key}`),
    rejected: ({ key }) => told.push(`rejected ${key}`),
  });
  return {
    accepted,
    told,
    async put(...messages) {
      await ledger.commit(messages);
      sender.wake();
    },
    async run(until) {
      const ending = new AbortController();
      const running = sender.run(ending.signal);
      const enough = expect.poll(until, { timeout: 4000 }).toBe(true);
      await Promise.race([
        running,
        enough.then(() => {
          ending.abort();
        }),
      ]);
      await running;
    },
  };
}

function withOutbox(now: () => Instant) {
  const ledger = new SqliteLedger(openDatabase(':memory:'), now);
  const commit = (messages: readonly Outgoing[]) =>
    ledger.commit({ facts: [], messages, memberships: [], handled: [], seen: [] });
  return { outbox: ledger.outbox, commit };
}

function message(key: string, room = 'open'): Outgoing {
  const text = { plain: key, html: key };
  return { kind: 'message', key, room: roomId(`!${room}:example.coop`), text, notice: true, mentions: [] };
}

test('messages go out in order, each once', async () => {
  const { put, run, accepted } = desk(() => undefined);
  await put(message('one'), message('two'));
  await put(message('two'), message('three'));
  await run(() => accepted.length === 3);
  expect(accepted).toEqual(['one', 'two', 'three']);
});

test('a limit holds everything up, and then everything goes out in order', async () => {
  const limit = new HomeserverRefusal('PUT', 429, 'M_LIMIT_EXCEEDED', 'slowly', 1);
  const { put, run, accepted, told } = desk((_outgoing, tries) => (tries < 3 ? limit : undefined));
  await put(message('one'), message('two', 'finance'));
  await run(() => accepted.length === 2);
  expect(accepted).toEqual(['one', 'two']);
  expect(told).toEqual(['delayed one', 'delayed one', 'delayed two', 'delayed two']);
});

test('a homeserver that is away loses nothing', async () => {
  const { put, run, accepted } = desk((_outgoing, tries) =>
    tries === 1 ? new HomeserverAway('away') : undefined,
  );
  await put(message('one'));
  await run(() => accepted.length === 1);
});

test('a room that refuses the bot holds up only itself', async () => {
  const forbidden = new HomeserverRefusal('PUT', 403, 'M_FORBIDDEN', 'no');
  const { put, run, accepted, told } = desk((outgoing) =>
    outgoing.kind === 'message' && outgoing.room.startsWith('!open') ? forbidden : undefined,
  );
  await put(message('one'), message('two', 'finance'), message('three'), message('four', 'finance'));
  await run(() => accepted.length === 2);
  expect(accepted).toEqual(['two', 'four']);
  expect(told).toEqual(['delayed one']);
});

test('what the homeserver will never take is told and does not stop the rest', async () => {
  const tooLarge = new HomeserverRefusal('PUT', 413, 'M_TOO_LARGE', 'too large');
  const { put, run, accepted, told } = desk((outgoing) => (outgoing.key === 'one' ? tooLarge : undefined));
  await put(message('one'), message('two'));
  await run(() => accepted.length === 1);
  expect(accepted).toEqual(['two']);
  expect(told).toEqual(['rejected one']);
});

test('a token that is no good ends the sender', async () => {
  const signedOut = new HomeserverRefusal('PUT', 401, 'M_UNKNOWN_TOKEN', 'no');
  const { put, run } = desk(() => signedOut);
  await put(message('one'));
  let ended = false;
  const running = run(() => ended);
  await expect(running).rejects.toBe(signedOut);
  ended = true;
});

test('a room that refuses reactions still gets its words', async () => {
  const forbidden = new HomeserverRefusal('PUT', 403, 'M_FORBIDDEN', 'no');
  const { put, run, accepted } = desk((outgoing) => (outgoing.kind === 'reaction' ? forbidden : undefined));
  const room = roomId('!open:example.coop');
  await put({ kind: 'reaction', key: 'seed', room, to: eventId('$card'), reaction: '👍' });
  const running = run(() => accepted.length === 1);
  await put(message('result'));
  await running;
  expect(accepted).toEqual(['result']);
});

test('a member whose server never answers holds up nobody’s words', async () => {
  const { put, run, accepted } = desk(({ kind }) =>
    kind === 'direct' ? new HomeserverAway('the invitation hangs') : undefined,
  );
  await put(privateWord('@mallory:tarpit'), message('result'));
  await run(() => accepted.length === 1);
  expect(accepted).toEqual(['result']);
});

test('words in rooms go out before private words, which may hang', async () => {
  const { put, run, accepted } = desk(() => undefined);
  await put(privateWord('@mallory:tarpit'), message('result'));
  await run(() => accepted.length === 2);
  expect(accepted).toEqual(['result', 'to @mallory:tarpit']);
});

function privateWord(to: string): Outgoing {
  const text = { plain: 'hello', html: 'hello' };
  return { kind: 'direct', key: `to ${to}`, to: memberId(to), text, notice: false, mentions: [] };
}
