import type { Money } from '../money.ts';
import type { Electorate, Ineligibility } from '../electorate.ts';
import type { Review } from '../review.ts';
import type { Rule } from '../rule.ts';
import type { Tally } from '../tally.ts';
import type {
  Authority,
  BodyId,
  Choice,
  Duration,
  EventId,
  Instant,
  MemberId,
  Outcome,
  ProposalNumber,
  RoomId,
  SeatId,
} from '../terms.ts';
import type { RequirementResult } from '../verdict.ts';
import type { Closing } from '../voting-period.ts';
import type { FollowUpKind } from './follow-ups.ts';

/**
 * What can happen in the life of a proposal. Facts are only ever added; the ledger keeps them in order.
 * `cause` is the room event, or `deadline:N`, that a fact rests on: it is unique over the whole ledger
 * (invariant 1). `at` is when the bot learned of it.
 */
interface FactOf<Type extends string> {
  readonly type: Type;
  readonly proposal: ProposalNumber;
  readonly cause: string;
  readonly at: Instant;
}

/** What its proposer wrote: an edit of the message may change it, as long as nobody else has voted. */
export interface Wording {
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly details: string;
  /** What it asks for, by a rule that is about money. */
  readonly amount?: Money;
  /** When it is to be looked at again, once it has passed. */
  readonly review?: Review;
}

/** Everything that is fixed when a proposal is made, but for its wording. The rule is copied whole: it is the one that closes it. */
export interface Terms extends Wording {
  readonly body: BodyId;
  readonly bodyName: string;
  readonly authority: Authority;
  /** What the body's decisions bind, in its own words (R6). */
  readonly binds?: string;
  /** Where it was proposed; while it is open, where it lives now (see ProposalMoved). */
  readonly room: RoomId;
  readonly proposer: MemberId;
  readonly labels: readonly string[];
  readonly rule: Rule;
  /** The reactions that are votes on it; the first of each choice stands on the card. */
  readonly reactions: Readonly<Record<Choice, readonly string[]>>;
  /** Who may vote, and how many that were then; absent in what was proposed before that was laid down. */
  readonly electorate?: Electorate;
  readonly eligible?: number;
  readonly urgent: boolean;
  readonly closing: Closing;
  /** The passed proposal of whose amount it is a part (R10). */
  readonly invoiceOf?: ProposalNumber;
  /** Where the group reports its results to: the main room of another body, as it was when this was proposed. */
  readonly reportTo?: { readonly body: BodyId; readonly room: RoomId };
  /** The proposal of another group that was taken here. */
  readonly escalatedFrom?: Origin;
  /** First message of the thread in which its card stands; without it the card begins a thread of its own. */
  readonly thread?: EventId;
  /** How long before the end members are reminded. */
  readonly reminders?: readonly Duration[];
}

/** A proposal in its room, with the first message of its thread. */
export interface Origin {
  readonly proposal: ProposalNumber;
  readonly bodyName: string;
  readonly room: RoomId;
  readonly card: EventId;
  readonly thread: EventId;
}

/** A member proposed; the card is on its way. `plannedFor` is the opening that the card was written for. */
export interface ProposalMade extends FactOf<'proposal made'> {
  readonly terms: Terms;
  readonly plannedFor: Instant;
}

/** The card is in the room: voting has begun (R1 counts from here). */
export interface ProposalOpened extends FactOf<'proposal opened'> {
  readonly card: EventId;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** Where the card is, if that is not the room of the command: the room was upgraded in between. */
  readonly room?: RoomId;
}

/**
 * The room was upgraded: the proposal goes on in the new one, with a card there. Its ballots stand, and its end
 * is later by as much as nobody could vote.
 */
export interface ProposalMoved extends FactOf<'proposal moved'> {
  readonly room: RoomId;
  readonly card: EventId;
  /** When the former room was closed to everybody, and when the card was in the new one. */
  readonly mutedAt: Instant;
  readonly postedAt: Instant;
  readonly closesAt: Instant;
}

/** Its proposer edited the message that made it, before anybody else had voted. */
export interface ProposalRevised extends FactOf<'proposal revised'> {
  /** By the sender's server, but never later than the receipt: of several edits the newest counts. */
  readonly saidAt: Instant;
  readonly wording: Wording;
}

/** It goes on as a proposal of another body. Where it was still open, its vote ends with this. */
export interface ProposalEscalated extends FactOf<'proposal escalated'> {
  readonly by: MemberId;
  /** By the sender's server, but never later than the receipt. */
  readonly saidAt: Instant;
  readonly to: ProposalNumber;
  readonly toName: string;
  readonly ends?: true;
}

