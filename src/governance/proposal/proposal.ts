import type {
  Choice,
  EventId,
  Instant,
  MemberId,
  Outcome,
  ProposalNumber,
  RoomId,
  SeatId,
} from '../terms.ts';
import type { Tally } from '../tally.ts';
import type { RequirementResult } from '../verdict.ts';
import type { FollowUpDue, PaymentMade, Terms, VoteArrivedLate, VoteCast } from './facts.ts';

/**
 * A vote that stands: not taken back by its voter. It is its fact, so that hundreds of thousands are in memory once;
 * `cause` is its event, `at` when it was received. `hiddenBy` removed its message or reaction.
 */
export interface Vote extends VoteCast {
  readonly hiddenBy?: MemberId;
}

export interface Made {
  readonly status: 'made';
  readonly number: ProposalNumber;
  readonly terms: Terms;
  /** The event of the `propose` command. */
  readonly madeBy: EventId;
  readonly plannedFor: Instant;
  /** The newest edit of the command that was taken. */
  readonly revision?: { readonly edit: EventId; readonly saidAt: Instant };
}

/** A card and its room. */
export interface CardPlace {
  readonly room: RoomId;
  readonly card: EventId;
}

export interface Voting extends Omit<Made, 'status'> {
  readonly card: EventId;
  /** Cards in rooms that were upgraded since, oldest first. Votes on them count as well. */
  readonly earlierCards: readonly CardPlace[];
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** Standing votes by their event, and the same by seat, in the order of their receipt. */
  readonly votes: Map<EventId, Vote>;
  readonly votesOf: Map<SeatId, Vote[]>;
  /** In whose name somebody voted last, where that is not their own alone. */
  readonly delegates: Map<MemberId, SeatId>;
  /** Votes and reasons that were taken back: the homeserver may show them once more, they never count again. */
  readonly takenBack: Set<EventId>;
  /** How many members' reactions for each choice can be seen on the card. */
  readonly visible: Record<Choice, number>;
  /** The cause that last brought such a number to zero; the opening, to begin with. */
  readonly emptiedBy: Record<Choice, string>;
  /** The reason that a member gave apart from a vote, with its event. */
  readonly reasons: Map<MemberId, { readonly text: string; readonly event: EventId }>;
  /** Whether anybody but the proposer has ever voted: from then on its text stands. */
  readonly othersVoted: boolean;
  /** Oldest first; whoever blocked again since is among them. */
  readonly withdrawnBlocks: readonly WithdrawnBlock[];
  /** Oldest first. */
  readonly extensions: readonly Extended[];
  /** As which proposal of another body it goes on. */
  readonly escalated?: { readonly by: MemberId; readonly to: ProposalNumber; readonly toName: string };
  /** Who said that it is done. */
  readonly carriedOut?: { readonly by: MemberId; readonly at: Instant; readonly note?: string };
  /** What was said at its time. */
  readonly told: readonly Pick<FollowUpDue, 'kind' | 'dueAt' | 'at'>[];
}

/** A member's Block that stood for a while: they took it back or chose otherwise. */
export interface WithdrawnBlock {
  readonly voter: MemberId;
  /** The vote that was the Block. */
  readonly block: EventId;
  /** When the bot learned that it was withdrawn. */
  readonly at: Instant;
}

/** Its proposer moved the end of the vote. */
export interface Extended {
  readonly by: MemberId;
  readonly at: Instant;
  readonly from: Instant;
  readonly closesAt: Instant;
}

export interface Open extends Voting {
  readonly status: 'open';
}

/** A vote that was sent in time and arrived after the closing: its fact, as with a vote. */
export type Latecomer = VoteArrivedLate;

export type Payment = Pick<PaymentMade, 'by' | 'amount' | 'at'>;

export interface Closed extends Voting {
  readonly status: 'closed';
  readonly outcome: Outcome;
  readonly closedAt: Instant;
  /** Of a proposal that went to its vote; a withdrawn one has none. */
  readonly count?: {
    readonly tally: Tally;
    readonly eligible: number;
    readonly requirements: readonly RequirementResult[];
  };
  /** They change nothing, and are listed. */
  readonly latecomers: readonly Latecomer[];
  /** What was paid of it, oldest first. */
  readonly payments: readonly Payment[];
  /** Who declared it void and why, and what was decided before, if anything was; `count` is of that. */
  readonly voided?: {
    readonly by: MemberId;
    readonly reason: string;
    readonly at: Instant;
    readonly before?: Outcome;
  };
}

/** Undefined is the proposal that nobody has made yet. */
export type Proposal = Made | Open | Closed;

/** What a proposal is waiting for, or how it ended, in the words that machines read. */
export function statusOf(proposal: Proposal): 'open' | Outcome {
  return proposal.status === 'closed' ? proposal.outcome : 'open';
}

/** Every card of a proposal, the one of today last. */
export function cardsOf({ earlierCards, terms, card }: Voting): CardPlace[] {
  return [...earlierCards, { room: terms.room, card }];
}

/** Where everything that is said about a proposal goes: the thread of its card, or the one in which the card stands. */
export function threadOf({ terms, card }: Pick<Voting, 'terms' | 'card'>): EventId {
  return terms.thread ?? card;
}
