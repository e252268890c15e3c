import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { ballotOfVoter, tallyOf } from '../../src/governance/proposal/ballots.ts';
import { memberId, proposalNumber } from '../../src/governance/terms.ts';
import type { Verification } from '../../src/ledger/verify.ts';
import {
  FINANCE_ROOM,
  OPEN_CHATROOM,
  reporting,
  withLimits,
  WITH_MONEY,
} from '../assembly/support/social-coop.ts';
import { Chance } from './support/chance.ts';
import { BOT, HostileWorld } from './support/hostile-world.ts';
import { Noise } from './support/noise.ts';
import { RealVoters, type Ballots } from './support/real-voters.ts';

const EVENTS = 100_000;
const ROUNDS = 5;
const BATCH = 400;
const PROPOSALS = 5;
const NUMBERED = Array.from({ length: 8 }, (_, index) => index + 1);
const VOTERS = NUMBERED.map((number) => `@voter-${String(number)}:example.coop`);
const TROLLS = NUMBERED.map((number) => `@troll-${String(number)}:example.coop`);
const STRANGERS = NUMBERED.map((number) => `@stranger-${String(number)}:elsewhere.example`);
const DIRECT = '!direct:elsewhere.example';
const PARTY = '!party:elsewhere.example';
const ROOMS = [...NUMBERED.map(() => OPEN_CHATROOM), FINANCE_ROOM, FINANCE_ROOM, DIRECT, PARTY];

/** Another one each time; to have a run again, put the seed that it told into FUZZ_SEED. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

async function worldWithTrolls(): Promise<HostileWorld> {
  // More answers than the usual limits allow, so that more texts of the bot's are looked at.
  const yaml = withLimits('commands: { burst: 100, every: 1 second }', WITH_MONEY);
  const world = await HostileWorld.begin(reporting(yaml));
  const { homeserver } = world;
  for (const room of new Set(ROOMS)) homeserver.joins(room, BOT);
  for (const member of VOTERS) homeserver.joins(OPEN_CHATROOM, member);
  for (const troll of TROLLS)
    for (const room of [OPEN_CHATROOM, FINANCE_ROOM, PARTY]) homeserver.joins(room, troll);
  homeserver.joins(DIRECT, STRANGERS[0] ?? '');
  await world.goesOn();
  return world;
}

/** Makes the proposals of a round, each by another member, and gives their cards. */
async function proposals(world: HostileWorld, round: number): Promise<Ballots[]> {
  const { homeserver } = world;
  const commands = VOTERS.slice(0, PROPOSALS).map((voter, index) => {
    const body = `!propose Real proposal ${String(round)}-${String(index)}`;
    return homeserver.says(OPEN_CHATROOM, voter, 'm.room.message', { msgtype: 'm.text', body });
  });
  await world.goesOn();
  const made = [...world.verifies().proposals.values()];
  return commands.map((command) => {
    const card = homeserver.sent.get(`card:${command}`) ?? '';
    const { number } = made.find((each) => each.madeBy === command) ?? { number: 0 };
    expect(card).not.toBe('');
    return { number, card, room: OPEN_CHATROOM };
  });
}

function expectRightBallots(
  { proposals: found }: Verification,
  voters: RealVoters,
  { number }: Ballots,
): void {
  const proposal = found.get(proposalNumber(number));
  if (proposal?.status !== 'closed') throw new Error(`proposal ${String(number)} did not close`);
  const counted = VOTERS.map((voter) => [voter, ballotOfVoter(proposal, memberId(voter))?.counts?.choice]);
  expect(counted).toEqual(voters.expected(number));
  expect(proposal.count?.tally).toEqual(tallyOf(proposal));
}

const collectGarbage = (() => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this Node cannot collect garbage when it is asked to');
  return (): void => void Reflect.apply(collect, undefined, []);
})();

/** Bytes that are really in use. */
function heap(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function round(world: HostileWorld, noise: Noise, chance: Chance, number: number): Promise<void> {
  const { homeserver } = world;
  const voters = new RealVoters(homeserver, chance, VOTERS);
  const open = await proposals(world, number);
  const cards = open.map(({ card }) => card);
  const votes: string[] = [];
  const numbers = open.map((each) => each.number);
  const around = { bot: BOT, trolls: TROLLS, strangers: STRANGERS, rooms: ROOMS, cards, votes, numbers };
  for (let made = 0; made < EVENTS / ROUNDS; made += BATCH) {
    for (let each = 0; each < BATCH; each++) {
      homeserver.add(chance.oneOf(ROOMS), noise.event({ ...around, now: world.now }));
      // What voters send is there to be aimed at.
      if (chance.happens(0.02)) votes.push(voters.act(chance.oneOf(open)));
    }
    world.now += 60_000;
    await world.goesOn();
  }
  await world.closesAll();
  const verified = world.verifies();
  for (const each of open) expectRightBallots(verified, voters, each);
  expect(world.liveCount).toBe(0);
  homeserver.forget();
}

test(`${String(EVENTS)} hostile events change nothing that counts, and nothing that is sent can hurt (seed ${String(SEED)})`, async () => {
  const world = await worldWithTrolls();
  const chance = new Chance(SEED);
  const noise = new Noise(chance, SEED);
  const heaps: number[] = [];
  for (let number = 1; number <= ROUNDS; number++) {
    await round(world, noise, chance, number);
    heaps.push(heap());
  }
  // Enough came through to be looked at, and enough was dropped.
  expect(world.homeserver.looked).toBeGreaterThan(1000);
  expect(Object.keys(world.dropped.take()?.byType ?? {})).toEqual(
    expect.arrayContaining(['m.room.message', 'm.reaction', 'm.room.redaction', 'm.room.member', 'no type']),
  );
  const [first = 0, ...others] = heaps;
  expect(Math.max(...others)).toBeLessThan(1.5 * first);
}, 600_000);
