import type { Choice, EventId, Instant, MemberId, Outcome, ProposalNumber } from '../terms.ts';
import type { Tally } from '../tally.ts';
import type { RequirementResult } from '../verdict.ts';
import type { Terms, VoteCast } from './facts.ts';

/** A vote that stands: not taken back by its voter. `hiddenBy` removed its message or reaction. */
export interface Vote extends Omit<VoteCast, 'type' | 'proposal' | 'cause' | 'at'> {
  readonly id: EventId;
  readonly receivedAt: Instant;
  readonly hiddenBy?: MemberId;
}

export interface Made {
  readonly status: 'made';
  readonly number: ProposalNumber;
  readonly terms: Terms;
  /** The event of the `propose` command. */
  readonly madeBy: EventId;
  readonly plannedFor: Instant;
}

export interface Voting extends Omit<Made, 'status'> {
  readonly card: EventId;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** Standing votes by their event, and the same by voter, in the order of their receipt. */
  readonly votes: Map<EventId, Vote>;
  readonly votesOf: Map<MemberId, Vote[]>;
  /** Votes and reasons that were taken back: the homeserver may show them once more, they never count again. */
  readonly takenBack: Set<EventId>;
  /** How many members' reactions for each choice can be seen on the card. */
  readonly visible: Record<Choice, number>;
  /** The cause that last brought such a number to zero; the opening, to begin with. */
  readonly emptiedBy: Record<Choice, string>;
  /** The reason that a member gave apart from a vote, with its event. */
  readonly reasons: Map<MemberId, { readonly text: string; readonly event: EventId }>;
}

export interface Open extends Voting {
  readonly status: 'open';
}

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
}

/** Undefined is the proposal that nobody has made yet. */
export type Proposal = Made | Open | Closed;

/** What a proposal is waiting for, or how it ended, in the words that machines read. */
export function statusOf(proposal: Proposal): 'open' | Outcome {
  return proposal.status === 'closed' ? proposal.outcome : 'open';
}
