import { expect, inject, onTestFinished, test } from 'vitest';

import { registerUser } from '../../homeserver/accounts.ts';
import { type BotProcess, prepareBot } from '../../homeserver/bot-process.ts';
import { group } from './support/group.ts';
import { asks, proposes, resultOf } from './support/reading.ts';
import { signOut } from './support/sign-out.ts';
import { until } from './support/until.ts';

/** Words that stand in what people write and nowhere else. */
const TITLE = 'Mulberry';
const DETAILS = 'Quince';
const JUSTIFICATION = 'Medlar';
const REASON = 'Damson';
const BLOCK = 'Bullace';
const TALK = 'Sorrel';
const WRONG = 'Yarrow';
const WRITTEN = [TITLE, DETAILS, JUSTIFICATION, REASON, BLOCK, TALK, WRONG];

async function expectNothingIn(bot: BotProcess, ...secrets: readonly string[]): Promise<void> {
  const log = await bot.log();
  expect(log.length).toBeGreaterThan(0);
  expect([...WRITTEN, ...secrets].filter((each) => log.includes(each))).toEqual([]);
}

test('a whole life at LOG_LEVEL=debug leaves no token, no text, no title and no reason in the log', async () => {
  const { ana, ben, cleo, dan, open, finance, bot, botId, botToken } = await group({ minimum: '1 second' });
  const urgent = `URGENT ${TITLE} for all\nJustification: ${JUSTIFICATION}\nCloses: in 15 seconds\n\n${DETAILS}`;
  const card = await proposes(ana, open, urgent);
  await ben.react(open, card.event, '👍');
  await ben.reply(open, card.event, `agree because ${REASON}`);
  await cleo.react(open, card.event, '🛑');
  await cleo.replyInThread(open, card.event, `${BLOCK} is our principle`);
  await dan.send(open, `${TALK} is nice`);
  await asks(dan, open, `!${WRONG}`);
  await asks(dan, open, `!vote ${card.number} ${WRONG}`);
  await asks(dan, open, `!propose BYLAWS ${WRONG}\nCloses: ${WRONG}`);
  await asks(dan, open, `!ballots ${card.number}`);
  await dan.sendEvent(open, 'm.reaction', { about: WRONG });
  await dan.leave(open);
  await dan.leave(finance);
  const chat = await ana.directChatWith(botId);
  await ana.waitFor(chat, (event) => event.state_key === botId && event.content['membership'] === 'join', {
    describe: 'the bot to join',
  });
  await asks(ana, chat, TALK);
  await resultOf(ana, open, card.number);
  // What the room refuses waits, and the log tells why.
  const levels = await ana.state(finance, 'm.room.power_levels');
  await ana.setState(finance, 'm.room.power_levels', '', { ...levels, events_default: 50 });
  await ana.send(finance, `!propose ${TITLE}`);
  await until(async () => (await bot.log()).includes('A message waits'), true);
  await until(async () => (await bot.log()).includes('Dropped what does not have the form of Matrix'), true);
  await expectNothingIn(bot, botToken);
  const ended = bot.ending();
  await signOut(botToken);
  expect(await ended).toMatchObject({ code: 3 });
  await expectNothingIn(bot, botToken);
});

/** A bot that signs in by password, to a homeserver that may not be there. */
async function withPassword(homeserver: string, user: string, password: string): Promise<BotProcess> {
  const bot = await prepareBot({
    homeserver,
    accessToken: password,
    alone: true,
    config: {
      matrix: { homeserver, user, password: { file: 'token' } },
      electorates: { members: { room: true } },
      bodies: { full: { name: 'Full group', rooms: ['!r:x'], electorate: 'members', authority: 'advisory' } },
      rules: {
        ordinary: {
          votingPeriod: { minimum: '1 hour', maximum: '2 hours' },
          require: [{ votes: ['agree'], moreThan: 1, times: ['disagree'] }],
        },
      },
    },
  });
  onTestFinished(() => bot.remove());
  return bot;
}

test('a wrong password ends the bot, and is in no log', async () => {
  const { baseUrl } = inject('homeserver');
  const account = await registerUser(inject('homeserver'), `logs-${process.pid}`);
  const bot = await withPassword(baseUrl, account.userId, 'xyzzy-plugh-wrong');
  expect(await bot.launch()).toMatchObject({ code: 3 });
  await expectNothingIn(bot, 'xyzzy-plugh');
});

test('a right password is in no log, nor is the token that it gave', async () => {
  const { baseUrl } = inject('homeserver');
  const password = 'xyzzy-plugh-right';
  const account = await registerUser(inject('homeserver'), `logs-right-${process.pid}`, { password });
  const bot = await withPassword(baseUrl, account.userId, password);
  void bot.launch();
  await until(async () => (await bot.log()).includes('Cannot enter a room'), true);
  await expectNothingIn(bot, 'xyzzy-plugh', 'syt_');
});

test('a homeserver that is not there, and a password that it never got', async () => {
  const bot = await withPassword('http://127.0.0.1:9', '@althing:example.coop', 'xyzzy-plugh-away');
  void bot.launch();
  await until(async () => (await bot.log()).includes('be reached'), true);
  await expectNothingIn(bot, 'xyzzy-plugh');
});
