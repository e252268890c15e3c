import type { AnyFact } from '../../governance/facts.ts';

/** The ledger holds what `seal` wrote; `verify` proves that it still does. */
export function parseFact(body: string): AnyFact {
  const { seq: _seq, ...fact } = JSON.parse(body) as AnyFact & { seq: number };
  return fact;
}
