/** The words of the domain as types. Ids are opaque here: governance never looks inside them. */

declare const brand: unique symbol;
type Branded<Value, Name> = Value & { readonly [brand]: Name };

/** Number of a proposal, counted from 1 over all bodies of one bot. */
export type ProposalNumber = Branded<number, 'ProposalNumber'>;
/** Somebody who may vote, or speaks: a Matrix user id. */
export type MemberId = Branded<string, 'MemberId'>;
/** What has one ballot: an account, or an organisation with several. An account alone is its own seat. */
export type SeatId = Branded<string, 'SeatId'>;
/** A list of members, by the name of the file that it comes from. */
export type RosterId = Branded<string, 'RosterId'>;
export type RoomId = Branded<string, 'RoomId'>;
/** Id of the room event that a fact rests on. */
export type EventId = Branded<string, 'EventId'>;
/** Key of a body in the configuration. */
export type BodyId = Branded<string, 'BodyId'>;

export const proposalNumber = (value: number): ProposalNumber => value as ProposalNumber;
export const memberId = (value: string): MemberId => value as MemberId;
export const seatId = (value: string): SeatId => value as SeatId;
export const rosterId = (value: string): RosterId => value as RosterId;
export const roomId = (value: string): RoomId => value as RoomId;
export const eventId = (value: string): EventId => value as EventId;
export const bodyId = (value: string): BodyId => value as BodyId;

/** A moment: whole milliseconds since 1970 in UTC. */
export type Instant = number;
/** An elapsed time in whole milliseconds. */
export type Duration = number;

export const CHOICES = ['agree', 'disagree', 'abstain', 'block'] as const;
export type Choice = (typeof CHOICES)[number];

export type Outcome = 'passed' | 'not passed' | 'withdrawn' | 'void';
export type Status = 'open' | Outcome;
export type Authority = 'advisory' | 'binding';

/** For switches over closed unions: a case that was forgotten is a type error here. */
export function unreachable(_value: never): never {
  // Not what it is: it may hold what somebody wrote, and errors are logged.
  throw new Error('a case of a closed union was forgotten');
}
