import { isMet, ratioOf, type Row } from './rows.ts';

const WIDTHS = [34, 26, 11, 11, 7] as const;

export function heading(): string {
  return cells(['', 'unit', 'Althing', 'baseline', 'ratio'], 'baseline is');
}

/** A row for the terminal; what is not as wished says so. */
export function line(row: Row): string {
  const met = isMet(row);
  const verdict = met === undefined ? '' : met ? '  as wished' : '  NOT as wished';
  const more = Object.entries(row.more ?? {}).map(([name, value]) => `${name} ${figure(value)}`);
  const details = more.length === 0 ? '' : `\n    ${more.join(', ')}`;
  const { althing, baseline } = row;
  return `${cells([row.row, row.unit, figure(althing), figure(baseline), figure(ratioOf(row))], row.against)}${verdict}${details}`;
}

function cells(texts: readonly string[], last: string): string {
  return `${texts.map((text, index) => (index < 2 ? text.padEnd(WIDTHS[index] ?? 0) : text.padStart(WIDTHS[index] ?? 0))).join(' ')}  ${last}`;
}

function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
