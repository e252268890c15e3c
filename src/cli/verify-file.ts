import { readFileSync, statSync } from 'node:fs';

import { cleanLine } from '../chat/clean-text.ts';
import { readFailure } from '../config/read-failure.ts';
import { CHOICES } from '../governance/terms.ts';
import { differences } from '../ledger/record/differences.ts';
import { findRecord, type Beside } from '../ledger/record/find-record.ts';
import type { ReadRecord } from '../ledger/record/record-schema.ts';
import { verifyRecord } from '../ledger/record/verify-record.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

/**
 * `verify FILE`: a published record once more, with nothing but the file.
 * @param expected the SHA-256 that a result shows, for a record that is a file of its own
 * @returns the exit code
 */
export function verifyFile(file: string, expected: string | undefined, { print, complain }: Process): number {
  const found = findRecord(textOf(file));
  if (found.kind === 'foreign') throw new UsageError(`${file} can't be checked: ${found.why}.`);
  if (found.kind === 'attached') {
    throw new UsageError(
      `${file} is a message whose record is a file of its own, in the thread of the proposal. Download that file ` +
        `(proposal-…-record.json), and check it with: verify --sha256 ${cleanLine(found.sha256)} THE-FILE`,
    );
  }
  const { beside } = found;
  const { record, sha256, problems } = verifyRecord(found.record, expected ?? beside?.sha256);
  const all = [...problems, ...(record === undefined ? [] : besideProblems(record, beside))];
  for (const problem of all) complain(cleanLine(problem));
  if (record === undefined || all.length > 0) {
    complain(`Not in order: ${String(all.length)} ${all.length === 1 ? 'difference' : 'differences'}.`);
    return EXIT.failed;
  }
  for (const line of summaryOf(record)) print(cleanLine(line));
  print(`SHA-256: ${sha256 ?? ''}`);
  if (expected === undefined && beside === undefined) {
    print('Compare it with the one in the message of the result: coop.althing.record, sha256.');
  }
  return EXIT.fine;
}

/** Far more than the largest group's record. */
const MOST_BYTES = 64 * 1024 * 1024;

function textOf(file: string): string {
  try {
    if (statSync(file).size > MOST_BYTES) throw new UsageError(`${file} is too large to be a record.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${file} can't be checked: it is no text in UTF-8.`);
    const failure = readFailure(error);
    if (failure === undefined) throw error;
    throw new UsageError(`${file} can't be read: ${failure.reason}.`);
  }
}

/** The same event says some of it twice: people's programs read the one, this checks the other. */
function besideProblems(record: ReadRecord, beside: Beside | undefined): string[] {
  const { result, room } = beside ?? {};
  const { number, body, authority, eligible, verdict, closedAt, ledger } = record;
  const expected: Readonly<Record<string, unknown>> = {
    number,
    body: body.id,
    outcome: verdict.outcome,
    authority,
    tally: verdict.tally,
    eligible,
    closedAt,
    ledger,
  };
  const said = Object.fromEntries(Object.keys(expected).map((key) => [key, result?.[key]]));
  return [
    ...(result === undefined ? [] : differences(said, expected, 'coop.althing.result')),
    ...(room === undefined ? [] : differences(room, record.room, 'the room of the message')),
  ];
}

function summaryOf(record: ReadRecord): string[] {
  const { number, title, verdict, eligible, ballots, exclusions, latecomers = [], voided, ledger } = record;
  const counts = CHOICES.map((choice) => `${choice} ${String(verdict.tally[choice])}`).join(', ');
  const among = eligible === null ? '' : `; ${String(eligible)} may vote`;
  return [
    `In order: proposal ${String(number)}, ${title}: ${verdict.outcome}`,
    `Counted again: ${String(ballots.length)} ballots (${counts}), ${String(exclusions.length)} votes that do not count${among}`,
    ...(latecomers.length === 0
      ? []
      : [`Sent in time, arrived after the closing: ${String(latecomers.length)} votes`]),
    ...(voided === undefined ? [] : [voidLine(voided)]),
    `Record: ${ledger.slice(0, 16)}`,
  ];
}

function voidLine({ by, at, reason, before }: NonNullable<ReadRecord['voided']>): string {
  const decided =
    before === undefined ? 'while it was open' : `it was ${before} before, which was counted again`;
  return `Declared void by ${by}, ${at}, because ${reason} (${decided})`;
}
