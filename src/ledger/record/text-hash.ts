import { createHash } from 'node:crypto';

import type { Terms } from '../../governance/proposal/facts.ts';
import { canonicalJson } from '../canonical.ts';
import { wellFormed } from './well-formed.ts';

/** What was proposed, in one number: SHA-256 in hexadecimal of the canonical JSON of the proposal's texts. */
export function textHashOf({
  title,
  labels,
  fields,
  details,
}: Pick<Terms, 'title' | 'labels' | 'fields' | 'details'>): string {
  return sha256Of(canonicalJson(wellFormed({ title, labels, fields, details })));
}

/** @returns lower-case hexadecimal */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
