import { expect } from 'vitest';

import type { Member } from '../../../homeserver/member.ts';
import { repliedTo } from '../../../homeserver/room-event.ts';
import type { Synapse } from '../../../homeserver/synapse.ts';
import { group } from './group.ts';

const QUESTIONS = ['!status', '!help', '!rules', '!pending', '!help vote'];

/** As many as a member may send at once with Synapse's defaults. */
const ROUNDS = 10;

/**
 * Twenty members ask ten questions each, in two rooms, while the bot is down; then it starts. Every question must
 * be answered once, in its room's order.
 * @returns how often the homeserver told the bot to wait
 */
export async function answersTwoHundredQuestions(homeserver: Synapse, timeoutMs: number): Promise<number> {
  const { ana, ben, cleo, dan, others, bot, botId, open, finance } = await group({ homeserver, others: 16 });
  await bot.kill();
  const members = [ana, ben, cleo, dan, ...others];
  const asked = await Promise.all(
    members.map((member, index) => asksTen(member, index % 2 === 0 ? open : finance)),
  );
  const ids = new Set(asked.flat());
  expect(ids.size).toBe(200);
  await bot.start();

  await Promise.all([open, finance].map((room) => answeredInOrder(room)));
  return (await bot.log()).split('M_LIMIT_EXCEEDED').length - 1;

  async function answeredInOrder(room: string): Promise<void> {
    const questions = (await ana.messages(room)).map((event) => event.event_id).filter((id) => ids.has(id));
    const last = questions.at(-1);
    await ana.waitFor(room, (event) => repliedTo(event) === last, {
      describe: 'the answer to the last question',
      timeoutMs,
    });
    const answers = (await ana.messages(room)).filter((event) => event.sender === botId).map(repliedTo);
    expect(answers.filter((question) => question !== undefined)).toEqual(questions);
  }
}

async function asksTen(member: Member, room: string): Promise<string[]> {
  const asked: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    asked.push(await member.send(room, QUESTIONS[round % QUESTIONS.length] ?? ''));
  }
  return asked;
}
