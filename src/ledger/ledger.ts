import type { Fact } from '../governance/proposal/facts.ts';
import type { FollowUp } from '../governance/proposal/follow-ups.ts';
import type { RosterFact } from '../governance/roster/facts.ts';
import type {
  BodyId,
  EventId,
  Instant,
  MemberId,
  Outcome,
  ProposalNumber,
  RoomId,
} from '../governance/terms.ts';
import type { Head, SealedFact } from './chain.ts';
import type { Outgoing } from './outgoing.ts';

export type Membership = 'join' | 'invite' | 'leave';

export interface MembershipChange {
  readonly room: RoomId;
  readonly member: MemberId;
  readonly membership: Membership;
  /** Of who is joined: from when on. Absent where that was before it was noted. */
  readonly since?: Instant;
}

/** How far the rooms have been read: the homeserver's token, and when the answer that held it was asked for. */
export interface Position {
  readonly token: string;
  readonly askedAt: Instant;
}

/** An event at which the program failed, with where that was. */
export interface SetAside {
  readonly event: EventId;
  readonly room: RoomId;
  readonly error: string;
}

/** What a closed proposal still waits for, in place of what it waited for before. */
export interface FollowUpsChange {
  readonly proposal: ProposalNumber;
  readonly followUps: readonly FollowUp[];
}

/** Somebody wants to be reminded in private. */
export interface ReminderWish {
  readonly member: MemberId;
  /** Where they live, by a name that Intl knows; the configured one if they did not say. */
  readonly zone?: string;
  readonly since: Instant;
}

/** What somebody wants now; undefined is nothing. */
export interface WishChange {
  readonly member: MemberId;
  readonly wish: ReminderWish | undefined;
}

/** All that one batch of room events leads to. It is written whole or not at all (invariant 2). */
export interface Commit {
  readonly facts: readonly SealedFact[];
  readonly messages: readonly Outgoing[];
  readonly memberships: readonly MembershipChange[];
  /** Events that were carried out as commands. */
  readonly handled: readonly EventId[];
  /** Keys of messages that were seen in their room. */
  readonly seen: readonly { readonly key: string; readonly event: EventId }[];
  /** Events that were left out of it. */
  readonly setAside?: readonly SetAside[];
  readonly followUps?: readonly FollowUpsChange[];
  readonly wishes?: readonly WishChange[];
  readonly position?: Position;
}

export interface Loaded {
  readonly head: Head;
  readonly lastNumber: number;
  readonly position: Position | undefined;
  /** The newest time that the ledger knows of; undefined when it is empty. */
  readonly newestTime: Instant | undefined;
  /** When this ledger was first loaded. */
  readonly begunAt: Instant;
  /** All facts, in order, of the proposals that are not closed. */
  readonly liveFacts: Iterable<Fact>;
  /** All facts of rosters, in order. */
  readonly rosterFacts: Iterable<RosterFact>;
  /** What closed proposals wait for. */
  readonly followUps: readonly FollowUp[];
  readonly wishes: readonly ReminderWish[];
  readonly memberships: readonly MembershipChange[];
}

/** A closed proposal as the register knows it. */
export interface RegisterEntry {
  readonly number: ProposalNumber;
  readonly title: string;
  readonly labels: readonly string[];
  readonly bodyName: string;
  readonly closesAt: Instant;
  readonly outcome: string;
}

/** Closed proposals of some bodies, with all of these words; without words, the newest. */
export interface DecisionsSearch {
  readonly bodies: readonly BodyId[];
  /** Letters and digits alone; the last may be only the beginning of a word. */
  readonly words: readonly string[];
  /** Closed then or later. */
  readonly since?: Instant;
  /** At most so many are given. */
  readonly limit: number;
}

export interface Decision {
  readonly number: ProposalNumber;
  readonly title: string;
  readonly labels: readonly string[];
  readonly body: BodyId;
  readonly bodyName: string;
  readonly room: RoomId;
  readonly card: EventId;
  readonly outcome: Outcome;
  readonly closedAt: Instant;
}

export interface FoundDecisions {
  /** How many there are; MOST_COUNTED stands for that many or more. */
  readonly total: number;
  /** Newest first. */
  readonly decisions: readonly Decision[];
}

/** However many decisions there are, no more than these are counted. */
export const MOST_COUNTED = 100;

export interface Ledger {
  load(): Promise<Loaded>;
  commit(commit: Commit): Promise<void>;
  /** Whether this event was carried out as a command before. */
  wasHandled(event: EventId): Promise<boolean>;
  /** Whether anything came of this event: it was carried out as a command, or caused a fact. */
  knows(event: EventId): Promise<boolean>;
  /** The proposal that this command made, live or closed. */
  madeBy(command: EventId): Promise<ProposalNumber | undefined>;
  /** All facts of one proposal in order; none when there is no such number. */
  factsOf(number: ProposalNumber): Promise<readonly Fact[]>;
  /** The proposals that follow from this one, as its invoices do, by number. */
  numbersAbout(number: ProposalNumber): Promise<readonly ProposalNumber[]>;
  /** What a body has passed that is about money, by number; void ones as well. */
  withMoney(body: BodyId): Promise<readonly ProposalNumber[]>;
  /** The closed proposal whose card this is, in the room of the card. */
  closedByCard(card: EventId, room: RoomId): Promise<RegisterEntry | undefined>;
  /** What was decided. */
  search(query: DecisionsSearch): Promise<FoundDecisions>;
}

/** A message that waits to be sent. `since` is when it was committed. */
export interface Waiting {
  readonly outgoing: Outgoing;
  readonly since: Instant;
}

/** How much waits to be sent, and for how long. */
export interface Backlog {
  readonly depth: number;
  /** The first of each line (see lineOf). */
  readonly heads: readonly Waiting[];
}

export interface Outbox {
  /**
   * The messages that are not sent yet, text before decoration, oldest first.
   * @param except lines (see lineOf) that are left out
   */
  waiting(limit: number, except: readonly string[]): Promise<readonly Waiting[]>;
  backlog(): Promise<Backlog>;
  /** Event of a message that was sent under this key; undefined while it waits or if its id was never known. */
  eventOf(key: string): Promise<EventId | undefined>;
  /** Under which key an event was sent; undefined if it is none of ours. */
  keyOf(event: EventId): Promise<string | undefined>;
  markSent(key: string, event: EventId | undefined, at: Instant): Promise<void>;
  /** Given up with a reason that a log has told: it will never be accepted. */
  markFailed(key: string, why: string): Promise<void>;
}
