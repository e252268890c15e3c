import { z } from 'zod';

import { LARGEST_AMOUNT } from '../../governance/money.ts';
import { COMPARISONS, EXTRA_BASES, RATIO_PART_LIMIT } from '../../governance/rule.ts';
import { CHOICES } from '../../governance/terms.ts';
import { RECORD_FORMAT } from './record.ts';

/** So far every comparison is exact. */
const MOST_BALLOTS = 1_000_000_000;

const choice = z.enum(CHOICES);
const count = z.int().nonnegative().max(MOST_BALLOTS);
const duration = z.int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{64}$/u, 'it should be 64 hexadecimal digits');
const time = z.string().refine(isIsoTime, 'it should be a time such as 2026-11-21T18:00:00.000Z');

const requirement = z.strictObject({
  when: choice.exactOptional(),
  votes: z.array(choice).max(CHOICES.length),
  comparison: z.enum(COMPARISONS),
  ratio: z.strictObject({
    numerator: z.int().nonnegative().max(RATIO_PART_LIMIT),
    denominator: z.int().positive().max(RATIO_PART_LIMIT),
  }),
  times: z
    .array(z.enum([...CHOICES, ...EXTRA_BASES]))
    .max(CHOICES.length + EXTRA_BASES.length)
    .exactOptional(),
});

const rule = z.strictObject({
  name: z.string(),
  label: z.string().exactOptional(),
  bodies: z.array(z.string()).exactOptional(),
  votingPeriod: z.strictObject({
    minimum: duration,
    maximum: duration,
    default: duration.exactOptional(),
    urgent: z.strictObject({ label: z.string(), minimum: duration }).exactOptional(),
  }),
  require: z.array(requirement),
});

const latecomer = z.strictObject({
  voter: z.string(),
  choice,
  via: z.enum(['reaction', 'words']),
  event: z.string(),
  castAt: time,
  receivedAt: time,
});

const ballot = latecomer.extend({
  seat: z.string().exactOptional(),
  delayed: z.literal(true).exactOptional(),
  hiddenBy: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});

const voided = z.strictObject({
  by: z.string(),
  reason: z.string(),
  at: time,
  before: z.enum(['passed', 'not passed']).exactOptional(),
});

const extension = z.strictObject({ by: z.string(), at: time, from: time, to: time });

const withdrawnBlock = z.strictObject({
  voter: z.string(),
  event: z.string(),
  withdrawnAt: time,
  reason: z.string().exactOptional(),
});

const signs = z.array(z.string());

/** A published record as somebody hands it in, nothing of it believed yet; see recordOf for what it means. */
export const recordSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  number: z.int().positive(),
  body: z.strictObject({ id: z.string(), name: z.string() }),
  authority: z.enum(['advisory', 'binding']),
  binds: z.string().exactOptional(),
  room: z.string(),
  card: z.string(),
  earlierCards: z
    .array(z.strictObject({ room: z.string(), card: z.string() }))
    .min(1)
    .exactOptional(),
  title: z.string(),
  labels: z.array(z.string()),
  proposer: z.string(),
  textHash: hash,
  amount: z
    .strictObject({ minor: z.int().positive().max(LARGEST_AMOUNT), currency: z.string() })
    .exactOptional(),
  invoiceOf: z.int().positive().exactOptional(),
  urgent: z.boolean(),
  rule,
  reactions: z.strictObject({ agree: signs, disagree: signs, abstain: signs, block: signs }),
  opensAt: time,
  closesAt: time,
  closedAt: time,
  eligible: count.nullable(),
  ballots: z.array(ballot),
  exclusions: z.array(ballot.extend({ why: z.enum(['not eligible', 'late', 'replaced']) })),
  verdict: z.strictObject({
    outcome: z.enum(['passed', 'not passed', 'withdrawn', 'void']),
    tally: z.strictObject({
      agree: count,
      disagree: count,
      abstain: count,
      block: count,
      notCounted: count,
    }),
    requirements: z.array(
      z.strictObject({
        left: z.int(),
        right: z.int(),
        comparison: z.enum(COMPARISONS),
        applies: z.boolean(),
        met: z.boolean(),
      }),
    ),
  }),
  extensions: z.array(extension).min(1).exactOptional(),
  withdrawnBlocks: z.array(withdrawnBlock).min(1).exactOptional(),
  escalatedFrom: z.int().positive().exactOptional(),
  escalatedTo: z.int().positive().exactOptional(),
  latecomers: z.array(latecomer).min(1).exactOptional(),
  voided: voided.exactOptional(),
  ledger: hash,
});
export type ReadRecord = z.infer<typeof recordSchema>;

function isIsoTime(text: string): boolean {
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString() === text;
}
