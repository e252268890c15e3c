import type { BodyId, Choice, Duration } from './terms.ts';

/**
 * A positive or zero ratio, held exactly and in lowest terms.
 * Both parts are whole numbers of at most RATIO_PART_LIMIT, so that a part times any count of votes
 * stays an exact JavaScript integer.
 */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

export const RATIO_PART_LIMIT = 1_000_000;

export const COMPARISONS = ['moreThan', 'atLeast', 'atMost'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a ratio is multiplied with. `cast` is every ballot that counts, `eligible` everybody who may vote. */
export const EXTRA_BASES = ['cast', 'eligible', 'eligibleLessAbstain'] as const;
export type Base = Choice | (typeof EXTRA_BASES)[number];

/**
 * One inequality: the sum of `votes`, compared with `ratio` times the sum of `times`.
 * Without `times` the ratio is the number itself. With `when` it applies only if that choice has a vote.
 */
export interface Requirement {
  readonly when?: Choice;
  readonly votes: readonly Choice[];
  readonly comparison: Comparison;
  readonly ratio: Ratio;
  readonly times?: readonly Base[];
}

/** How long voting lasts (R1, R2, R5). `default` is used when the proposer names no closing time. */
export interface VotingPeriod {
  readonly minimum: Duration;
  readonly maximum: Duration;
  readonly default?: Duration;
  readonly urgent?: { readonly label: string; readonly minimum: Duration };
}

/** What a kind of proposal needs to pass. A rule without a label serves proposals without one. */
export interface Rule {
  readonly name: string;
  readonly label?: string;
  /** The bodies that may use it; all of them when absent. */
  readonly bodies?: readonly BodyId[];
  readonly votingPeriod: VotingPeriod;
  readonly require: readonly Requirement[];
}
