// A real homeserver, four members and the bot in a terminal: `npm run demo -- --help`.
import { readCommandLine } from './command-line.ts';
import { runDemo } from './demo.ts';
import { Screen } from './terminal/screen.ts';
const screen = new Screen(process.stdout, process.env['NO_COLOR']);
const cleanups = new AsyncDisposableStack();
const cl = readCommandLine(process.argv.slice(2));
if (cl.kind !== 'play') process.exit(2);
try { await runDemo(cl.options, screen, cleanups); } catch (e) { console.log(e); }
await cleanups.disposeAsync();
process.exit();
