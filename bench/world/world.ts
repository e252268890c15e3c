import { eventId, memberId, proposalNumber, roomId } from '../../src/governance/terms.ts';
import type { Choice, EventId, MemberId, ProposalNumber, RoomId } from '../../src/governance/terms.ts';

/** A co-op of any size: everything in it follows from a number, so that two processes agree on it without a word. */
export interface World {
  readonly rooms: number;
  readonly members: number;
  /** How many of the members are in each room. */
  readonly inEachRoom: number;
  /** Open ones, spread evenly over the rooms. */
  readonly proposals: number;
}

export const BOT = memberId('@althing:bench.example');
export const TOKEN = 'bench-token';
export const REACTIONS = { agree: '👍', disagree: '👎', abstain: '🤷', block: '🛑' } as const;

export function room(index: number): RoomId {
  return roomId(`!room-${index}:bench.example`);
}

export function member(index: number): MemberId {
  return memberId(`@member-${index}:bench.example`);
}

/** Who sits where: the rooms overlap, and each has as many members. */
export function memberIn({ members, inEachRoom }: World, roomIndex: number, seat: number): MemberId {
  const step = Math.max(1, Math.floor(members / 50));
  return member((roomIndex * step + (seat % inEachRoom)) % members);
}

/** Proposals are numbered from 1. */
export function roomOf({ rooms }: World, proposal: ProposalNumber): number {
  return (proposal - 1) % rooms;
}

export function cardOf(proposal: number): EventId {
  return eventId(`$card-of-${proposal}-${'x'.repeat(30)}`);
}

export interface Vote {
  readonly event: EventId;
  readonly proposal: ProposalNumber;
  readonly room: number;
  readonly voter: MemberId;
  readonly choice: Choice;
}

/**
 * The vote with this number. They go around all proposals before anybody votes on the same again, and then change
 * their minds. Seven of ten agree; nobody blocks, since a Block is answered with a question.
 */
export function vote(world: World, index: number): Vote {
  const proposal = proposalNumber(1 + ((index * 7919) % world.proposals));
  const place = roomOf(world, proposal);
  const seat = Math.floor(index / world.proposals);
  const choice = (['agree', 'agree', 'abstain', 'agree', 'disagree'] as const)[(index * 31) % 5] ?? 'agree';
  return {
    event: voteEvent(index),
    proposal,
    room: place,
    voter: memberIn(world, place, seat),
    choice,
  };
}

/** As long as real ones, and as scattered, for they are keys of the database. */
function voteEvent(index: number): EventId {
  const scattered = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return eventId(
    `$${scattered.toString(36).padStart(7, '0')}${String(index).padStart(12, '0')}${'v'.repeat(24)}`,
  );
}
