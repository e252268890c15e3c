import Database from 'better-sqlite3';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { repliedTo } from '../../homeserver/room-event.ts';
import { readsAllOfFiftyRooms } from './support/fifty-rooms.ts';
import { formGroup, group, type Group } from './support/group.ts';
import { ownSynapse } from './support/own-synapse.ts';
import { hasSaidAll } from './support/said-once.ts';
import { asks, isCard, proposes } from './support/reading.ts';
import { talk } from './support/talk.ts';
import { verifies } from './support/verifies.ts';

test('three thousand events missed in one room are all read, votes and commands wherever they stand', async () => {
  const { ana, ben, cleo, dan, others, bot, open } = await group({ others: 4 });
  const card = await proposes(ana, open, 'Translate the handbook');
  await ben.react(open, card.event, '👎');
  await asks(ana, open, '!status');
  await bot.kill();

  const [eve, fay] = others;
  const all = [ana, ben, cleo, dan, ...others];
  const questions = [await dan.send(open, '!help')];
  await cleo.reply(open, card.event, 'agree');
  await talk(all, open, 1500);
  await eve?.react(open, card.event, '👍');
  questions.push(await ana.send(open, '!rules'));
  await dan.send(open, '!propose Translate the bylaws too');
  await talk(all, open, 1500);
  await ben.react(open, card.event, '👍');
  await fay?.send(open, `!vote ${card.number} abstain`);
  questions.push(await dan.send(open, '!pending'));
  await bot.start();

  expect(await asks(ana, open, '!status')).toMatch(
    /Agree 3, Disagree 0, Abstain 1[^]*Translate the bylaws too/u,
  );
  // Answers go first, and the card of the new proposal comes after them.
  await hasSaidAll(bot);
  const events = await ana.messages(open);
  expect(events.filter(isCard)).toHaveLength(2);
  for (const question of questions) {
    expect(events.filter((event) => repliedTo(event) === question)).toHaveLength(1);
  }
}, 480_000);

test('of fifty rooms with more events than /sync shows, nothing is missed', async () => {
  await readsAllOfFiftyRooms(await ownSynapse('none', { timelineLimit: 10 }), 12);
}, 480_000);

test.for<[string, (members: Group) => Promise<string | undefined>]>([
  ['is lost', () => Promise.resolve(undefined)],
  ['is refused by the homeserver', () => Promise.resolve('s0_nonsense')],
  ['was made under another filter', (members) => positionUnderAnotherFilter(members.botToken)],
])('when the position %s, with proposals open, nothing is lost or said twice', async ([, spoilt]) => {
  const members = await formGroup();
  const { ana, ben, cleo, dan, bot, open, finance } = members;
  onTestFinished(() => bot.remove());
  const before = await ana.send(finance, '!help');
  await bot.start();
  const card = await proposes(ana, open, 'Translate the handbook');
  await ben.react(open, card.event, '👍');
  await cleo.reply(open, card.event, 'agree');
  await cleo.replyInThread(open, card.event, 'It takes long.');
  const helped = await dan.send(open, '!help');
  await asks(ana, open, '!status');
  await bot.stop();

  replacePosition(bot.database, await spoilt(members));
  const asked = await ana.send(finance, '!status');
  await dan.reply(open, card.event, 'abstain');
  await ana.send(open, '!propose Translate the bylaws too');
  await talk([ana, ben, cleo, dan], open, 120);
  await cleo.react(open, card.event, '🛑');
  await bot.start();

  const status = await asks(ana, open, `!status ${card.number}`);
  expect(status).toContain('Agree 1, Disagree 0, Abstain 1, Block 1');
  expect(status).not.toContain('It takes long');
  expect(await asks(ana, finance, '!status')).toContain('no open proposal');
  const [inOpen, inFinance] = [await ana.messages(open), await ana.messages(finance)];
  expect(inOpen.filter(isCard)).toHaveLength(2);
  expect(inOpen.filter((event) => repliedTo(event) === helped)).toHaveLength(1);
  expect(inFinance.filter((event) => repliedTo(event) === asked)).toHaveLength(1);
  expect(inFinance.filter((event) => repliedTo(event) === before)).toHaveLength(0);
  expect(await verifies(bot)).toMatch(/^In order/u);
});

/** Of a bot that is stopped. */
function replacePosition(file: string, token: string | undefined): void {
  const database = new Database(file);
  if (token === undefined) database.exec('DELETE FROM position');
  else database.prepare('UPDATE position SET token = ?').run(token);
  database.close();
}

async function positionUnderAnotherFilter(accessToken: string): Promise<string> {
  const url = new URL('/_matrix/client/v3/sync', inject('homeserver').baseUrl);
  const room = { timeline: { types: ['m.room.topic'], limit: 5 }, state: { lazy_load_members: true } };
  url.searchParams.set('filter', JSON.stringify({ room }));
  const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
  return z.object({ next_batch: z.string() }).parse(await answer.json()).next_batch;
}
