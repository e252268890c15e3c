import type Database from 'better-sqlite3';

import type { Config } from '../../src/config/config.ts';
import type { AnyFact } from '../../src/governance/facts.ts';
import type { Terms } from '../../src/governance/proposal/facts.ts';
import { bodyId, CHOICES, eventId, proposalNumber, type Instant } from '../../src/governance/terms.ts';
import { seal, type Head, type SealedFact } from '../../src/ledger/chain.ts';
import type { MembershipChange } from '../../src/ledger/ledger.ts';
import { keepAs } from '../../src/ledger/sqlite/accounts.ts';
import { SqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { closedProposal } from './closed-proposal.ts';
import { BOT, cardOf, member, memberIn, REACTIONS, room, roomOf, vote, type World } from './world.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const AT_ONCE = 20_000;

export interface Seed {
  readonly world: World;
  readonly config: Config;
  /** When the proposals opened. */
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** How many votes were cast. */
  readonly votes: number;
  /** How many proposals were decided before the open ones. They have the lower numbers. */
  readonly closed?: number;
  /** The bot's own reactions are gone from the cards, as they are once each choice was made. */
  readonly allChosen?: boolean;
}

/** Writes what a bot would have in its ledger by now, through the ledger's own commits. */
export async function seedLedger(database: Database.Database, seed: Seed): Promise<void> {
  const { world, opensAt } = seed;
  const ledger = new SqliteLedger(database, () => opensAt);
  let { head } = await ledger.load();
  let sealed: SealedFact[] = [];
  const flush = async (memberships: readonly MembershipChange[] = []) => {
    await ledger.commit({ facts: sealed, messages: [], memberships, handled: [], seen: [] });
    sealed = [];
  };
  keepAs(database, BOT, opensAt);
  await flush(memberships(world));
  for (const fact of facts(seed)) {
    const next = seal(head, fact);
    head = { seq: next.seq, hash: next.hash } satisfies Head;
    sealed.push(next);
    if (sealed.length === AT_ONCE) await flush();
  }
  const position = { token: 's0', askedAt: opensAt };
  await ledger.commit({ facts: sealed, messages: [], memberships: [], handled: [], seen: [], position });
  database.pragma('wal_checkpoint(TRUNCATE)');
}

function* facts(seed: Seed): Generator<AnyFact> {
  const { world, opensAt, closesAt, votes, closed = 0, allChosen = false } = seed;
  for (let number = 1; number <= closed; number += 1)
    yield* closedProposal(number, termsOf(seed, number), opensAt);
  for (let each = 1; each <= world.proposals; each += 1) {
    const number = proposalNumber(closed + each);
    const card = cardOf(number);
    yield {
      type: 'proposal made',
      proposal: number,
      cause: `$command-${number}`,
      at: opensAt,
      terms: termsOf(seed, each),
      plannedFor: opensAt,
    };
    yield { type: 'proposal opened', proposal: number, cause: card, at: opensAt, card, opensAt, closesAt };
    if (!allChosen) continue;
    for (const [index, choice] of CHOICES.entries()) {
      const voter = member(world.members + index);
      const cause = eventId(`$first-${choice}-${number}`);
      yield {
        type: 'vote cast',
        proposal: number,
        cause,
        at: opensAt,
        voter,
        choice,
        via: 'reaction',
        castAt: opensAt,
        ...(choice === 'block' ? { reason: 'It closes us off.' } : {}),
      };
    }
  }
  for (let index = 0; index < votes; index += 1) {
    const { event, voter, proposal, choice } = vote(world, index);
    const at = opensAt + HOUR;
    yield {
      type: 'vote cast',
      proposal: proposalNumber(closed + proposal),
      cause: event,
      at,
      voter,
      choice,
      via: 'reaction',
      castAt: at,
    };
  }
}

function termsOf({ world, config }: Seed, number: number): Terms {
  const place = roomOf(world, proposalNumber(number));
  const rule = config.rules.get('ordinary');
  if (rule === undefined) throw new Error('The configuration has no ordinary rule.');
  return {
    body: bodyId(`circle-${place}`),
    bodyName: `Circle ${place}`,
    authority: 'binding',
    room: room(place),
    proposer: memberIn(world, place, 0),
    title: `Proposal ${number}: ${SUBJECTS[number % SUBJECTS.length] ?? ''}`,
    labels: [],
    fields: {},
    details: 'As we talked over last week, with the figures in the minutes.',
    rule,
    reactions: Object.fromEntries(
      Object.entries(REACTIONS).map(([choice, sign]) => [choice, [sign]]),
    ) as unknown as Terms['reactions'],
    electorate: { room: true },
    eligible: world.inEachRoom,
    urgent: false,
    closing: { kind: 'after', duration: 6 * DAY },
  };
}

const SUBJECTS = [
  'a new host for the wiki',
  'chairs for the garden',
  'the budget of spring',
  'who moderates',
  'a bench',
  'a second server',
  'our statement on privacy',
];

function memberships(world: World): MembershipChange[] {
  return Array.from({ length: world.rooms }, (_, index) => [
    { room: room(index), member: BOT, membership: 'join' as const, since: 1 },
    ...Array.from({ length: world.inEachRoom }, (_each, seat) => ({
      room: room(index),
      member: memberIn(world, index, seat),
      membership: 'join' as const,
      since: 1,
    })),
  ]).flat();
}
