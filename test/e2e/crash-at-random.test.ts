import { expect, onTestFailed, onTestFinished, test } from 'vitest';

import { textOf } from '../../homeserver/room-event.ts';
import type { Member } from '../../homeserver/member.ts';
import { killsAtRandom, type Kills, type Phase } from './support/crash-kills.ts';
import { randomFrom } from './support/crash-random.ts';
import { everybodyVotes, expectedChoices, proposesInTime, type VoteCast } from './support/crash-voting.ts';
import { decidedIn } from './support/decided.ts';
import { group } from './support/group.ts';
import { type Card, resultOf } from './support/reading.ts';
import { countOf, expectSaidOnce, hasSaidAll, saidIn } from './support/said-once.ts';
import { verifies } from './support/verifies.ts';

const KILLS_OF_EACH = 152;
const LONG = 120_000;

interface Voted {
  readonly room: string;
  readonly card: Card;
  readonly cast: readonly VoteCast[];
  /** Where a member who came too late was told so. */
  readonly late: readonly [Member, string];
}

test(
  'killed 300 times at random moments, it loses no vote and says nothing twice',
  { timeout: 900_000 },
  async () => {
    const seed = process.env['CRASH_SEED'] ?? crypto.randomUUID();
    onTestFailed(() => {
      console.log(`The kills and votes of this run: CRASH_SEED=${seed}`);
    });
    const lives = await Promise.all([aBotIsKilled(`${seed} 1`), aBotIsKilled(`${seed} 2`)]);
    const sum = (phase: Phase) => lives.reduce((total, kills) => total + kills[phase], 0);
    const kills = {
      starting: sum('starting'),
      sending: sum('sending'),
      closing: sum('closing'),
      idle: sum('idle'),
    };
    console.log(kills);
    expect(kills.starting + kills.sending + kills.closing + kills.idle).toBeGreaterThanOrEqual(300);
    expect(Math.min(...Object.values(kills)), JSON.stringify(kills)).toBeGreaterThan(0);
  },
);

/** Forty members in two rooms decide one thing after another, while their bot is killed again and again. */
async function aBotIsKilled(seed: string): Promise<Kills> {
  const { bot, botId, ana, ben, cleo, dan, others, open, finance } = await group({
    others: 36,
    minimum: '10 seconds',
    // Beside the stories with thousands of events a vote that was sent in time takes seconds to be in the room.
    grace: '15 seconds',
  });
  await bot.stop();
  const members = [ana, ben, cleo, dan, ...others];
  const random = randomFrom(seed);
  const latecomers = [...others];
  const over = new AbortController();
  let count = 0;
  const killing = killsAtRandom(bot, randomFrom(`${seed} kills`), {
    onKill: () => (count += 1),
    until: over.signal,
  });

  const decides = async (room: string, title: string): Promise<Voted> => {
    const seconds = 10 + Math.floor(random() * 8);
    const card = await proposesInTime(ana, room, title, seconds);
    const cast = await everybodyVotes(members, room, card, random);
    await resultOf(ana, room, card.number, LONG);
    const latecomer = latecomers.pop() ?? dan;
    await latecomer.react(room, card.event, '❌');
    await latecomer.waitForInvite({ timeoutMs: LONG });
    const [told = '', ...more] = await latecomer.acceptInvites();
    expect(more).toEqual([]);
    await latecomer.waitFor(told, (event) => textOf(event)?.includes('does not count') === true, {
      describe: 'a private word',
      timeoutMs: LONG,
    });
    return { room, card, cast, late: [latecomer, told] };
  };
  const decidesOn = async (room: string, what: string): Promise<Voted[]> => {
    const decided: Voted[] = [];
    while (count < KILLS_OF_EACH) decided.push(await decides(room, `${what} ${decided.length + 1}`));
    return decided;
  };
  const everything = Promise.all([decidesOn(open, 'Plant a tree'), decidesOn(finance, 'Pay a bill')]);
  onTestFinished(async () => {
    over.abort();
    await Promise.allSettled([killing]);
  });
  const [decided, kills] = await Promise.all([
    everything
      .then((each) => each.flat())
      .finally(() => {
        over.abort();
      }),
    killing,
  ]);

  await bot.start();
  await hasSaidAll(bot);
  const sentAt = new Map<string, number>();
  for (const room of [open, finance]) {
    for (const { event_id, origin_server_ts } of await ana.messages(room))
      sentAt.set(event_id, origin_server_ts);
  }
  const proposals = decidedIn(bot);
  const chosen = Object.fromEntries(proposals.map((each) => [each.title, each.choices]));
  const apart = proposals.flatMap((each) => each.notCounted.map((vote) => `${each.title}: ${vote}`));
  expect(chosen, `heard, and not counted:\n${apart.join('\n')}`).toEqual(
    Object.fromEntries(decided.map(({ card, cast }) => [card.title, expectedChoices(card, cast, sentAt)])),
  );
  const said = await saidIn([[ana, open], [ana, finance], ...decided.map(({ late }) => late)], botId);
  expectSaidOnce(bot, said);
  for (const kind of ['card', 'result', 'card-closed', 'not-counted'])
    expect(countOf(said, kind)).toBe(decided.length);
  expect(await verifies(bot)).toMatch(/^In order/u);
  return kills;
}
