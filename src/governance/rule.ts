import type { Currency } from './money.ts';
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

/** The lines of one kind of request, by its name: one for work, one for a donation (R8). */
export interface Form {
  readonly name: string;
  readonly fields: readonly string[];
}

/** What a proposal is about, if it is about money. */
export interface MoneyRule {
  /** The fields that can name the amount; of those that a proposal needs it is exactly one. */
  readonly amount: readonly string[];
  /** In which it may be asked for, at least one. */
  readonly currencies: readonly Currency[];
  /** Which part of a passed amount its proposer may invoice without a further vote (R9); all when absent. */
  readonly atOnce?: Ratio;
  /** Label of the proposals that invoice the rest (R10), where there are such. */
  readonly invoicedBy?: string;
}

/** What a kind of proposal needs to pass. A rule without a label serves proposals without one. */
export interface Rule {
  readonly name: string;
  readonly label?: string;
  /** The bodies that may use it; all of them when absent. */
  readonly bodies?: readonly BodyId[];
  readonly votingPeriod: VotingPeriod;
  readonly require: readonly Requirement[];
  /** Lines, `Field: value`, without which such a proposal is not opened. */
  readonly fields?: readonly string[];
  /** The lines of one of these are needed as well. */
  readonly forms?: readonly Form[];
  readonly money?: MoneyRule;
  /** Name of the rule whose passed proposals it invoices (R10). It has `money`, and so has that rule. */
  readonly invoices?: string;
  /** Once passed, its amount is to be paid within this time; the proposer is reminded as long as it isn't. */
  readonly payment?: { readonly within: Duration };
  /** What members read instead of "passed" and "not passed". */
  readonly outcomes?: { readonly passed: string; readonly notPassed: string };
}

/** Every line that a rule asks for, each once. */
export function fieldsOf({ fields = [], forms = [] }: Pick<Rule, 'fields' | 'forms'>): string[] {
  return [...new Set([...fields, ...forms.flatMap((form) => form.fields)])];
}
