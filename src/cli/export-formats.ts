import { CHOICES } from '../governance/terms.ts';
import type { ProposalRecord } from './record.ts';

export function asJson(records: readonly ProposalRecord[]): string {
  return JSON.stringify({ proposals: records }, undefined, 2);
}

const COLUMNS = [
  'number',
  'body',
  'title',
  'labels',
  'proposer',
  'status',
  'opensAt',
  'closesAt',
  'closedAt',
] as const;

/** A line for each proposal, after RFC 4180. */
export function asCsv(records: readonly ProposalRecord[]): string {
  const heading = [...COLUMNS, ...CHOICES, 'notCounted', 'eligible', 'ledger'];
  const rows = records.map((record) => [
    ...COLUMNS.map((column) => {
      if (column === 'labels') return record.labels.join(' ');
      return record[column];
    }),
    ...CHOICES.map((choice) => record.tally[choice]),
    record.tally.notCounted,
    record.eligible,
    record.ledger,
  ]);
  return [heading, ...rows].map((row) => row.map((cell) => csvCell(cell)).join(',')).join('\r\n');
}

function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  // A spreadsheet would take such a title for a formula, and carry it out.
  const safe = /^[=+\-\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asMarkdown(records: readonly ProposalRecord[]): string {
  return ['# Proposals', ...records.map((record) => markdownOf(record))].join('\n\n');
}

function markdownOf(record: ProposalRecord): string {
  const { number, title, labels, status, body, authority, proposer, tally } = record;
  const heading = `## ${String(number)}. ${[...labels, inlineText(title)].join(' ')}: ${status}`;
  const counts = CHOICES.map((choice) => `${choice} ${String(tally[choice])}`).join(', ');
  const about = [
    `- ${body}, ${authority}, proposed by ${inlineText(proposer)}`,
    `- open from ${record.opensAt ?? 'not yet'} to ${record.closesAt ?? 'not yet'}`,
    `- ${counts}, not counted ${String(tally.notCounted)}`,
    ...(record.ledger === null ? [] : [`- record ${record.ledger}`]),
  ];
  const ballots = record.ballots.map(({ voter, choice, castAt, reason, excluded }) => {
    const why = reason === null ? '' : `, because ${inlineText(reason)}`;
    return `  - ${inlineText(voter)}: ${choice}, ${castAt}${why}${excluded === null ? '' : ` (not counted: ${excluded})`}`;
  });
  return [heading, '', ...about, ...(ballots.length === 0 ? [] : ['- ballots:', ...ballots])].join('\n');
}

/** Members' text is text: no heading, link or markup of its own. */
function inlineText(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]<>#|!]/gu, '\\$&');
}
