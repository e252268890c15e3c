import { ballots, shownReason, tallyOf } from '../../governance/proposal/ballots.ts';
import { reasonOfWithdrawn } from '../../governance/proposal/withdrawn-blocks.ts';
import type { Exclusion } from '../../governance/proposal/facts.ts';
import {
  statusOf,
  type Closed,
  type Extended,
  type Latecomer,
  type Proposal,
  type Vote,
  type Voting,
  type WithdrawnBlock,
} from '../../governance/proposal/proposal.ts';
import { EMPTY_TALLY } from '../../governance/tally.ts';
import type { Rule } from '../../governance/rule.ts';
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
 * @param hash of the fact that ended it, as its announcement shows it
 */
export function recordOf(proposal: Proposal, hash: string | null) {
  const { number, terms } = proposal;
  const { body, bodyName, authority, binds, room, title, labels, proposer, rule, urgent, reactions } = terms;
  const voting = proposal.status === 'made' ? undefined : proposal;
  const closed = proposal.status === 'closed' ? proposal : undefined;
  const { count } = closed ?? {};
  return wellFormed({
    format: RECORD_FORMAT,
    number,
    body: { id: body, name: bodyName },
    authority,
    ...(binds === undefined ? {} : { binds }),
    room,
    card: voting?.card ?? null,
    // Before its room was upgraded it had others, oldest first.
    ...(voting === undefined || voting.earlierCards.length === 0
      ? {}
      : { earlierCards: voting.earlierCards.map(({ room: former, card }) => ({ room: former, card })) }),
    title,
    labels,
    proposer,
    textHash: textHashOf(terms),
    ...(terms.amount === undefined ? {} : { amount: terms.amount }),
    ...(terms.invoiceOf === undefined ? {} : { invoiceOf: terms.invoiceOf }),
    urgent,
    rule: judgedBy(rule),
    reactions,
    opensAt: voting === undefined ? null : isoTime(voting.opensAt),
    closesAt: voting === undefined ? null : isoTime(voting.closesAt),
    closedAt: closed === undefined ? null : isoTime(closed.closedAt),
    eligible: count?.eligible ?? null,
    ballots: voting === undefined ? [] : ballotRecords(voting),
    exclusions: voting === undefined ? [] : exclusionRecords(voting),
    verdict: {
      outcome: statusOf(proposal),
      tally: count?.tally ?? (voting === undefined ? EMPTY_TALLY : tallyOf(voting)),
      requirements: count?.requirements ?? [],
    },
    ...(voting === undefined || voting.extensions.length === 0
      ? {}
      : { extensions: voting.extensions.map((extension) => extensionRecord(extension)) }),
    ...(voting === undefined || voting.withdrawnBlocks.length === 0
      ? {}
      : { withdrawnBlocks: voting.withdrawnBlocks.map((block) => withdrawnRecord(voting, block)) }),
    ...(terms.escalatedFrom === undefined ? {} : { escalatedFrom: terms.escalatedFrom.proposal }),
    ...(voting?.escalated === undefined ? {} : { escalatedTo: voting.escalated.to }),
    // What came after its closing changes nothing above but the outcome of what is void.
    ...(closed === undefined || closed.latecomers.length === 0
      ? {}
      : { latecomers: closed.latecomers.map((latecomer) => latecomerRecord(latecomer)) }),
    ...(closed?.voided === undefined ? {} : { voided: voidRecord(closed.voided) }),
    ledger: hash,
  });
}

/** What the outcome follows from: how long, and how many. */
function judgedBy({ name, label, bodies, votingPeriod, require }: Rule) {
  return {
    name,
    ...(label === undefined ? {} : { label }),
    ...(bodies === undefined ? {} : { bodies }),
    votingPeriod,
    require,
  };
}

/** One for each seat whose vote counts, in the order in which they first voted. */
function ballotRecords(proposal: Voting) {
  return ballots(proposal).flatMap(({ counts, reason }) =>
    counts === undefined ? [] : [voteRecord(counts, reason)],
  );
}

/** The votes that do not count, each with why. One that its voter took back is none any more. */
function exclusionRecords(proposal: Voting) {
  const counting = new Set(ballots(proposal).map(({ counts }) => counts?.cause));
  return [...proposal.votes.values()]
    .filter((vote) => !counting.has(vote.cause))
    .map((vote) => ({ ...voteRecord(vote, shownReason(vote)), why: whyNot(vote) }));
}

function whyNot({ excluded }: Vote): Exclusion | 'replaced' {
  // A newer choice of the same seat stands.
  return excluded ?? 'replaced';
}

function voteRecord(vote: Vote, reason: string | undefined) {
  const { voter, seat, choice, via, cause, castAt, at, delayed, hiddenBy } = vote;
  return {
    voter,
    // Several accounts may have one ballot.
    ...(seat === undefined ? {} : { seat }),
    choice,
    via,
    event: cause,
    castAt: isoTime(castAt),
    receivedAt: isoTime(at),
    ...(delayed === undefined ? {} : { delayed }),
    ...(hiddenBy === undefined ? {} : { hiddenBy }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Who moved the end of the vote, and from when to when. */
function extensionRecord({ by, at, from, closesAt }: Extended) {
  return { by, at: isoTime(at), from: isoTime(from), to: isoTime(closesAt) };
}

/** A Block that stood for a while. */
function withdrawnRecord(proposal: Voting, withdrawn: WithdrawnBlock) {
  const { voter, block, at } = withdrawn;
  const reason = reasonOfWithdrawn(proposal, withdrawn);
  return { voter, event: block, withdrawnAt: isoTime(at), ...(reason === undefined ? {} : { reason }) };
}

/** A vote that was sent in time and arrived after the closing. */
function latecomerRecord({ voter, choice, via, cause, castAt, at }: Latecomer) {
  return { voter, choice, via, event: cause, castAt: isoTime(castAt), receivedAt: isoTime(at) };
}

function voidRecord({ by, reason, at, before }: NonNullable<Closed['voided']>) {
  return { by, reason, at: isoTime(at), ...(before === undefined ? {} : { before }) };
}

function isoTime(instant: Instant): string {
  return new Date(instant).toISOString();
}
