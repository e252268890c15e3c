import { canonicalJson } from '../../ledger/canonical.ts';
import type { ProposalRecord } from '../../ledger/record/record.ts';
import { recordSchema, type ReadRecord } from '../../ledger/record/record-schema.ts';
import { verifyRecord } from '../../ledger/record/verify-record.ts';
import type { OwnMessage } from './views.ts';

/** When the bot heard of things, and what rests on that: all that a restore from an older copy makes anew. */
const OF_RECEIPT = new Set(['ledger', 'closedAt', 'receivedAt', 'delayed', 'at']);

/**
 * Whether a message shows a record that is in order, and the same as the ledger's but for the receipt: it was
 * published from a database that a copy has replaced since.
 */
export function wasMadeAnew({ record: shown, sha256 }: OwnMessage, record: ProposalRecord): boolean {
  const { record: read, problems } = verifyRecord(shown, sha256);
  const now = recordSchema.safeParse(JSON.parse(canonicalJson(record))).data;
  if (read === undefined || now === undefined || problems.length > 0) return false;
  return canonicalJson(withoutReceipt(read)) === canonicalJson(withoutReceipt(now));
}

function withoutReceipt({ ballots, exclusions, ...rest }: ReadRecord): unknown {
  // They stand in the order of their receipt.
  const votes = [...ballots, ...exclusions].toSorted((one, other) => one.event.localeCompare(other.event));
  const told = JSON.stringify({ ...rest, votes }, (key, value: unknown) =>
    OF_RECEIPT.has(key) ? undefined : value,
  );
  return JSON.parse(told);
}
