const LENGTH = 160;

/** One line of at most 160 characters, cut at a whole character. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= LENGTH) return line;
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length <= LENGTH ? line : `${characters.slice(0, LENGTH - 1).join('')}…`;
}
