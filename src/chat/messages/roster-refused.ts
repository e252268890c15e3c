import type { Mistake } from '../../config/members/take-members.ts';
import { cut } from '../cut.ts';
import { lines, list, message, type Text } from '../text.ts';
import type { Voice } from '../voice.ts';

const SHOWN = 10;
const CHARACTERS = 300;

/** To a steward: every line of a list of members that is wrong, or the first of very many. */
export function rosterRefused({ say }: Voice, path: string, wrong: readonly Mistake[]): Text {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const items = wrong.slice(0, SHOWN).map((mistake) => {
    const text = cut(mistake.message, CHARACTERS);
    return mistake.line === undefined
      ? say('verbatim', { text })
      : say('notice.roster line', { line: mistake.line, message: text });
  });
  const rest = wrong.length - items.length;
  return message(
    lines(say('notice.roster refused', { file })),
    list([...items, ...(rest > 0 ? [say('list.more', { count: rest })] : [])]),
  );
}
