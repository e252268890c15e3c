import type { Instant, MemberId, RosterId, SeatId } from '../terms.ts';

/**
 * What can happen to a seat on a roster. As with proposals, facts are only ever added. `cause` is the room event
 * or the line of an import that it rests on, unique over the whole ledger; `by` is who did it.
 */
interface RosterFactOf<Type extends string> {
  readonly type: Type;
  readonly roster: RosterId;
  readonly seat: SeatId;
  readonly cause: string;
  readonly at: Instant;
  readonly by: MemberId | 'import';
}

/** Somebody, or an organisation, has a seat: one ballot, whoever of its accounts casts it. */
export interface SeatEntered extends RosterFactOf<'seat entered'> {
  readonly accounts: readonly MemberId[];
  readonly joinedAt: Instant;
}

export type RosterFact = SeatEntered;
