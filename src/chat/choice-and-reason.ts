import type { Choice } from '../governance/terms.ts';
import { cleanBlock } from './clean-text.ts';

export interface ChoiceAndReason {
  readonly choice: Choice;
  readonly reason?: string;
}

/** What a reason starts with. */
const BECAUSE = /(?<![^\s,])because\b|:/i;
const BECAUSE_AGAIN = /^(?:because\b)?[\s,:]*/i;

/**
 * Splits "agree because we need it" and "agree: we need it" at the first `because` or colon. The head is
 * for looking up as a whole: "agree with Bob because …" is no choice.
 */
export function splitReason(text: string): { readonly head: string; readonly reason?: string } {
  const clean = cleanBlock(text).trim();
  const found = BECAUSE.exec(clean);
  if (!found) return { head: clean };
  const before = clean.slice(0, found.index).trimEnd();
  const head = before.endsWith(',') ? before.slice(0, -1).trimEnd() : before;
  const after = clean.slice(found.index + found[0].length).trim();
  const reason = after.replace(BECAUSE_AGAIN, '');
  return reason === '' ? { head } : { head, reason };
}
