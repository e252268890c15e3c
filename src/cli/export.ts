import { loadConfig } from '../config/load.ts';
import { foldAll } from '../ledger/fold.ts';
import { openForReading } from '../ledger/sqlite/open.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';
import { parseFact } from '../ledger/sqlite/sqlite-ledger.ts';
import type { Process } from './process.ts';
import { asCsv, asJson, asMarkdown } from './export-formats.ts';
import { recordOf } from './record.ts';

const FORMATS = { json: asJson, csv: asCsv, markdown: asMarkdown };
export type ExportFormat = keyof typeof FORMATS;
export const EXPORT_FORMATS = Object.keys(FORMATS);

/** `export`: every proposal with its votes, in numerical order, on standard output. */
export function exportLedger(config: string, format: ExportFormat, { env, print }: Process): void {
  const { storage } = loadConfig(config, { env, secrets: 'optional' });
  const database = openForReading(storage);
  try {
    const reader = new LedgerReader(database);
    const closedBy = new Map<number, string>();
    const facts = [...reader.facts()].map(({ body, hash }) => {
      const fact = parseFact(body);
      if (fact.type === 'proposal closed' || fact.type === 'proposal withdrawn')
        closedBy.set(fact.proposal, hash);
      return fact;
    });
    const records = [...foldAll(facts).values()].map((proposal) =>
      recordOf(proposal, closedBy.get(proposal.number)),
    );
    print(FORMATS[format](records));
  } finally {
    database.close();
  }
}
