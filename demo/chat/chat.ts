import { Refused } from '../../homeserver/client-api.ts';
import type { Name } from '../stage/people.ts';
import type { Rooms } from '../stage/rooms.ts';
import type { Stage } from '../stage/stage.ts';
import { narrate } from '../terminal/narrator.ts';
import { type Input, Prompt } from '../terminal/prompt.ts';
import type { Screen } from '../terminal/screen.ts';
import { type Deed, NothingThere, carryOut } from './deeds.ts';
import { readLine } from './line.ts';
import { HELP, whoThereIs } from './words.ts';

/** A script that types the lines sees the answer to each before the next. */
const QUIET_MS = 1_000;

/** The terminal as a chat: one is any of the members, in one of the rooms. Until `quit` or the end of the input. */
export async function chat(stage: Stage, screen: Screen, input: Input): Promise<void> {
  let name: Name = 'alice';
  let room: keyof Rooms = 'open';

  narrate(screen, 'Now it is your turn. Everything stays until you type quit or press Ctrl-C.');
  show(`${whoThereIs(stage)}\n\nOr type here:\n${HELP}`);
  const prompt = new Prompt(screen, input);
  try {
    for await (const typed of prompt.lines(() => `${name} ${stage.rooms[room].alias}`)) {
      const line = readLine(typed);
      switch (line.does) {
        case 'as':
          ({ name } = line);
          break;
        case 'room':
          ({ room } = line);
          break;
        case 'who':
          show(whoThereIs(stage));
          break;
        case 'help':
          show(HELP);
          break;
        case 'refuse':
          screen.print(line.why);
          break;
        case 'quit':
          return;
        case 'nothing':
          break;
        case 'say':
        case 'react':
        case 'unreact':
        case 'thread':
          prompt.forget(typed);
          await attempt(line);
      }
    }
  } finally {
    prompt.close();
  }

  function show(text: string): void {
    screen.gap();
    screen.print(text);
    screen.gap();
  }

  async function attempt(deed: Deed): Promise<void> {
    try {
      await carryOut(deed, stage.people[name], stage.rooms[room], stage.watch);
      if (!prompt.isTerminal) await stage.watch.quiet(QUIET_MS);
    } catch (error) {
      if (error instanceof NothingThere) screen.print(error.message);
      else if (error instanceof Refused) screen.print(`The homeserver says: ${error.reason}`);
      else throw error;
    }
  }
}
