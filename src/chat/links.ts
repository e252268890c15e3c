import { escapeHtml } from './markdown.ts';
import type { Text } from './text.ts';

/** More than these nobody follows. */
export const MOST_LINKS = 5;
const LONGEST_LINK = 300;

export type Links =
  | { readonly links: readonly string[] }
  | { readonly problem: 'no link'; readonly text: string }
  | { readonly problem: 'too many' };

/** Addresses on the web, matrix.to among them, with white space or commas between. */
export function readLinks(text: string): Links {
  const pieces = text
    .split(/[\s,]+/u)
    .map((piece) => piece.replace(/^<(.*)>$/u, '$1'))
    .filter((piece) => piece !== '');
  const strange = pieces.find((piece) => !isLink(piece));
  if (strange !== undefined) return { problem: 'no link', text: strange };
  return pieces.length > MOST_LINKS ? { problem: 'too many' } : { links: pieces };
}

function isLink(text: string): boolean {
  return text.length <= LONGEST_LINK && /^https?:\/\/[^\s<>"'`\\]+$/u.test(text) && URL.canParse(text);
}

export function webLink(address: string): Text {
  return { plain: address, html: `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>` };
}
