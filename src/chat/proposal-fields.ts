import { FORGIVING_FIELDS } from '../governance/proposal/fields.ts';
import { knownField, mistypedField, readFieldLine } from './field-line.ts';

export type FieldProblem =
  | { readonly problem: 'empty field' | 'field twice'; readonly field: string }
  /** A slip of a known name; `line` as it was written. */
  | {
      readonly problem: 'unknown field';
      readonly name: string;
      readonly suggestion: string;
      readonly value: string;
      readonly line: string;
    }
  /** A field that stands in the details, where it would be overlooked; `line` as it was written. */
  | {
      readonly problem: 'field after details';
      readonly field: string;
      readonly value: string;
      readonly line: string;
    };

export interface Fields {
  /** By their known names. A value of several lines keeps its line breaks. */
  readonly fields: ReadonlyMap<string, string>;
  /** The lines from the first one on that is neither a field, nor more of one, nor empty. */
  readonly rest: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** Reads `Field: value` lines. Indented lines after one are more of its value. */
export function readFields(lines: readonly string[], known: readonly string[]): Fields {
  const fields = new Map<string, string>();
  const problems: FieldProblem[] = [];
  const strict = strictOf(known);
  let current: string | undefined;
  let rest = lines.length;
  for (const [index, line] of lines.entries()) {
    const { name, value = '' } = readFieldLine(line) ?? {};
    const field = name === undefined ? undefined : knownField(name, known);
    const meant = name === undefined ? undefined : (mistypedField(name, known) ?? firstOfTwo(name, strict));
    if (field !== undefined) {
      if (fields.has(field)) problems.push({ problem: 'field twice', field });
      else fields.set(field, value);
      current = field;
    } else if (name !== undefined && meant !== undefined) {
      problems.push({ problem: 'unknown field', name, suggestion: meant, value, line });
    } else if (current !== undefined && /^\s+\S/.test(line)) {
      fields.set(current, `${fields.get(current) ?? ''}\n${line.trim()}`.trim());
    } else if (line.trim() === '') {
      current = undefined;
    } else {
      rest = index;
      break;
    }
  }
  for (const [field, value] of fields) if (value === '') problems.push({ problem: 'empty field', field });
  return { fields, rest: lines.slice(rest), problems };
}

/** Fields below the place where they are read. Only single words are taken for slips here: it is prose. */
export function misplacedFields(
  details: readonly string[],
  known: readonly string[],
): readonly FieldProblem[] {
  const strict = strictOf(known);
  return details.flatMap((line): readonly FieldProblem[] => {
    const { name, value = '' } = readFieldLine(line) ?? {};
    if (name === undefined) return [];
    const field = knownField(name, known);
    if (field !== undefined) return [{ problem: 'field after details', field, value, line }];
    const meant = name.includes(' ') ? undefined : mistypedField(name, strict);
    return meant === undefined ? [] : [{ problem: 'unknown field', name, suggestion: meant, value, line }];
  });
}

/** "Closing date" and "Closes at" begin with the name of a field. */
function firstOfTwo(name: string, known: readonly string[]): string | undefined {
  const [first = '', ...others] = name.split(' ');
  if (others.length !== 1) return undefined;
  return knownField(first, known) ?? mistypedField(first, known);
}

function strictOf(known: readonly string[]): string[] {
  return known.filter((field) => !FORGIVING_FIELDS.includes(field));
}
