import type { Duration, Instant, MemberId, RosterId, SeatId } from '../terms.ts';

/** As a file may say it. `denied` is an applicant who was not admitted. */
export const FILE_STATUSES = ['probation', 'member', 'non-paying', 'frozen', 'left'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];
export type SeatStatus = FileStatus | 'denied';

/** What a freeze rests on (R12). */
export const GROUNDS = ['warnings', 'unpaid dues'] as const;
export type Ground = (typeof GROUNDS)[number];

/** What a freeze needs: so many warnings, or dues that were not paid for so many months (R12). */
export interface FreezeNeeds {
  readonly warnings: number;
  readonly unpaidMonths: number;
}

/**
 * What can happen to a list of members. `by` is the member who did it, or the list itself where its file or the
 * calendar did. What is said here is the membership group's alone, and never shown elsewhere.
 */
interface FactOf<Type extends string> {
  readonly type: Type;
  readonly roster: RosterId;
  /** Unique over the whole ledger (invariant 1). */
  readonly cause: string;
  /** When the bot learned of it. */
  readonly at: Instant;
  readonly by: MemberId | RosterId;
}

interface SeatFactOf<Type extends string> extends FactOf<Type> {
  readonly seat: SeatId;
}

/** A line of the file that the list did not have. */
export interface SeatAdded extends SeatFactOf<'seat added'> {
  readonly accounts: readonly MemberId[];
  /** The midnight that starts the day, in UTC. */
  readonly joined: Instant;
  readonly status: FileStatus;
  readonly name?: string;
}

/** A line of the file that says something else than the list; what stays is left out. */
export interface SeatChanged extends SeatFactOf<'seat changed'> {
  readonly accounts?: readonly MemberId[];
  readonly joined?: Instant;
  readonly status?: FileStatus;
  /** Empty where it was taken away. */
  readonly name?: string;
}

/** The file was taken in whole: it and the list agree on these seats. */
export interface RosterImported extends FactOf<'roster imported'> {
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  readonly seats: readonly SeatId[];
}

export interface MemberApproved extends SeatFactOf<'member approved'> {
  readonly accounts: readonly MemberId[];
  readonly joined: Instant;
  readonly status: 'probation' | 'member';
  /** How long from then on votes do not count yet (R11). */
  readonly probation?: Duration;
  /** The moment, where no other day was named. */
  readonly admitted?: Instant;
}

export interface MemberDenied extends SeatFactOf<'member denied'> {
  readonly accounts: readonly MemberId[];
  readonly because: string;
}

export interface MemberWarned extends SeatFactOf<'member warned'> {
  readonly because: string;
}

export interface MemberFrozen extends SeatFactOf<'member frozen'> {
  readonly because: string;
  readonly ground: Ground;
  /** What the rules asked for then, and when it was decided. */
  readonly needs: FreezeNeeds;
  readonly since: Instant;
}

/** Probation begins anew from `since` (R11). */
export interface MemberUnfrozen extends SeatFactOf<'member unfrozen'> {
  readonly status: 'probation' | 'member' | 'non-paying';
  readonly since: Instant;
  readonly probation?: Duration;
}

/** Also when that is renewed. */
export interface MarkedNonPaying extends SeatFactOf<'marked non-paying'> {
  readonly since: Instant;
}

export type MarkedPaying = SeatFactOf<'marked paying'>;

export interface DuesUnpaid extends SeatFactOf<'dues unpaid'> {
  readonly since: Instant;
}

export type DuesPaid = SeatFactOf<'dues paid'>;

export type MemberLeft = SeatFactOf<'member left'>;

export interface AccountAdded extends SeatFactOf<'account added'> {
  readonly account: MemberId;
}

export interface AccountRemoved extends SeatFactOf<'account removed'> {
  readonly account: MemberId;
}

/** A quarter is over since these were marked as non-paying: the group is asked whether it still holds. */
export interface RenewalsDue extends FactOf<'renewals due'> {
  readonly seats: readonly SeatId[];
  readonly dueAt: Instant;
}

export type SeatFact =
  | SeatAdded
  | SeatChanged
  | MemberApproved
  | MemberDenied
  | MemberWarned
  | MemberFrozen
  | MemberUnfrozen
  | MarkedNonPaying
  | MarkedPaying
  | DuesUnpaid
  | DuesPaid
  | MemberLeft
  | AccountAdded
  | AccountRemoved;

export type RosterFact = SeatFact | RosterImported | RenewalsDue;
