import { cleanBlock } from './clean-text.ts';
import { misplacedFields, readFields } from './proposal-fields.ts';
import type { FieldProblem } from './proposal-fields.ts';
import { readFieldLine, knownField } from './field-line.ts';
import { parseLabels } from './labels.ts';

export interface ProposalText {
  /** On one line, without the labels at its start; empty if there is none, which is a problem too. */
  readonly title: string;
  readonly labels: readonly string[];
  /** By their known names. A value of several lines keeps its line breaks. */
  readonly fields: ReadonlyMap<string, string>;
  /** Markdown as it was written, without the empty lines around it. */
  readonly details: string;
  /** Why this text opens nothing; empty if it is in order. */
  readonly problems: readonly ProposalTextProblem[];
}

export type ProposalTextProblem = { readonly problem: 'no title' } | FieldProblem;

/** The fields and labels that a proposal in this place may have. */
export interface KnownWords {
  readonly fields: readonly string[];
  readonly labels: readonly string[];
  /** All fields of a proposal with these labels, where labels bring some of their own. */
  readonly fieldsFor?: (labels: readonly string[]) => readonly string[];
}

/**
 * The text after `propose`: a line with labels and title, then `Field: value` lines, then details. A field
 * that is mistyped or out of place is a problem: a closing time must never be overlooked.
 */
export function parseProposalText(text: string, known: KnownWords): ProposalText {
  const lines = trimBlankLines(cleanBlock(text).split('\n'));
  const [first = '', ...others] = lines;
  // A field in the place of the title is a field: the title was forgotten.
  const untitled = knownField(readFieldLine(first)?.name ?? '', known.fields) !== undefined;
  const { title, labels } = parseLabels(untitled ? '' : first, known.labels);
  const knownFields = known.fieldsFor?.(labels) ?? known.fields;
  const { fields, rest, problems } = readFields(untitled ? lines : others, knownFields);
  const details = trimBlankLines(rest);
  return {
    title,
    labels,
    fields,
    details: details.join('\n'),
    problems: [
      ...(VISIBLE.test(title) ? [] : [{ problem: 'no title' } as const]),
      ...problems,
      ...misplacedFields(details, knownFields),
    ],
  };
}

/** The "…" of an example that was sent as it stood is no title. */
const VISIBLE = /[\p{L}\p{N}\p{S}]/u;

function trimBlankLines(lines: readonly string[]): readonly string[] {
  const written = (line: string): boolean => line.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(written)), lines.findLastIndex(written) + 1);
}
