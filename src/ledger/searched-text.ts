import type { Terms } from '../governance/proposal/facts.ts';

/** What decisions are found by. */
export interface SearchedText {
  readonly body: string;
  readonly title: string;
  /** Separated by spaces. */
  readonly labels: string;
  /** The values of its fields, a line each, by name. */
  readonly fields: string;
  readonly details: string;
}

type Searched = Pick<Terms, 'body' | 'title' | 'labels' | 'fields' | 'details'>;

export function searchedText({ body, title, labels, fields, details }: Searched): SearchedText {
  return { body, title, labels: labels.join(' '), fields: fieldsText(fields), details };
}

/** By name, so that one text has one form. */
export function fieldsText(fields: Terms['fields']): string {
  const byName = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return byName.map(([, value]) => value).join('\n');
}
