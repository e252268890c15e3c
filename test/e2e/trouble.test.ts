import { createServer } from 'node:http';
import { once } from 'node:events';

import { expect, onTestFinished, test } from 'vitest';

import { repliedTo, textOf } from '../../homeserver/room-event.ts';
import { answers, EVERYTHING, HTML, MATRIX, ownProxy } from './support/faults.ts';
import { formGroup, group } from './support/group.ts';
import { ownSynapse } from './support/own-synapse.ts';
import { asks, isCard, proposes, resultIn, resultOf } from './support/reading.ts';
import { signOut } from './support/sign-out.ts';
import { until } from './support/until.ts';

test('a token that is signed out ends the bot with a clear message, also at its next start', async () => {
  const { bot, botToken } = await group();
  const ended = bot.ending();
  await signOut(botToken);
  expect(await ended).toMatchObject({ code: 3 });
  expect(await bot.log()).toMatch(/refuses the access token .*Make a new one/u);
  expect(await bot.launch()).toMatchObject({ code: 3 });
});

test('told to end, it ends at once and cleanly', async () => {
  const { bot, ana, open } = await group();
  await asks(ana, open, '!status');
  // Not by the signal that follows where it does not end by itself.
  expect(await bot.stop()).toEqual({ code: 0, signal: null });
});

test('the homeserver restarts under the bot and nothing is lost', async () => {
  const homeserver = await ownSynapse('none');
  const { ana, ben, cleo, open, bot } = await group({ homeserver, minimum: '25 seconds' });
  const card = await proposes(ana, open, 'Plant a tree');
  await ben.react(open, card.event, '👍');
  await homeserver.kill();
  await homeserver.restart();
  await cleo.react(open, card.event, '👍');
  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 2 } });
  expect(await bot.log()).toContain('nothing is lost, trying again');
});

test('the homeserver is away over a deadline: it closes when it is back, with what was sent in time', async () => {
  const homeserver = await ownSynapse('none');
  const { ana, ben, open } = await group({ homeserver, minimum: '6 seconds' });
  const card = await proposes(ana, open, 'Plant two trees');
  await ben.react(open, card.event, '👍');
  homeserver.pause();
  const over = Date.parse(card.closesAt) + 1000;
  await expect.poll(() => Date.now() > over, { timeout: 20_000 }).toBe(true);
  homeserver.resume();
  expect(await resultOf(ana, open, card.number)).toMatchObject({ outcome: 'passed', tally: { agree: 1 } });
});

test('slowed down by the limits of a usual homeserver, it says everything once and in order', async () => {
  const homeserver = await ownSynapse('default');
  const { ana, ben, cleo, dan, open, bot } = await group({ homeserver });
  const card = await proposes(ana, open, 'Plant three trees');
  const questions: string[] = [];
  for (const member of [ana, ben, cleo, dan, ana, ben, cleo, dan, ana, ben]) {
    questions.push(await member.send(open, `!status ${card.number}`));
  }
  const last = questions.at(-1);
  await ana.waitFor(open, (event) => repliedTo(event) === last, {
    describe: 'the last answer',
    timeoutMs: 55_000,
  });
  const events = await ana.messages(open);
  expect(events.map(repliedTo).filter((question) => question !== undefined)).toEqual(questions);
  expect(events.filter(isCard)).toHaveLength(1);
  expect(events.filter((event) => resultIn(event) !== undefined)).toHaveLength(0);
  expect(await bot.log()).toContain('M_LIMIT_EXCEEDED');
});

test('answers that begin and never end, or never begin, are given up, and nothing is lost', async () => {
  await Promise.all(
    (['silence', 'stalls'] as const).map(async (kind) => {
      const proxy = await ownProxy();
      const { ana, ben, cleo, open } = await group({ address: proxy.url, minimum: '4 seconds' });
      const card = await proposes(ana, open, 'Plant a tree');
      await ben.react(open, card.event, '👍');
      const trouble = proxy.fail(/\/sync/u, { kind });
      onTestFinished(trouble.end);
      await cleo.react(open, card.event, '👍');
      await until(() => Promise.resolve(trouble.met >= 1), true);
      trouble.end();
      expect(await resultOf(ana, open, card.number, 60_000)).toMatchObject({ tally: { agree: 2 } });
      expect((await ana.messages(open)).filter((event) => resultIn(event) !== undefined)).toHaveLength(1);
    }),
  );
}, 90_000);

