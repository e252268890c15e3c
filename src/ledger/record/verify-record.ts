import { minimumPeriod } from '../../governance/voting-period.ts';
import { canonicalJson } from '../canonical.ts';
import { differences } from './differences.ts';
import { recordOf, type ProposalRecord } from './record.ts';
import { recordSchema, type ReadRecord } from './record-schema.ts';
import { instantOf, replay } from './replay.ts';
import { sha256Of } from './text-hash.ts';

export interface RecordVerification {
  /** Of the record as it was handed in; undefined for what no record can hold. */
  readonly sha256: string | undefined;
  /** One line each; none when all is in order. */
  readonly problems: readonly string[];
  /** Absent when it does not have the form of a record. */
  readonly record?: ReadRecord;
}

/**
 * Counts the votes in a record once more and applies its rule, with nothing but the record: ballots, tally,
 * requirements and outcome must come out the same.
 * @param expected the hash that the result shows, where it is known
 */
export function verifyRecord(given: unknown, expected: string | undefined): RecordVerification {
  const sha256 = hashOf(given);
  const altered =
    expected === undefined || expected === sha256
      ? []
      : [`SHA-256: of this record it is ${sha256 ?? 'none'}; the result shows ${expected}`];
  const read = readRecord(given);
  if ('misfits' in read) return { sha256, problems: [...altered, ...read.misfits] };
  const { record } = read;
  return { sha256, record, problems: [...altered, ...unruly(record), ...miscounted(record)] };
}

function readRecord(given: unknown): { readonly record: ReadRecord } | { readonly misfits: string[] } {
  try {
    const read = recordSchema.safeParse(given);
    if (read.success) return { record: read.data };
    return {
      misfits: read.error.issues.map(({ path, message }) => `${path.map(String).join(', ')}: ${message}`),
    };
  } catch {
    // zod compares the length of whatever has one.
    return { misfits: ['it has a length that is no number, and is no record'] };
  }
}

/** A number that is not whole has no canonical form, and no stack is deep enough for what some may write. */
function hashOf(given: unknown): string | undefined {
  try {
    return sha256Of(canonicalJson(given));
  } catch {
    return undefined;
  }
}

/** What the rules forbid whatever was voted. */
function unruly(record: ReadRecord): string[] {
  const { rule, urgent, verdict, eligible, voided, latecomers = [] } = record;
  const [opensAt, closesAt, closedAt] = [record.opensAt, record.closesAt, record.closedAt].map(instantOf);
  const decided = voided?.before ?? verdict.outcome;
  const voted = decided === 'passed' || decided === 'not passed';
  const problems = repeated(record).map((event) => `vote ${event}: it stands there twice`);
  if (opensAt === undefined || closesAt === undefined || closedAt === undefined) return problems;
  if (closesAt - opensAt < minimumPeriod({ ...rule, bodies: [] }, urgent)) {
    problems.push('closesAt: voting was shorter than the rule allows');
  }
  if (voted && closedAt < closesAt) problems.push('closedAt: it was closed before the end of voting');
  if (voted && eligible === null) problems.push('eligible: how many may vote is missing');
  if (verdict.outcome === 'void' && voided === undefined) {
    problems.push('voided: who declared it void is missing');
  }
  problems.push(...strangeMeanwhile(record));
  for (const { event, receivedAt } of latecomers) {
    if (instantOf(receivedAt) < closedAt) problems.push(`vote ${event}: it came before the closing`);
  }
  return problems;
}

/** What is said of the time between does not fit the end or the votes. */
function strangeMeanwhile(record: ReadRecord): string[] {
  const { extensions = [], withdrawnBlocks = [], exclusions, ballots, proposer, closesAt } = record;
  const votes = new Map([...exclusions, ...ballots].map((vote) => [vote.event, vote]));
  const unfit = withdrawnBlocks.filter(({ event, voter }) => {
    const vote = votes.get(event);
    return vote !== undefined && (vote.voter !== voter || vote.choice !== 'block');
  });
  const ends = extensions.map(({ to }) => instantOf(to));
  const shorter = extensions.some(({ by, from }, index) => {
    const to = ends[index] ?? 0;
    return by !== proposer || to <= instantOf(from) || to > instantOf(closesAt);
  });
  return [
    ...unfit.map(({ event }) => `vote ${event}: it is said to be a Block that was withdrawn, and is not`),
    ...(shorter ? ['extensions: they do not lead to the end of voting'] : []),
  ];
}

function repeated({ ballots, exclusions, latecomers = [] }: ReadRecord): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { event } of [...ballots, ...exclusions, ...latecomers])
    (seen.has(event) ? twice : seen).add(event);
  return [...twice];
}

function miscounted(record: ReadRecord): string[] {
  const { textHash, ledger } = record;
  const again = { ...recordOf(replay(record), ledger), textHash };
  return differences(comparable(record), comparable(again));
}

/** Votes by their events, so that a difference names its voter. What was so for a while, or of other proposals, follows from no vote. */
function comparable(record: ReadRecord | ProposalRecord): object {
  const { ballots, exclusions, latecomers = [], ...others } = record;
  const {
    extensions: _ends,
    withdrawnBlocks: _were,
    escalatedFrom: _from,
    escalatedTo: _to,
    ...rest
  } = others;
  const named = (what: string, votes: readonly { readonly voter: string; readonly event: string }[]) =>
    Object.fromEntries(votes.map((vote) => [`${what} ${vote.event} of ${vote.voter}`, vote]));
  return {
    ...{ ...rest, ...named('ballot', ballots), ...named('vote that does not count', exclusions) },
    ...named('vote that arrived late', latecomers),
  };
}
