import { expect } from 'vitest';

import type { Member } from '../../../homeserver/member.ts';
import { textOf } from '../../../homeserver/room-event.ts';
import { decidedIn } from './decided.ts';
import type { Group } from './group.ts';
import { type Card, cardIn, isCard, resultOf } from './reading.ts';
import { countOf, expectSaidOnce, hasSaidAll, saidIn } from './said-once.ts';
import { verifies } from './verifies.ts';

/** Where the bot has told one member something in private. */
export interface PrivateWord {
  readonly member: Member;
  readonly rooms: readonly string[];
}

/** The bot is ended again and again meanwhile. */
const LONG = 90_000;

const DETAILS = Array.from({ length: 30 }, (_, index) => `Reason ${index + 1} is a good one.`).join('\n');

/**
 * One proposal that closes at its deadline and one that is withdrawn in the open chatroom, and one more in the
 * finance room. Votes by reaction and by words, changed and taken back; Blocks with their reasons; a vote that
 * comes too late. Nobody waits for more of the bot than a member must to go on.
 */
export async function tellStory(
  group: Group,
  titles: readonly string[] = ['Move to a new host', 'Buy chairs', 'Pay the bill'],
) {
  const { ana, ben, cleo, dan, others, open, finance } = group;
  const [eve, fay, gus, hal] = others;
  if (eve === undefined || fay === undefined || gus === undefined || hal === undefined) {
    throw new Error('the story needs four more members');
  }
  const [host = '', chairs = '', bill = ''] = titles;
  await ana.send(open, `!propose ${host}\n${DETAILS}`);
  await ana.send(open, `!propose ${chairs}`);
  await ben.send(finance, `!propose ${bill}`);
  const [first, second, third] = await Promise.all([
    cardOf(ana, open, host),
    cardOf(ana, open, chairs),
    cardOf(ben, finance, bill),
  ]);

  await Promise.all([
    changes(ben, first, ['👎', '🤷', '👍']),
    cleo.react(open, first.event, '🛑'),
    dan.reply(open, first.event, 'agree because it is time'),
    eve.send(open, `!vote ${first.number} disagree`).then(() => eve.react(open, first.event, '👍')),
    fay.react(open, first.event, '👍').then((vote) => fay.redact(open, vote)),
    gus.react(open, first.event, '🛑').then((vote) => gus.redact(open, vote)),
    hal.replyInThread(open, first.event, 'yes'),
    ana.react(open, second.event, '👍'),
    ben.send(open, '!status'),
    ben.react(finance, third.event, '👍'),
    cleo.react(finance, third.event, '✅'),
    dan.send(finance, '!vote 99 agree'),
  ]);
  await cleo.replyInThread(open, first.event, 'It closes us off.');
  await gus.react(open, first.event, '🤷');
  await ana.react(open, first.event, '👍');
  await ana.send(open, `!withdraw ${second.number}`);

  await Promise.all([resultOf(ana, open, first.number, LONG), resultOf(ben, finance, third.number, LONG)]);
  await fay.react(open, first.event, '👎');
  const word = await privateWordTo(fay);
  return { cards: { first, second, third }, privateWords: [word] };

  /** One reaction after another, and then all but the last are taken back. */
  async function changes(member: Member, card: Card, keys: readonly string[]): Promise<void> {
    const votes: string[] = [];
    for (const key of keys) votes.push(await member.react(open, card.event, key));
    for (const vote of votes.slice(0, -1)) await member.redact(open, vote);
  }
}

/** What must have come of the story, whatever happened to the bot meanwhile. */
export async function expectStoryTold(
  group: Group,
  told: Awaited<ReturnType<typeof tellStory>>,
): Promise<void> {
  const { bot, botId, ana, ben, cleo, dan, others, open, finance } = group;
  const [eve, , gus] = others;
  await hasSaidAll(bot);
  const { cards, privateWords } = told;
  const proposals = decidedIn(bot);
  expect(proposals.map(({ number, title, status }) => ({ number, title, status }))).toEqual(
    [
      { number: cards.first.number, title: cards.first.title, status: 'not passed' },
      { number: cards.second.number, title: cards.second.title, status: 'withdrawn' },
      { number: cards.third.number, title: cards.third.title, status: 'passed' },
    ].toSorted((a, b) => a.number - b.number),
  );
  const chosen = Object.fromEntries(proposals.map((each) => [each.number, each.choices]));
  expect(chosen).toEqual({
    [cards.first.number]: {
      [ana.userId]: 'agree',
      [ben.userId]: 'agree',
      [cleo.userId]: 'block',
      [dan.userId]: 'agree',
      [eve?.userId ?? '']: 'agree',
      [gus?.userId ?? '']: 'abstain',
    },
    [cards.second.number]: { [ana.userId]: 'agree' },
    [cards.third.number]: { [ben.userId]: 'agree', [cleo.userId]: 'agree' },
  });
  expect(proposals.flatMap(({ reasons }) => reasons)).toEqual(
    expect.arrayContaining(['It closes us off.', 'it is time']),
  );

  const direct = privateWords.flatMap(({ member, rooms }) => rooms.map((room) => [member, room] as const));
  const said = await saidIn([[ana, open], [ana, finance], ...direct], botId);
  expectSaidOnce(bot, said);
  expect(countOf(said, 'card')).toBe(3);
  expect(countOf(said, 'result')).toBe(3);
  expect(countOf(said, 'card-closed')).toBe(3);
  expect(countOf(said, 'answer')).toBe(2);
  expect(countOf(said, 'not-counted')).toBe(1);
  expect(direct).toHaveLength(1);
  expect(await verifies(bot)).toMatch(/^In order/u);
}

async function cardOf(member: Member, room: string, title: string): Promise<Card> {
  const event = await member.waitFor(room, (each) => isCard(each) && textOf(each)?.includes(title) === true, {
    describe: `the card of ${title}`,
    timeoutMs: LONG,
  });
  return cardIn(event);
}

async function privateWordTo(member: Member): Promise<PrivateWord> {
  await member.waitForInvite({ timeoutMs: LONG });
  const rooms = await member.acceptInvites();
  const [room = ''] = rooms;
  await member.waitFor(room, (event) => textOf(event)?.includes('does not count') === true, {
    describe: 'a private word for who came too late',
    timeoutMs: LONG,
  });
  return { member, rooms };
}
