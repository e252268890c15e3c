import { followUpsOf, type FollowUp } from '../governance/proposal/follow-ups.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import type { ProposalNumber } from '../governance/terms.ts';

/** What closed proposals wait for is derived from their facts: one line for each that is missing or too many. */
export function verifyFollowUps(
  listed: readonly FollowUp[],
  proposals: ReadonlyMap<ProposalNumber, Proposal>,
): string[] {
  const closed = [...proposals.values()].filter(({ status }) => status === 'closed');
  const found = new Set(listed.map(lineFor));
  const expected = new Set(closed.flatMap((proposal) => followUpsOf(proposal)).map(lineFor));
  return [
    ...[...expected].filter((line) => !found.has(line)).map((line) => `follow-ups: ${line} is missing`),
    ...[...found]
      .filter((line) => !expected.has(line))
      .map((line) => `follow-ups: ${line} follows from no fact`),
  ];
}

function lineFor({ proposal, kind, dueAt }: FollowUp): string {
  return `"${kind}" of proposal ${String(proposal)} at ${new Date(dueAt).toISOString()}`;
}
