import { isMore } from '../money.ts';
import type { Instant, ProposalNumber } from '../terms.ts';
import { reviewAt } from '../review.ts';
import { paidOf } from './account.ts';
import type { FollowUpDue } from './facts.ts';
import type { Closed, Open, Proposal } from './proposal.ts';

/** What a proposal waits for: that voting will end soon, or what its group wants to be reminded of afterwards. */
export type FollowUpKind = 'reminder' | 'review' | 'payment';

export interface FollowUp {
  readonly proposal: ProposalNumber;
  readonly kind: FollowUpKind;
  readonly dueAt: Instant;
}

/** What is still to be said of a proposal, and when, as far as it is known today. */
export function followUpsOf(proposal: Proposal): readonly FollowUp[] {
  if (proposal.status === 'closed') return [...theReview(proposal), ...paymentReminder(proposal)];
  if (proposal.status !== 'open') return [];
  const { number: of, told } = proposal;
  return reminderTimes(proposal)
    .filter((dueAt) => !told.some((each) => each.kind === 'reminder' && each.dueAt === dueAt))
    .map((dueAt) => ({ proposal: of, kind: 'reminder', dueAt }));
}

/** What was decided is looked at again, once. */
function theReview({ number, terms, outcome, closesAt, told }: Closed): readonly FollowUp[] {
  if (outcome !== 'passed' || terms.review === undefined) return [];
  const dueAt = reviewAt(terms.review, closesAt);
  if (told.some(({ kind }) => kind === 'review')) return [];
  return [{ proposal: number, kind: 'review', dueAt }];
}

/** Of what is to be paid (R10), again and again until somebody marks it paid; what was missed is not made up for. */
function paymentReminder(proposal: Closed): readonly FollowUp[] {
  const { number, terms, outcome, closesAt, told } = proposal;
  const { amount, rule } = terms;
  if (outcome !== 'passed' || rule.payment === undefined || amount === undefined) return [];
  if (!isMore(amount, paidOf(proposal))) return [];
  const { within } = rule.payment;
  const last = told.findLast(({ kind }) => kind === 'payment')?.at ?? closesAt;
  const times = Math.floor((last - closesAt) / within) + 1;
  return [{ proposal: number, kind: 'payment', dueAt: closesAt + times * within }];
}

/**
 * It is time: the fact that it was said, so that it is said once.
 * @param eligible how many may vote then, where what is said depends on it
 */
export function fallsDue({ proposal, kind, dueAt }: FollowUp, at: Instant, eligible?: number): FollowUpDue {
  const cause = `follow-up:${kind}:${String(proposal)}:${String(dueAt)}`;
  return {
    type: 'follow-up due',
    proposal,
    cause,
    at,
    kind,
    dueAt,
    ...(eligible === undefined ? {} : { eligible }),
  };
}

/**
 * When members are reminded: so long before the end as was laid down when it was made. What would come in the
 * first tenth of the voting period is left out, since it says nothing that the card does not say.
 */
export function reminderTimes({
  terms,
  opensAt,
  closesAt,
}: Pick<Open, 'terms' | 'opensAt' | 'closesAt'>): Instant[] {
  const period = closesAt - opensAt;
  return (terms.reminders ?? [])
    .map((before) => closesAt - before)
    .filter((dueAt) => 10 * (dueAt - opensAt) >= period);
}
