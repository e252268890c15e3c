// A real homeserver, four members and the bot in a terminal: `npm run demo -- --help`.
import { readCommandLine } from './command-line.ts';
import { runDemo } from './demo.ts';
import { firstSignal } from './ending.ts';
import { Screen } from './terminal/screen.ts';

const { options, text, code } = readCommandLine(process.argv.slice(2));
if (options === undefined) {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

const screen = new Screen(process.stdout, process.env);
await using cleanups = new AsyncDisposableStack();
