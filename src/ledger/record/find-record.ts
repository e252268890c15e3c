import { z } from 'zod';

import { RECORD_FIELD } from './published.ts';
import { RECORD_FORMAT } from './record.ts';

/** What a file that somebody hands in holds. */
export type Found =
  | {
      readonly kind: 'record';
      readonly record: unknown;
      /** What the event says beside the record, if it is an event. */
      readonly beside?: Beside;
    }
  | { readonly kind: 'attached'; readonly sha256: string }
  | { readonly kind: 'foreign'; readonly why: string };

export interface Beside {
  readonly sha256: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly room?: string;
}

const RESULT_FIELD = 'coop.althing.result';

const publishedHere = z.looseObject({ sha256: z.string(), record: z.record(z.string(), z.unknown()) });
const publishedElsewhere = z.looseObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  attached: z.literal(true),
});
const anyObject = z.record(z.string(), z.unknown());
const event = z.looseObject({ content: anyObject });

/**
 * Finds the record in the text of a file: the record itself, or the event of a result as a client's "view
 * source" shows it, whole or its content alone.
 */
export function findRecord(text: string): Found {
  const parsed = parse(text);
  if (parsed === undefined) return foreign('it is no JSON');
  const top = anyObject.safeParse(parsed).data;
  if (top === undefined) return foreign('it is neither a record nor an event');
  if ('ballots' in top && 'verdict' in top) return readable(top);
  const whole = event.safeParse(parsed);
  return whole.success ? inEvent(whole.data.content, whole.data['room_id']) : inEvent(top, undefined);
}

function inEvent(content: Readonly<Record<string, unknown>>, room: unknown): Found {
  const field = content[RECORD_FIELD];
  if (field === undefined) {
    return foreign(
      Object.keys(content).length === 0
        ? 'it is an event whose content was removed'
        : `there is no ${RECORD_FIELD} in it (is it the message with the result?)`,
    );
  }
  const elsewhere = publishedElsewhere.safeParse(field);
  if (elsewhere.success) return { kind: 'attached', sha256: elsewhere.data.sha256 };
  const here = publishedHere.safeParse(field);
  if (!here.success) return foreign(`its ${RECORD_FIELD} has no record`);
  const result = anyObject.safeParse(content[RESULT_FIELD]).data;
  const beside = {
    sha256: here.data.sha256,
    ...(result === undefined ? {} : { result }),
    ...(typeof room === 'string' ? { room } : {}),
  };
  return readable(here.data.record, beside);
}

function readable(record: unknown, beside?: Beside): Found {
  const format = anyObject.safeParse(record).data?.['format'];
  if (typeof format === 'number' && format > RECORD_FORMAT) {
    return foreign(`it has format ${String(format)}, which is a newer Althing's`);
  }
  return beside === undefined ? { kind: 'record', record } : { kind: 'record', record, beside };
}

function foreign(why: string): Found {
  return { kind: 'foreign', why };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
