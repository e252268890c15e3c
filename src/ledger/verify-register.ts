import { statusOf, type Proposal } from '../governance/proposal/proposal.ts';
import { proposalNumber, type ProposalNumber } from '../governance/terms.ts';
import type { RegisterRow } from './sqlite/reader.ts';

/** The register is derived from the facts: each difference means that somebody changed it, or cut facts off. */
export function verifyRegister(
  rows: readonly RegisterRow[],
  proposals: ReadonlyMap<ProposalNumber, Proposal>,
): string[] {
  const listed = new Set(rows.map((row) => row.number));
  const missing = [...proposals.keys()].filter((number) => !listed.has(number));
  return [
    ...rows.flatMap((row) => differences(row, proposals.get(proposalNumber(row.number)))),
    ...missing.map((number) => `register: proposal ${String(number)} is missing`),
  ];
}

function differences(row: RegisterRow, proposal: Proposal | undefined): string[] {
  const name = `register: proposal ${String(row.number)}`;
  if (proposal === undefined) return [`${name} is in no fact`];
  const made = proposal.status === 'made';
  const { body, bodyName, room, title, labels, proposer, rule, amount, invoiceOf } = proposal.terms;
  const expected: Omit<RegisterRow, 'number'> = {
    body,
    bodyName,
    room,
    title,
    labels: labels.join(' '),
    proposer,
    rule: rule.name,
    about: invoiceOf ?? null,
    currency: amount?.currency ?? null,
    status: made ? 'made' : statusOf(proposal),
    card: made ? null : proposal.card,
    opensAt: made ? null : proposal.opensAt,
    closesAt: made ? null : proposal.closesAt,
    closedAt: proposal.status === 'closed' ? proposal.closedAt : null,
  };
  const { number: _number, ...found } = row;
  return JSON.stringify(found) === JSON.stringify(expected)
    ? []
    : [`${name} is ${JSON.stringify(found)}; by the facts it is ${JSON.stringify(expected)}`];
}
