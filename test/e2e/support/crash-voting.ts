import { setTimeout as moment } from 'node:timers/promises';

import type { Member } from '../../../homeserver/member.ts';
import { isCard, cardIn, type Card } from './reading.ts';
import { oneOf, type Random } from './crash-random.ts';

const REACTIONS = { '👍': 'agree', '👎': 'disagree', '🤷': 'abstain', '🛑': 'block' } as const;
type Key = keyof typeof REACTIONS;
const KEYS: readonly Key[] = ['👍', '👎', '🤷', '🛑'];
const CHOICES = ['agree', 'disagree', 'abstain', 'block'] as const;

/** What one member did on a card: a vote, and what took it back. */
export interface VoteCast {
  readonly voter: string;
  readonly choice: string;
  readonly event: string;
  takenBackBy?: string;
}

/** Near the end of voting nobody does anything: what is in time is then beyond doubt. */
const QUIET_MS = 2_000;

/** Proposes with an end of its own, and waits for the card however long the bot needs. */
export async function proposesInTime(
  member: Member,
  room: string,
  title: string,
  seconds: number,
): Promise<Card> {
  const command = await member.send(room, `!propose ${title}\nCloses: in ${seconds} seconds`);
  const card = await member.waitFor(room, isCard, {
    describe: `the card of ${title}`,
    after: command,
    timeoutMs: 60_000,
  });
  return cardIn(card);
}

/** Members vote at moments of their own by reaction and by words, change their votes and take some back. */
export async function everybodyVotes(
  members: readonly Member[],
  room: string,
  card: Card,
  random: Random,
): Promise<VoteCast[]> {
  const end = Date.parse(card.closesAt) - QUIET_MS;
  const cast: VoteCast[] = [];
  const votes = async (member: Member): Promise<void> => {
    // A homeserver refuses the same reaction twice.
    const keys = [...KEYS];
    for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1) {
      await moment(random() * Math.max(0, end - Date.now()));
      const vote = await votesOnce(member, keys);
      cast.push(vote);
      if (random() < 0.2 && Date.now() < end) vote.takenBackBy = await member.redact(room, vote.event);
    }
  };
  const votesOnce = async (member: Member, keys: Key[]): Promise<VoteCast> => {
    if (random() < 0.2) {
      const choice = oneOf(CHOICES, random);
      const event = await member.reply(room, card.event, `${choice} because I think so`);
      return { voter: member.userId, choice, event };
    }
    const key = oneOf(keys, random);
    keys.splice(keys.indexOf(key), 1);
    return { voter: member.userId, choice: REACTIONS[key], event: await member.react(room, card.event, key) };
  };
  await Promise.all(members.map(votes));
  return cast;
}

/** Each member's last choice in time that was not taken back in time, by the homeserver's clock. */
export function expectedChoices(
  card: Card,
  cast: readonly VoteCast[],
  sentAt: ReadonlyMap<string, number>,
): Record<string, string> {
  const end = Date.parse(card.closesAt);
  const inTime = (event: string | undefined) => event !== undefined && (sentAt.get(event) ?? Infinity) < end;
  const standing = cast.filter(({ event, takenBackBy }) => inTime(event) && !inTime(takenBackBy));
  const newestLast = standing.toSorted((a, b) => (sentAt.get(a.event) ?? 0) - (sentAt.get(b.event) ?? 0));
  return Object.fromEntries(newestLast.map(({ voter, choice }) => [voter, choice]));
}
