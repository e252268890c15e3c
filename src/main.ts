import { isatty } from 'node:tty';

import { crashText } from './cli/crash.ts';
import { EXIT } from './cli/exit-codes.ts';

// The only place with globals: everything else is handed what it needs.
const ending = new AbortController();
const reloads = new Set<() => void>();
// Looked at now: once a terminal is closed, it is none any more.
const atTerminal = [0, 1, 2].some((stream) => isatty(stream));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The same signal may come twice, from the terminal and from whatever started this: once is enough.
  process.on(signal, () => {
    ending.abort();
  });
}
// At a terminal it says that somebody closed it; a service has none, and is asked to read its configuration anew.
process.on('SIGHUP', () => {
  if (atTerminal) ending.abort();
  else for (const reload of reloads) reload();
});

// Also of what nobody waits for: Node would print the error with all that it carries along.
process.on('uncaughtException', (error) => {
  console.error(crashText(error));
  process.exit(EXIT.failed);
});

// Loaded when signals are heard already: it takes a moment.
const { runCommandLine } = await import('./cli/command-line.ts');

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  print: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
  ending: ending.signal,
  onReload: (reload) => {
    reloads.add(reload);
    return () => reloads.delete(reload);
  },
});

if (ending.signal.aborted) endAtOnce(process.exitCode);

/**
 * Node ends when nothing is under way. A name that the system's resolver looks up can't be let go of, and where no
 * DNS server answers even process.exit would wait for it, for half a minute. By now all is written and closed, so
 * another program may take the place of this one.
 */
function endAtOnce(code: number): void {
  const end = (): void => {
    process.execve?.(process.execPath, [process.execPath, '-e', `process.exitCode = ${String(code)}`], {});
  };
  setTimeout(end, 300).unref();
}
