import { runCommandLine } from './cli/command-line.ts';
import { crashText } from './cli/crash.ts';
import { EXIT } from './cli/exit-codes.ts';

// The only place with globals: everything else is handed what it needs.
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The same signal may come twice, from the terminal and from whatever started this: once is enough.
  process.on(signal, () => {
    ending.abort();
  });
}

// Also of what nobody waits for: Node would print the error with all that it carries along.
process.on('uncaughtException', (error) => {
  console.error(crashText(error));
  process.exit(EXIT.failed);
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  print: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
  ending: ending.signal,
});
