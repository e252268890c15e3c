import { cleanLine } from './clean-text.ts';

export interface LabelledTitle {
  /** On one line, without the labels at its start. */
  readonly title: string;
  /** As the configuration writes them, in the order of the title, each once. */
  readonly labels: readonly string[];
}

/** A hyphen or apostrophe joins words: NON-URGENT and URGENT'S are other words than URGENT. */
const STARTS_A_WORD = `(?<![\\p{L}\\p{M}\\p{N}_]|[\\p{L}\\p{M}\\p{N}_][-\\u2010\\u2011\\u2013'’])`;
const ENDS_A_WORD = `(?![\\p{L}\\p{M}\\p{N}_]|[-\\u2010\\u2011\\u2013'’][\\p{L}\\p{M}\\p{N}_])`;
const OPENING = '[\\s[({*_]*';
const BETWEEN = '[\\s[\\](){}*_:;,!/+&|\\u2013\\u2014-]*';
const CLOSING = '[\\])}*_:;,!]*[\\s:;,!/+&|\\u2013\\u2014]*(?:-+\\s+)?';

/**
 * Labels are whole upper-case words of the title (R2): URGENT, [URGENT] and "URGENT:" are, Urgent, URGENTLY
 * and NON-URGENT are not. Those at the start are taken off it with their brackets and colons.
 */
export function parseLabels(title: string, knownLabels: readonly string[]): LabelledTitle {
  const line = cleanLine(title);
  if (knownLabels.length === 0) return { title: line, labels: [] };
  const byWord = new Map(knownLabels.map((label) => [label.toUpperCase(), label]));
  // The longest first, so that a label isn't read as a shorter one that it starts with.
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length).map(escapeForPattern);
  const label = `${STARTS_A_WORD}(${words.join('|')})${ENDS_A_WORD}`;
  const found = [...line.matchAll(new RegExp(label, 'gu'))].map(([word]) => byWord.get(word) ?? word);
  const rest = line.replace(new RegExp(`^${OPENING}${label}(?:${BETWEEN}${label})*${CLOSING}`, 'u'), '');
  return { title: rest, labels: [...new Set(found)] };
}

function escapeForPattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
