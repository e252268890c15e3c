/** A record of a CSV file with the line on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvMistake {
  readonly line: number;
  readonly message: string;
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/uy;
const NEXT_LINE = /\r\n|\n|\r|$/gu;

/** Reads comma-separated values as RFC 4180 has them; a byte order mark and any line ends will do. */
export function readCsv(source: string): { records: readonly CsvRecord[]; mistakes: readonly CsvMistake[] } {
  const text = source.replace(/^\uFEFF/u, '');
  const records: CsvRecord[] = [];
  const mistakes: CsvMistake[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const { fields, end } = readRecord(text, at);
    if (fields === undefined) {
      const message =
        'has a quotation mark in the middle; a field in quotes begins and ends with one, and doubles those within';
      mistakes.push({ line, message });
    } else if (fields.some((field) => field.trim() !== '')) records.push({ line, fields });
    line += text.slice(at, end).match(/\r\n|\n|\r/gu)?.length ?? 0;
    at = end;
  }
  return { records, mistakes };
}

function readRecord(text: string, from: number): { fields: readonly string[] | undefined; end: number } {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    FIELD.lastIndex = at;
    const found = FIELD.exec(text);
    if (found === null) {
      // The rest of this line can't be read; the next one can.
      NEXT_LINE.lastIndex = at;
      const next = NEXT_LINE.exec(text);
      return { fields: undefined, end: next === null ? text.length : next.index + next[0].length };
    }
    const [whole, quoted, plain = '', after] = found;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (after !== ',') return { fields, end: at };
  }
}

/** A field as RFC 4180 writes it. */
export function csvField(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
