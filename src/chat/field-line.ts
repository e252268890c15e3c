import { editDistance } from '../config/edit-distance.ts';

/** A line that looks like `Name: value`, also with the name as a list item or emphasised, as people write it. */
export interface FieldLine {
  readonly name: string;
  readonly value: string;
}

const FIELD_LINE =
  /^\s*(?:[-*•+]\s+)?(?:\*\*|__|\*|_)?(\p{L}[\p{L}\p{N} '’-]{0,40}?)\s?(?:\*\*|__|\*|_)?\s?[:：](?:\*\*|__|\*|_)?\s*(.*)$/u;

/** Undefined for any other line. */
export function readFieldLine(line: string): FieldLine | undefined {
  const [, name, value] = FIELD_LINE.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value: value.trim() };
}

/** The known field of that name, whatever its case. */
export function knownField(name: string, known: readonly string[]): string | undefined {
  return known.find((field) => field.toLowerCase() === name.toLowerCase());
}

/**
 * The known field that a name, which is none, is a slip of: up to two letters wrong (one in names of at most
 * four letters), or another ending of the same word, as Closing is of Closes.
 */
export function mistypedField(name: string, known: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  const slips = known.map((field) => ({ field, slips: editDistance(typed, field.toLowerCase()) }));
  const near = slips.sort((a, b) => a.slips - b.slips).find(({ field, slips }) => slips <= forgiven(field));
  return near?.field ?? known.find((field) => sameWord(typed, field.toLowerCase()));
}

/** In a name of two letters every slip makes another word. */
const forgiven = (field: string): number => (field.length > 4 ? 2 : field.length > 2 ? 1 : 0);

const STEM = 4;
const LONGEST_ENDING = 3;

function sameWord(typed: string, field: string): boolean {
  let shared = 0;
  while (shared < typed.length && typed[shared] === field[shared]) shared++;
  return shared >= STEM && Math.max(typed.length, field.length) - shared <= LONGEST_ENDING;
}
