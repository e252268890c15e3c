import { BOT_NAME, type Stage } from '../stage/stage.ts';
import type { Style } from '../terminal/colours.ts';
import type { Screen } from '../terminal/screen.ts';
import { wrap } from '../terminal/wrap.ts';
import { type Happening, happening } from './happening.ts';
import type { Heard } from './watch.ts';

const NARROW_COLUMNS = 72;
const NARROW_INDENT = 4;
const GAP = '  ';
const LONG_LINES = 2;

const STYLES: Readonly<Record<string, Style>> = {
  alice: 'cyan',
  bob: 'yellow',
  carol: 'magenta',
  dan: 'green',
  [BOT_NAME]: 'bold',
};

/** Shows from now on what happens in the rooms: the room, who, and what. */
export function keepTranscript(screen: Screen, { watch, rooms }: Pick<Stage, 'watch' | 'rooms'>): void {
  const roomColumns = Math.max(...[rooms.open, rooms.finance].map(({ alias }) => alias.length));
  watch.listen(({ room, event }: Heard) => {
    const found = happening(event, (id) => watch.event(id)?.event);
    if (found === undefined) return;
    const lines = entry(screen, room.alias.padEnd(roomColumns), found);
    // A long message stands by itself; short ones follow each other as in a chat.
    const isLong = lines.length > LONG_LINES;
    if (isLong) screen.gap();
    screen.print(lines.join('\n'));
    if (isLong) screen.gap();
  });
}

function entry(screen: Screen, room: string, { name, ...what }: Happening): string[] {
  const { paint, columns } = screen;
  const indent = ' '.repeat(columns < NARROW_COLUMNS ? NARROW_INDENT : room.length + GAP.length);
  const said = what.kind === 'said' ? `${name}${what.where}: ${dense(what.text)}` : `${name} ${what.deed}`;
  // The first line begins with the room, the others below the name, whatever their widths.
  const opening = ' '.repeat(room.length + GAP.length - indent.length);
  const [first = '', ...others] = wrap(opening + said, columns - indent.length);
  const rest = first.slice(opening.length + name.length);
  const painted = paint(STYLES[name] ?? 'bold', name) + (what.kind === 'said' ? rest : paint('dim', rest));
  return [paint('dim', room) + GAP + painted, ...others.map((line) => indent + line)];
}

/** Without its empty lines a message is still told by its indentation, and more of the chat fits on a screen. */
function dense(text: string): string {
  return text.replace(/\n\s*\n/gu, '\n');
}
