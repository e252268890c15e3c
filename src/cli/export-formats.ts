import { cleanLine } from '../chat/clean-text.ts';
import { CHOICES } from '../governance/terms.ts';
import type { ProposalRecord } from '../ledger/record/record.ts';
import { wellFormed } from '../ledger/record/well-formed.ts';

/** A proposal with all that the ledger says of it. */
export interface Exported {
  /** Of the record; null while the proposal is not closed. */
  readonly sha256: string | null;
  /** As it is now. */
  readonly record: ProposalRecord;
  /** The records that its announcements published, where they are others: something came after them. */
  readonly published?: readonly { readonly sha256: string; readonly record: ProposalRecord }[];
  readonly fields: Readonly<Record<string, string>>;
  readonly details: string;
}

export function asJson(proposals: readonly Exported[]): string {
  return JSON.stringify(wellFormed({ proposals }), undefined, 2);
}

/** The columns of the CSV, each with what stands in it. */
const COLUMNS: Readonly<Record<string, (record: ProposalRecord) => string | number | null>> = {
  number: ({ number }) => number,
  body: ({ body }) => body.id,
  title: ({ title }) => title,
  labels: ({ labels }) => labels.join(' '),
  proposer: ({ proposer }) => proposer,
  status: ({ verdict }) => verdict.outcome,
  opensAt: ({ opensAt }) => opensAt,
  closesAt: ({ closesAt }) => closesAt,
  closedAt: ({ closedAt }) => closedAt,
  ...Object.fromEntries(
    [...CHOICES, 'notCounted' as const].map((each) => [
      each,
      ({ verdict }: ProposalRecord) => verdict.tally[each],
    ]),
  ),
  eligible: ({ eligible }) => eligible,
  ledger: ({ ledger }) => ledger,
  arrivedLate: ({ latecomers }) => latecomers?.length ?? 0,
  decidedBefore: ({ voided }) => voided?.before ?? null,
  voidedBy: ({ voided }) => voided?.by ?? null,
  voidedAt: ({ voided }) => voided?.at ?? null,
  voidReason: ({ voided }) => voided?.reason ?? null,
};

/** A line for each proposal, after RFC 4180. */
export function asCsv(proposals: readonly Exported[]): string {
  const rows = proposals.map(({ record }) => Object.values(COLUMNS).map((cell) => cell(record)));
  return [Object.keys(COLUMNS), ...rows]
    .map((row) => row.map((cell) => csvCell(cell)).join(','))
    .join('\r\n');
}

/**
 * What a spreadsheet takes for a formula, and would carry out (OWASP, "CSV Injection"). A user id begins with
 * `@` as well, and is harmless unless it calls something.
 */
const FORMULA = /^(?:[=+\-\t\r\n＝＋－＠]|@.*[(|!])/u;

function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = cleanLine(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asMarkdown(proposals: readonly Exported[]): string {
  return ['# Proposals', ...proposals.map(({ record }) => markdownOf(record))].join('\n\n');
}

function markdownOf(record: ProposalRecord): string {
  const { number, title, labels, body, authority, proposer, verdict, opensAt, closesAt, ledger } = record;
  const { outcome, tally } = verdict;
  const name = inlineText([...labels, title].join(' '));
  const counts = CHOICES.map((choice) => `${choice} ${String(tally[choice])}`).join(', ');
  const about = [
    `- ${inlineText(body.name)}, ${authority}, proposed by ${inlineText(proposer)}`,
    `- open from ${opensAt ?? 'not yet'} to ${closesAt ?? 'not yet'}`,
    `- ${counts}, not counted ${String(tally.notCounted)}`,
    ...voidLine(record),
    ...(ledger === null ? [] : [`- record ${ledger}`]),
  ];
  return [
    `## ${String(number)}. ${name}: ${outcome}`,
    '',
    ...about,
    ...listed('ballots', record.ballots),
    ...listed('votes that do not count', record.exclusions),
    ...listed('votes that were sent in time and arrived after the closing', record.latecomers ?? []),
  ].join('\n');
}

function voidLine({ voided }: ProposalRecord): string[] {
  if (voided === undefined) return [];
  const { by, reason, at, before } = voided;
  const decided = before === undefined ? 'while it was open' : `it was ${before} before`;
  return [`- declared void by ${inlineText(by)}, ${at}, because ${inlineText(reason)} (${decided})`];
}

type Listed = Pick<ProposalRecord['ballots'][number], 'voter' | 'seat' | 'choice' | 'castAt' | 'reason'> & {
  readonly why?: string;
};

function listed(heading: string, votes: readonly Listed[]): string[] {
  const lines = votes.map(({ voter, seat, choice, castAt, reason, why }) => {
    const whose = seat === undefined ? '' : ` for ${inlineText(seat)}`;
    const because = reason === undefined ? '' : `, because ${inlineText(reason)}`;
    return `  - ${inlineText(voter)}${whose}: ${choice}, ${castAt}${because}${why === undefined ? '' : ` (${why})`}`;
  });
  return lines.length === 0 ? [] : [`- ${heading}:`, ...lines];
}

/** Members' text is text: no heading, link or markup of its own. */
function inlineText(text: string): string {
  return cleanLine(text).replace(/[\\`*_{}[\]<>#|!~&$]/gu, '\\$&');
}
