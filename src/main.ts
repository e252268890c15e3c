import { runCommandLine } from './cli/command-line.ts';

// The only place with globals: everything else is handed what it needs.
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The same signal may come twice, from the terminal and from whatever started this: once is enough.
  process.on(signal, () => {
    ending.abort();
  });
}

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