/** Its proposer gave the vote more time, while it was open. */
export interface ProposalExtended extends FactOf<'proposal extended'> {
  readonly by: MemberId;
  /** By the sender's server, but never later than the receipt: voting was not over by then. */
  readonly saidAt: Instant;
  /** The end before. */
  readonly from: Instant;
  readonly closesAt: Instant;
}

export type Exclusion = 'not eligible' | 'late';

export interface VoteCast extends FactOf<'vote cast'> {
  readonly cause: EventId;
  readonly voter: MemberId;
  /** Whose ballot it is, where that is not the voter's own alone. */
  readonly seat?: SeatId;
  readonly choice: Choice;
  readonly via: 'reaction' | 'words';
  /** By the sender's server, but never later than the receipt (invariant 7). */
  readonly castAt: Instant;
  readonly reason?: string;
  /** Why it does not count; absent when it does. */
  readonly excluded?: Exclusion;
  /** For the voter alone: it may be a matter of the membership group's. */
  readonly ineligible?: Ineligibility;
  /** It came long after its timestamp while the bot was awake: counted, and listed as such (invariant 7). */
  readonly delayed?: true;
  /** It stands on a card in the room's predecessor: nobody sees it on the card of today. */
  readonly earlierCard?: true;
}

/** The voter took one vote back. `vote` is the cause of that vote. */
export interface VoteTakenBack extends FactOf<'vote taken back'> {
  readonly vote: EventId;
}

/** Somebody else removed the message or reaction of a vote: the ballot stands, the result mentions it. */
export interface VoteHidden extends FactOf<'vote hidden'> {
  readonly vote: EventId;
  readonly by: MemberId;
}

export interface ReasonGiven extends FactOf<'reason given'> {
  readonly voter: MemberId;
  readonly reason: string;
}

/** The author, or a moderator, removed the message with the reason. */
export interface ReasonTakenBack extends FactOf<'reason taken back'> {
  readonly voter: MemberId;
}

export interface ProposalWithdrawn extends FactOf<'proposal withdrawn'> {
  readonly by: MemberId;
}

export interface ProposalClosed extends FactOf<'proposal closed'> {
  readonly outcome: Extract<Outcome, 'passed' | 'not passed'>;
  readonly tally: Tally;
  /** How many may vote, at closing. */
  readonly eligible: number;
  readonly requirements: readonly RequirementResult[];
}

/** Sent in time by its timestamp, and here only after the closing: it is listed and changes nothing (invariant 5). */
export interface VoteArrivedLate extends FactOf<'vote arrived late'> {
  readonly cause: EventId;
  readonly voter: MemberId;
  readonly choice: Choice;
  readonly via: 'reaction' | 'words';
  readonly castAt: Instant;
}

/** A steward declared it void, open or decided: the one power over outcomes that stewards have. */
export interface ProposalVoided extends FactOf<'proposal voided'> {
  readonly by: MemberId;
  readonly reason: string;
}

/** The time came for a reminder, or for what follows a decision: what is to be said is said, once. */
export interface FollowUpDue extends FactOf<'follow-up due'> {
  readonly kind: FollowUpKind;
  readonly dueAt: Instant;
  /** Of a reminder: how many might vote when it was said. */
  readonly eligible?: number;
}

/** A member says that what was decided is done. */
export interface ProposalCarriedOut extends FactOf<'proposal carried out'> {
  readonly by: MemberId;
  readonly note?: string;
}

/** Somebody of its body says that so much of it was paid. */
export interface PaymentMade extends FactOf<'payment made'> {
  readonly by: MemberId;
  readonly amount: Money;
}

export type Fact =
  | ProposalMade
  | ProposalOpened
  | ProposalMoved
  | ProposalRevised
  | ProposalCarriedOut
  | ProposalEscalated
  | ProposalExtended
  | VoteCast
  | VoteTakenBack
  | VoteHidden
  | ReasonGiven
  | ReasonTakenBack
  | ProposalWithdrawn
  | ProposalClosed
  | VoteArrivedLate
  | ProposalVoided
  | FollowUpDue
  | PaymentMade;

const ABOUT_VOTES: ReadonlySet<Fact['type']> = new Set<Fact['type']>([
  'vote cast',
  'vote taken back',
  'vote hidden',
  'vote arrived late',
  'reason given',
  'reason taken back',
]);

/** Of these there are by far the most. They change who voted what, and nothing else of a proposal. */
export function isAboutVotes(fact: Fact): boolean {
  return ABOUT_VOTES.has(fact.type);
}

/** Whether nothing more is decided after it, if it wasn't over before: a decided one may be declared void. */
export function isEnding(fact: Fact): boolean {
  if (fact.type === 'proposal escalated') return fact.ends === true;
  return (
    fact.type === 'proposal closed' || fact.type === 'proposal withdrawn' || fact.type === 'proposal voided'
  );
}
