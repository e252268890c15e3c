import { expect, onTestFinished, test } from 'vitest';

import type { Fault } from '../../homeserver/faulty-proxy.ts';
import { decidedIn } from './support/decided.ts';
import { answers, MATRIX, ownProxy } from './support/faults.ts';
import { formGroup, group } from './support/group.ts';
import { asks, type Card, proposes, resultOf } from './support/reading.ts';
import { hasSaidAll } from './support/said-once.ts';
import { until } from './support/until.ts';
import { verifies } from './support/verifies.ts';

const SILENCE: Fault = { kind: 'silence' };
const AN_HOUR = answers(429, MATRIX, '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":3600000}');

/** By itself: whatever hangs is ended by another signal after ten seconds. */
const CLEANLY = { code: 0, signal: null };

/** What it asks while it starts, each in the place where it may wait for ever. In the rooms it is from the last join on. */
const STARTS: readonly (readonly [string, RegExp, Fault])[] = [
  ['who it is', /whoami/u, SILENCE],
  ['for its name', /GET \S*\/profile/u, SILENCE],
  ['for a room by its alias', /directory/u, SILENCE],
  ['for the rooms where it is', /joined_rooms/u, SILENCE],
  ['to be let in', /POST \S*\/join\//u, SILENCE],
  ['to be let in, by a homeserver that stumbles', /POST \S*\/join\//u, answers(502, MATRIX, '{}')],
  ['for the rights in a room', /power_levels/u, SILENCE],
  ['what became of a room', /m\.room\.tombstone/u, SILENCE],
  ['what happened, for the first time', /\/sync/u, SILENCE],
  ['what happened, of a homeserver that asks it to wait', /\/sync/u, AN_HOUR],
  ['what happened, and the answer has no end', /\/sync/u, { kind: 'stalls' }],
  ['what happened, and the answer is endless', /\/sync/u, { kind: 'floods' }],
];

test('it ends cleanly while it starts, whatever it asks for and is not answered', async () => {
  const proxy = await ownProxy();
  const { bot } = await formGroup({ address: proxy.url });
  onTestFinished(() => bot.remove());
  for (const [what, request, fault] of STARTS) {
    const trouble = proxy.fail(request, fault);
    void bot.launch();
    await until(() => Promise.resolve(trouble.met > 0), true);
    expect(await bot.stop(), `it asks ${what}`).toEqual(CLEANLY);
    trouble.end();
  }
  await verifies(bot);
});

test.for<[string, RegExp, Fault]>([
  ['sends a message', /\/send\/m\.room\.message/u, SILENCE],
  ['waits with a message, as the homeserver asks', /\/send\/m\.room\.message/u, AN_HOUR],
  ['sends a reaction', /\/send\/m\.reaction/u, SILENCE],
  ['pins a card', /m\.room\.pinned_events/u, SILENCE],
])('it ends cleanly while it %s, and says it once at its next start', async ([, request, fault]) => {
  const proxy = await ownProxy();
  const roomOptions = { power_level_content_override: { state_default: 0 } };
  const { bot, ana, open } = await group({ address: proxy.url, roomOptions });
  const trouble = proxy.fail(request, fault);
  const command = await ana.send(open, '!propose Plant a tree');
  await until(() => Promise.resolve(trouble.met > 0), true);
  expect(await bot.stop()).toEqual(CLEANLY);
  await verifies(bot);
  trouble.end();
  await bot.start();
  await ana.waitFor(open, ({ content }) => content['coop.althing.key'] === `card:${command}`, {
    describe: 'the card',
  });
  await hasSaidAll(bot);
  const cards = (await ana.messages(open)).filter(
    ({ content }) => content['coop.althing.key'] === `card:${command}`,
  );
  expect(cards).toHaveLength(1);
});

test('it ends cleanly while ten votes are to be closed and the homeserver shows no reactions; they close once', async () => {
  const proxy = await ownProxy();
  const { bot, ana, ben, open } = await group({ address: proxy.url, minimum: '10 seconds' });
  const trouble = proxy.fail(/\/relations\//u, SILENCE);
  const cards: Card[] = [];
  for (let tree = 1; tree <= 10; tree += 1)
    cards.push(await proposes(ana, open, `Plant tree ${String(tree)}`));
  for (const { event } of cards) await ben.react(open, event, '👍');
  await until(() => Promise.resolve(trouble.met > 0), true);
  expect(await bot.stop()).toEqual(CLEANLY);
  expect(await bot.log()).not.toContain('cannot be checked now');
  await verifies(bot);
  trouble.end();
  await bot.start();
  for (const { number } of cards) {
    expect(await resultOf(ana, open, number)).toMatchObject({ outcome: 'passed', tally: { agree: 1 } });
  }
  await verifies(bot);
});

test('it ends cleanly while it uploads a record, and while it makes a direct chat', async () => {
  const proxy = await ownProxy();
  const { bot, ana, ben, others, open } = await group({
    ...{ address: proxy.url, minimum: '15 seconds', others: 10 },
  });
  const card = await proposes(ana, open, 'Plant a tree');
  // More than an event can hold, so that the record is a file.
  const reason = '木'.repeat(990);
  await Promise.all(others.map((member) => member.reply(open, card.event, `agree because ${reason}`)));
  const upload = proxy.fail(/media\/v3\/upload/u, SILENCE);
  await resultOf(ana, open, card.number);
  await until(() => Promise.resolve(upload.met > 0), true);
  expect(await bot.stop()).toEqual(CLEANLY);
  upload.end();
  await bot.start();
  await hasSaidAll(bot);
  const chat = proxy.fail(/createRoom/u, SILENCE);
  await ben.react(open, card.event, '👍');
  await until(() => Promise.resolve(chat.met > 0), true);
  expect(await bot.stop()).toEqual(CLEANLY);
  await verifies(bot);
});

test('it ends cleanly on the first of thousands of pages of what it missed', async () => {
  const proxy = await ownProxy();
  const { bot, ana, open } = await group({ address: proxy.url });
  await asks(ana, open, '!status');
  await bot.stop();
  for (let said = 0; said < 120; said += 1) await ana.send(open, `Word ${String(said)}`);
  // Each page leads to another, without end.
  let page = 0;
  const pages = proxy.fail(/\/messages\?/u, {
    ...{ kind: 'answers', status: 200, headers: MATRIX },
    get body() {
      return `{"start":"t0","chunk":[],"end":"t${String((page += 1))}"}`;
    },
  });
  void bot.launch();
  await until(() => Promise.resolve(pages.met > 100), true);
  expect(await bot.stop()).toEqual(CLEANLY);
  await verifies(bot);
});

test('it ends cleanly while it takes fifty thousand events at once: all of them or none', async () => {
  const proxy = await ownProxy();
  const { bot, ana, open } = await group({ address: proxy.url });
  const card = await proposes(ana, open, 'Plant a tree');
  await hasSaidAll(bot);
  const votes = Array.from({ length: 50_000 }, (_, index) => ({
    type: 'm.room.message',
    event_id: `$vote-${String(index)}`,
    sender: ana.userId,
    origin_server_ts: Date.now(),
    content: {
      msgtype: 'm.text',
      body: `!vote 1 ${index % 2 === 0 ? 'agree' : 'disagree'} because ${String(index)}`,
    },
  }));
  const next_batch = 's-that-only-the-proxy-knows';
  const body = JSON.stringify({ next_batch, rooms: { join: { [open]: { timeline: { events: votes } } } } });
  const trouble = proxy.fail(/\/sync/u, answers(200, MATRIX, body), 1);
  await ana.send(open, 'so that the bot asks once more');
  await until(() => Promise.resolve(trouble.met), 1);
  expect(await bot.stop()).toEqual(CLEANLY);
  await verifies(bot);
  const agreed = decidedIn(bot).find(({ number }) => number === card.number)?.tally;
  expect([0, 1]).toContain((agreed?.agree ?? 0) + (agreed?.disagree ?? 0));
  expect(await bot.log()).not.toContain('A mistake in Althing');
});
