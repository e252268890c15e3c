const LENGTH = 160;

/** One line of at most 160 characters, cut at a whole character. */
export function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length <= LENGTH ? characters.join('') : `${characters.slice(0, LENGTH - 1).join('')}…`;
}
