import type { Closed } from '../governance/proposal/proposal.ts';

/** A decided proposal may be declared void: that is said under keys of its own, beside those of its result. */
export function secondEnd({ voided }: Pick<Closed, 'voided'>): '' | '-void' {
  return voided === undefined ? '' : '-void';
}
