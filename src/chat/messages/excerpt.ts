import { cut } from '../cut.ts';

const LENGTH = 160;
/** One visible character may be made of many. */
const UNITS = 2 * LENGTH;

/** One line of at most 160 characters, cut at a whole character. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= LENGTH) return line;
  const characters = Array.from(new Intl.Segmenter().segment(cut(line, UNITS)), ({ segment }) => segment);
  const all = line.length <= UNITS && characters.length <= LENGTH;
  return all ? line : `${characters.slice(0, LENGTH - 1).join('')}…`;
}
