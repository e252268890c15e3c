import { proposalNumber } from '../governance/terms.ts';
import type { ProposalNumber } from '../governance/terms.ts';

export interface NumberAndRest {
  readonly number: ProposalNumber;
  readonly rest: string;
}

/** Not the start of a longer number or word: 3.5, 3rd. A full stop, colon or the like after it is no matter. */
const NUMBER = /^(?:#|№|no\b\.?|number\b)?\s*(\d{1,9})(?![\p{L}\p{N}_]|[.,]\d)[.,:;)]?/iu;

/**
 * A proposal's number at the start of a text, however people write it (3, #3, no. 3, number 3, №3), and
 * what follows. Undefined without one; proposals count from 1, in at most nine digits.
 */
export function parseNumberAndRest(text: string): NumberAndRest | undefined {
  const trimmed = text.trim();
  const found = NUMBER.exec(trimmed);
  const number = Number(found?.[1] ?? 0);
  if (!found || number === 0) return undefined;
  return { number: proposalNumber(number), rest: trimmed.slice(found[0].length).trim() };
}
