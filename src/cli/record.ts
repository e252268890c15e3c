import { isoTime } from '../chat/times.ts';
import { ballots, tallyOf } from '../governance/proposal/ballots.ts';
import { statusOf, type Proposal, type Vote } from '../governance/proposal/proposal.ts';
import { EMPTY_TALLY } from '../governance/tally.ts';

/** One proposal for readers outside: times in ISO 8601 UTC, nothing left out. */
export type ProposalRecord = ReturnType<typeof recordOf>;

/** @param hash of the fact that closed it, as its result shows it */
export function recordOf(proposal: Proposal, hash: string | undefined) {
  const { number, terms } = proposal;
  const voting = proposal.status === 'made' ? undefined : proposal;
  const count = proposal.status === 'closed' ? proposal.count : undefined;
  return {
    number,
    body: terms.body,
    title: terms.title,
    labels: terms.labels,
    proposer: terms.proposer,
    details: terms.details,
    fields: terms.fields,
    rule: terms.rule,
    authority: terms.authority,
    status: statusOf(proposal),
    opensAt: voting === undefined ? null : isoTime(voting.opensAt),
    closesAt: voting === undefined ? null : isoTime(voting.closesAt),
    closedAt: proposal.status === 'closed' ? isoTime(proposal.closedAt) : null,
    tally: count?.tally ?? (voting === undefined ? EMPTY_TALLY : tallyOf(voting)),
    eligible: count?.eligible ?? null,
    requirements: count?.requirements ?? [],
    ballots: voting === undefined ? [] : ballotRecords(voting),
    ledger: hash ?? null,
  };
}

function ballotRecords(proposal: Exclude<Proposal, { status: 'made' }>) {
  return ballots(proposal).flatMap(({ voter, counts, reason, excluded }) => [
    ...(counts === undefined
      ? []
      : [{ voter, ...voteRecord(counts), reason: reason ?? null, excluded: null }]),
    ...excluded.map((vote) => ({
      voter,
      ...voteRecord(vote),
      reason: vote.reason ?? null,
      excluded: vote.excluded ?? null,
    })),
  ]);
}

function voteRecord(vote: Vote) {
  const { choice, via, id, castAt, receivedAt, delayed = false, hiddenBy = null } = vote;
  return {
    choice,
    via,
    event: id,
    castAt: isoTime(castAt),
    receivedAt: isoTime(receivedAt),
    delayed,
    hiddenBy,
  };
}
