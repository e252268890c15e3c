// A real homeserver, four members and the bot, in a terminal: `npm run demo -- --help`.
import { SynapseUnavailable } from '../homeserver/synapse-unavailable.ts';
import { readCommandLine } from './command-line.ts';
import { DemoFailed } from './demo-failed.ts';
import { runDemo } from './demo.ts';
import { firstSignal } from './ending.ts';
import { Screen } from './terminal/screen.ts';

const commandLine = readCommandLine(process.argv.slice(2));
switch (commandLine.kind) {
  case 'help':
    console.log(commandLine.text);
    break;
  case 'refused':
    console.error(commandLine.text);
    process.exitCode = 2;
    break;
  case 'play':
    await play(commandLine.once);
}

/** To the end of the demo or to the first signal, whichever comes first; then nothing is left running. */
async function play(once: boolean): Promise<never> {
  const signalled = firstSignal();
  const screen = new Screen(process.stdout, process.env['NO_COLOR']);
  const cleanups = new AsyncDisposableStack();
  const demo = runDemo(once, { screen, input: process.stdin, cleanups });
  const code = await Promise.race([
    signalled,
    demo.then(
      () => 0,
      (error: unknown) => {
        screen.end(`\n${screen.paint('red', 'The demo failed.')} ${explanation(error)}`);
        return 1;
      },
    ),
  ]);
  screen.end(undefined);
  await cleanups.disposeAsync();
  // What was under way when a signal came is not waited for: guards end what it has started.
  process.exit(code);
}

function explanation(error: unknown): string {
  if (error instanceof DemoFailed || error instanceof SynapseUnavailable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
