import { readFileSync } from 'node:fs';

import { bodyId } from '../../src/governance/terms.ts';
import type { Member } from '../assembly/support/member.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { World } from '../assembly/support/world.ts';

interface Parts {
  /** Talks in the open chatroom. */
  readonly first: string;
  /** Talks in the room of the finance group. */
  readonly second?: string;
  /** The file with its members. */
  readonly list?: string;
}

/** An example from its folder, as it is shipped. */
export function worldOf(example: string, { first, second = 'nobody', list }: Parts): Promise<World> {
  return World.begin(shipped(example), {
    rooms: [
      [OPEN_CHATROOM, bodyId(first)],
      [FINANCE_ROOM, bodyId(second)],
    ],
    files: list === undefined ? {} : { [`/co-op/${list}`]: shipped(list) },
  });
}

function shipped(file: string): string {
  return readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8');
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
