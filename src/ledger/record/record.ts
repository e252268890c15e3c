import { ballots, shownReason, tallyOf } from '../../governance/proposal/ballots.ts';
import type { Exclusion } from '../../governance/proposal/facts.ts';
import { statusOf, type Proposal, type Vote, type Voting } from '../../governance/proposal/proposal.ts';
import { EMPTY_TALLY } from '../../governance/tally.ts';
import type { Instant } from '../../governance/terms.ts';
import { textHashOf } from './text-hash.ts';
import { wellFormed } from './well-formed.ts';

/** Changes whenever a reader of the old form could not read the new. */
export const RECORD_FORMAT = 1;

/** What is known outside of one proposal: the same in its result, in an export and to whoever checks it. */
export type ProposalRecord = ReturnType<typeof recordOf>;

/**
 * The record of a proposal: all that its outcome follows from. Times are ISO 8601 in UTC; what is not known yet
 * is null, what need not be said is left out.
 * @param hash of the fact that closed it, as its result shows it
 */
export function recordOf(proposal: Proposal, hash: string | null) {
  const { number, terms } = proposal;
  const { body, bodyName, authority, binds, room, title, labels, proposer, rule, urgent, reactions } = terms;
  const voting = proposal.status === 'made' ? undefined : proposal;
  const count = proposal.status === 'closed' ? proposal.count : undefined;
  return wellFormed({
    format: RECORD_FORMAT,
    number,
    body: { id: body, name: bodyName },
    authority,
    ...(binds === undefined ? {} : { binds }),
    room,
    card: voting?.card ?? null,
    title,
    labels,
    proposer,
    textHash: textHashOf(terms),
    urgent,
    rule,
    reactions,
    opensAt: voting === undefined ? null : isoTime(voting.opensAt),
    closesAt: voting === undefined ? null : isoTime(voting.closesAt),
    closedAt: proposal.status === 'closed' ? isoTime(proposal.closedAt) : null,
    eligible: count?.eligible ?? null,
    ballots: voting === undefined ? [] : ballotRecords(voting),
    exclusions: voting === undefined ? [] : exclusionRecords(voting),
    verdict: {
      outcome: statusOf(proposal),
      tally: count?.tally ?? (voting === undefined ? EMPTY_TALLY : tallyOf(voting)),
      requirements: count?.requirements ?? [],
    },
    ledger: hash,
  });
}

/** One for each member whose vote counts, in the order in which they first voted. */
function ballotRecords(proposal: Voting) {
  return ballots(proposal).flatMap(({ counts, reason }) =>
    counts === undefined ? [] : [voteRecord(counts, reason)],
  );
}

/** The votes that do not count, each with why. One that its voter took back is none any more. */
function exclusionRecords(proposal: Voting) {
  const counting = new Set(ballots(proposal).map(({ counts }) => counts?.id));
  return [...proposal.votes.values()]
    .filter((vote) => !counting.has(vote.id))
    .map((vote) => ({ ...voteRecord(vote, shownReason(vote)), why: whyNot(vote) }));
}

function whyNot({ excluded }: Vote): Exclusion | 'replaced' {
  // A newer choice of the same member stands.
  return excluded ?? 'replaced';
}

function voteRecord(vote: Vote, reason: string | undefined) {
  const { voter, choice, via, id, castAt, receivedAt, delayed, hiddenBy } = vote;
  return {
    voter,
    choice,
    via,
    event: id,
    castAt: isoTime(castAt),
    receivedAt: isoTime(receivedAt),
    ...(delayed === undefined ? {} : { delayed }),
    ...(hiddenBy === undefined ? {} : { hiddenBy }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function isoTime(instant: Instant): string {
  return new Date(instant).toISOString();
}
