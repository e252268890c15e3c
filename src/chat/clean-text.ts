/**
 * What no text of a member's may carry on: control characters, the marks that turn the reading direction
 * around (they can make a title read as another), and lone surrogates, which no database stores as they are.
 */
const HARMFUL = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g;

/** Text of many lines: line breaks become \n, tabs and everything visible stay. */
export function cleanBlock(text: string): string {
  return text.toWellFormed().replace(LINE_BREAK, '\n').replace(HARMFUL, '');
}

/** Text for one line: all white space becomes single spaces, none at the ends. */
export function cleanLine(text: string): string {
  return cleanBlock(text).replace(/\s+/g, ' ').trim();
}
