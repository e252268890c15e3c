import { hash } from 'node:crypto';

import type { AnyFact } from '../governance/facts.ts';
import { canonicalJson } from './canonical.ts';

/** The last link of the chain: number and hash of the newest fact. */
export interface Head {
  readonly seq: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hash: string;
}

/** A fact with its place in the chain. `body` is its canonical JSON, number included; the hash is over it. */
export interface SealedFact extends Head {
  readonly fact: AnyFact;
  readonly body: string;
}

/** Before the first fact. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

export function hashOf(previousHash: string, body: string): string {
  return hash('sha256', previousHash + body);
}

export function seal(head: Head, fact: AnyFact): SealedFact {
  const seq = head.seq + 1;
  const body = canonicalJson({ ...fact, seq });
  return { seq, fact, body, hash: hashOf(head.hash, body) };
}
