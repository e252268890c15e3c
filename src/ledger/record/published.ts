import { canonicalJson } from '../canonical.ts';
import type { ProposalRecord } from './record.ts';
import { sha256Of } from './text-hash.ts';

/** The field of a result's event that holds the record, or says that it is a file. */
export const RECORD_FIELD = 'coop.althing.record';

/**
 * Above this, in bytes of UTF-8, a record is a file of its own: an event may have 65,536 bytes, and the longest
 * result with all that a homeserver adds must fit beside it. About a hundred ballots stay below.
 */
export const INLINE_BYTES = 24 * 1024;

/** A record as it leaves the house. */
export interface Published {
  readonly sha256: string;
  /** Canonical JSON: the bytes that the hash is over. */
  readonly text: string;
  readonly attached: boolean;
  /** For the result's event. */
  readonly data: Readonly<Record<typeof RECORD_FIELD, unknown>>;
}

export function published(record: ProposalRecord): Published {
  const text = canonicalJson(record);
  const sha256 = sha256Of(text);
  const attached = Buffer.byteLength(text) > INLINE_BYTES;
  const data = { [RECORD_FIELD]: attached ? { sha256, attached } : { sha256, record } };
  return { sha256, text, attached, data };
}
