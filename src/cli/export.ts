import { loadConfig } from '../config/load.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import { published } from '../ledger/record/published.ts';
import { recordOf } from '../ledger/record/record.ts';
import { openForReading } from '../ledger/sqlite/open.ts';
import { LedgerReader, type Ending } from '../ledger/sqlite/reader.ts';
import type { Process } from './process.ts';
import { asCsv, asJson, asMarkdown, type Exported } from './export-formats.ts';

const FORMATS = { json: asJson, csv: asCsv, markdown: asMarkdown };
export type ExportFormat = keyof typeof FORMATS;
export const EXPORT_FORMATS = Object.keys(FORMATS);

/** `export`: every proposal with its votes, in numerical order, on standard output. */
export function exportLedger(config: string, format: ExportFormat, { env, print }: Process): void {
  const { storage } = loadConfig(config, { env, secrets: 'optional' });
  const database = openForReading(storage);
  try {
    const { proposals, endings } = new LedgerReader(database).proposals();
    const all = [...proposals.values()].map((proposal) =>
      exported(proposal, endings.get(proposal.number) ?? []),
    );
    print(FORMATS[format](all.toSorted((one, other) => one.record.number - other.record.number)));
  } finally {
    database.close();
  }
}

/** The record with its hash once it is closed, what was published of it, and the texts that it has as a hash. */
function exported(proposal: Proposal, endings: readonly Ending[]): Exported {
  const { fields, details } = proposal.terms;
  const hash = endings.at(-1)?.hash ?? null;
  const record = recordOf(proposal, hash);
  const sha256 = hash === null ? null : published(record).sha256;
  const others = endings.filter((ending) => ending.sha256 !== sha256);
  return {
    ...{ sha256, record, fields, details },
    ...(others.length === 0
      ? {}
      : { published: others.map((ending) => ({ sha256: ending.sha256, record: ending.record })) }),
  };
}
