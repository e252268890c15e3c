import { cut } from './cut.ts';

/** Letters and digits of all scripts, with the marks on them: what a full-text index takes for a word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const MOST_WORDS = 10;
const LONGEST_WORD = 50;

/** What can be searched for in a text; all signs are left out. */
export function searchWords(text: string): string[] {
  return [...text.matchAll(WORD)].slice(0, MOST_WORDS).map(([word]) => cut(word, LONGEST_WORD));
}
