import { expect, onTestFinished, test } from 'vitest';

import { startSynapse, type Synapse, type SynapseOptions } from '../../homeserver/synapse.ts';
import { repliedTo } from '../../homeserver/room-event.ts';
import { group } from './support/group.ts';
import { asks, isCard, proposes, resultIn, resultOf } from './support/reading.ts';
import { signOut } from './support/sign-out.ts';

async function ownSynapse(rateLimits: SynapseOptions['rateLimits']): Promise<Synapse> {
  const synapse = await startSynapse({ rateLimits });
  onTestFinished(() => synapse.stop());
  return synapse;
}

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
