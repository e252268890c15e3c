import type { Instant, MemberId, RosterId, SeatId } from '../terms.ts';
import type { SeatFact, SeatStatus } from './facts.ts';

export interface Seat {
  readonly id: SeatId;
  /** For people, where an organisation has one. */
  readonly name?: string;
  /** Of whoever may cast its ballot, at least one. No account is in two seats. */
  readonly accounts: readonly MemberId[];
  readonly joined: Instant;
  readonly admitted?: Instant;
  readonly status: SeatStatus;
  /** What it was before it was frozen. */
  readonly before?: SeatStatus;
  /** When probation began anew, after a freeze (R11). */
  readonly restarted?: Instant;
  /** How many warnings a freeze could rest on: those since the last one was lifted. */
  readonly warnings: number;
  readonly unpaidSince?: Instant;
  /** Since when it is, or was renewed as, or was last asked about as, non-paying. */
  readonly nonPayingSince?: Instant;
  /** A member changed it since the file was last taken in. */
  readonly changed?: { readonly by: string; readonly at: Instant };
  /** All that happened to it, oldest first. */
  readonly history: readonly SeatFact[];
}

/** A list of members. Its maps are changed in place. */
export interface Roster {
  readonly id: RosterId;
  readonly seats: Map<SeatId, Seat>;
  readonly seatOf: Map<MemberId, SeatId>;
  /** Of the file that was last taken in. */
  readonly sha256?: string;
}

export function emptyRoster(id: RosterId): Roster {
  return { id, seats: new Map(), seatOf: new Map() };
}

/** Frozen when they left: nothing has lifted that. */
export function leftFrozen({ status, before }: Pick<Seat, 'status' | 'before'>): boolean {
  return status === 'left' && before !== undefined;
}

/** The seat in whose name an account acts. */
export function seatWith(roster: Roster | undefined, account: MemberId): Seat | undefined {
  const id = roster?.seatOf.get(account);
  return id === undefined ? undefined : roster?.seats.get(id);
}