test.for([301, 307])('a redirect (%i) is not followed, and the log names its target', async (status) => {
  const reached: string[] = [];
  const elsewhere = createServer(({ url = '' }, answer) => {
    reached.push(url);
    answer.end('{}');
  });
  onTestFinished(() => void elsewhere.close());
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  const address = elsewhere.address();
  const target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const proxy = await ownProxy();
  const { bot, ana, open } = await group({ address: proxy.url });
  await bot.stop();
  const whoami = `${target}/_matrix/client/v3/account/whoami`;
  const trouble = proxy.fail(EVERYTHING, answers(status, { location: whoami }, ''));
  void bot.launch();
  await until(
    async () => /it redirects to [^;]*; matrix\.homeserver should be/u.exec(await bot.log())?.[0],
    `it redirects to ${target}; matrix.homeserver should be`,
  );
  trouble.end();
  expect(await asks(ana, open, '!status')).toContain('no open proposal');
  expect(reached).toEqual([]);
});

test('a homeserver that is down when the bot starts is waited for', async () => {
  const proxy = await ownProxy();
  const { ana, ben, cleo, open, bot } = await group({ address: proxy.url, minimum: '6 seconds' });
  const card = await proposes(ana, open, 'Plant a tree');
  await ben.react(open, card.event, '👍');
  await bot.stop();
  await proxy.close();
  await cleo.react(open, card.event, '👍');
  void bot.launch();
  await until(async () => (await bot.log()).includes("can't be reached"), true);
  await proxy.listen();
  expect(await resultOf(ana, open, card.number)).toMatchObject({ tally: { agree: 2 } });
  expect((await ana.messages(open)).filter(isCard)).toHaveLength(1);
});

test('a homeserver that stumbles just when the bot asks for its invitations does not end it', async () => {
  const proxy = await ownProxy();
  const { ana, open, bot } = await formGroup({ address: proxy.url });
  onTestFinished(() => bot.remove());
  const trouble = proxy.fail(/\/sync.*limit%22%3A1%7D/u, answers(502, HTML, 'Bad gateway'), 2);
  await bot.start();
  await until(() => Promise.resolve(trouble.met), 2);
  expect(await asks(ana, open, '!status')).toContain('no open proposal');
});

test('a private word whose chat was made, but the answer lost, comes in one chat', async () => {
  const proxy = await ownProxy();
  const { ana, ben, open } = await group({ address: proxy.url, minimum: '2 seconds' });
  const card = await proposes(ana, open, 'Plant a tree');
  await resultOf(ana, open, card.number);
  const trouble = proxy.fail(/createRoom/u, { kind: 'loses the answer' }, 1);
  await ben.react(open, card.event, '👍');
  const chat = await ben.waitForInvite();
  expect(await ben.acceptInvites()).toEqual([chat]);
  await ben.waitFor(chat, (event) => textOf(event)?.includes('does not count') === true, {
    describe: 'a private word for who came too late',
  });
  expect(trouble.met).toBe(1);
  expect(await ben.acceptInvites()).toEqual([]);
});

test('a token that is no longer good for now (soft logout) ends the bot with a clear message', async () => {
  const proxy = await ownProxy();
  const { bot } = await group({ address: proxy.url });
  const ended = bot.ending();
  const body = '{"errcode":"M_UNKNOWN_TOKEN","error":"Access token has expired","soft_logout":true}';
  proxy.fail(EVERYTHING, answers(401, MATRIX, body));
  // The request under way has reached the homeserver already and must end first.
  await proxy.close();
  await proxy.listen();
  expect(await ended).toMatchObject({ code: 3 });
  expect(await bot.log()).toMatch(/refuses the access token .*Make a new one/u);
});
