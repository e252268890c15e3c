import { readFileSync } from 'node:fs';

import { bodyId } from '../../src/governance/terms.ts';
import type { Member } from '../assembly/support/member.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { World } from '../assembly/support/world.ts';

/** The first body talks in the open chatroom, the second in the room of the finance group. */
export function worldOf(example: string, first: string, second = 'nobody'): Promise<World> {
  const yaml = readFileSync(new URL(`../../${example}`, import.meta.url), 'utf8');
  return World.begin(yaml, {
    rooms: [
      [OPEN_CHATROOM, bodyId(first)],
      [FINANCE_ROOM, bodyId(second)],
    ],
  });
}

/** What people reply to a card, and how many of them. */
export type Votes = Readonly<Record<string, number>>;

/** Plays a decision through to its end, by votes in words, and gives what was announced. */
export async function decided(world: World, proposal: string, votes: Votes, others = 0): Promise<string> {
  const { ana, minutes } = world;
  const card = await ana.proposes(proposal);
  const voices = Object.entries(votes).flatMap(([word, count]) => Array<string>(count).fill(word));
  const crowd: Member[] = await world.crowd(voices.length + others);
  await world.inOneBatch(async () => {
    for (const [index, word] of voices.entries()) await crowd[index]?.replies(card, word);
  });
  await world.passesUntil(minutes.vote(1).closesAt);
  await world.passes('1 hour');
  return minutes.text(`result:${card}`).text.plain;
}
