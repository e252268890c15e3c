import { NAMES } from '../stage/people.ts';
import type { Stage } from '../stage/stage.ts';

export const HELP = `  as bob           be somebody else: ${NAMES.join(', ')}
  room finance     go to the other room: open, finance
  react 1 👍       react to proposal 1; unreact 1 takes your reactions back
  thread 1 text    say something in the thread of proposal 1
  who              who there is, with the passwords
  help, quit       this text; the end
Anything else is said in the room, such as !help or !propose Buy a piano
For several lines in one message write \\n: !propose URGENT: Buy a piano\\nJustification: it is on sale today`;

/** What it takes to join with a Matrix client. */
export function whoThereIs({ people, address }: Stage): string {
  const everybody = NAMES.map((name) => people[name].account);
  const width = Math.max(...everybody.map(({ userId }) => userId.length));
  return [
    'To join with any Matrix client on this machine, Element for instance, sign in there:',
    `  homeserver  ${address}`,
    ...everybody.map(({ userId, password }) => `  ${userId.padEnd(width)}  password ${password}`),
  ].join('\n');
}
