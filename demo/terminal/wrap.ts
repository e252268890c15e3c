const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE = /\p{Emoji_Presentation}|\uFE0F/u;

/** How many columns a text takes. Emoji take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** Breaks each line of a text at its spaces. A word longer than a line stays whole, so that links can be clicked. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  // The lines of a list go on below their text.
  const marker = /^ *(?:[-•*]|\d+\.) /u.exec(line)?.[0] ?? '';
  const indent = ' '.repeat(marker.length);
  const broken: string[] = [];
  let current = marker;
  let isEmpty = true;
  for (const word of line.slice(marker.length).split(' ')) {
    if (!isEmpty && widthOf(`${current} ${word}`) > columns) {
      broken.push(current);
      current = indent;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...broken, current];
}
