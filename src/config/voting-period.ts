import type { Duration } from '../governance/terms.ts';
import { durationSchema, durationText } from './duration.ts';
import { pattern } from './schema.ts';
import { section, whenSection } from './section.ts';

export const labelSchema = pattern(
  'one word in capital letters, such as URGENT (digits and - may follow the first letter)',
  /^[A-Z][A-Z0-9-]{0,29}$/,
);

/** How long voting lasts: minimum ≤ default ≤ maximum, and an urgent minimum no longer than the minimum (R1, R2). */
export const votingPeriodSchema = section({
  minimum: durationSchema,
  maximum: durationSchema,
  default: durationSchema.exactOptional(),
  urgent: section({ label: labelSchema, minimum: durationSchema }).exactOptional(),
}).superRefine(({ minimum, maximum, default: usual, urgent }, context) => {
  const limits = [
    { path: ['maximum'], length: maximum, side: 'at least', limit: minimum, name: 'the minimum' },
    { path: ['default'], length: usual, side: 'at least', limit: minimum, name: 'the minimum' },
    { path: ['default'], length: usual, side: 'at most', limit: maximum, name: 'the maximum' },
    {
      path: ['urgent', 'minimum'],
      length: urgent?.minimum,
      side: 'at most',
      limit: minimum,
      name: 'the minimum',
    },
  ] as const;
  for (const { path, length, side, limit, name } of limits) {
    if (!isDuration(length) || !isDuration(limit)) continue;
    if (side === 'at least' ? length >= limit : length <= limit) continue;
    const message = `is ${durationText(length)}; it should be ${side} ${name}, ${durationText(limit)}`;
    context.addIssue({ code: 'custom', path: [...path], message });
  }
}, whenSection);

/** A length that is absent, or couldn't be read and has a problem of its own, is not compared. */
const isDuration = (length: unknown): length is Duration => typeof length === 'number';
