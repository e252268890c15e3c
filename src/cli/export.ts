import { loadConfig } from '../config/load.ts';
import type { Proposal } from '../governance/proposal/proposal.ts';
import { published } from '../ledger/record/published.ts';
import { recordOf } from '../ledger/record/record.ts';
import { openForReading } from '../ledger/sqlite/open.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';
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
    const { proposals, closedBy } = new LedgerReader(database).proposals();
    const all = [...proposals.values()].map((proposal) =>
      exported(proposal, closedBy.get(proposal.number) ?? null),
    );
    print(FORMATS[format](all.toSorted((one, other) => one.record.number - other.record.number)));
  } finally {
    database.close();
  }
}

/** The record as its result shows it, with its hash once it is closed, and the texts that it has as a hash. */
function exported(proposal: Proposal, hash: string | null): Exported {
  const { fields, details } = proposal.terms;
  const record = recordOf(proposal, hash);
  return { sha256: hash === null ? null : published(record).sha256, record, fields, details };
}
