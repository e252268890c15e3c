import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * A small process that outlives this one, to leave nothing behind: once its standard input closes, it kills the
 * server that it was told of and removes the folder. The system closes that pipe however this process ends
 * (at its end, by an exception, Ctrl-C or SIGKILL), so no exit hook or signal handler is needed here.
 */
export interface Guard {
  /** The server to kill from now on, or none, so that a process id used anew is never hit. */
  watch(pid: number | undefined): void;
  /** Kills and removes now. */
  release(): Promise<void>;
}

const SCRIPT = `
while read -r line; do pid=$line; done
[ -z "$pid" ] || kill -9 "$pid"
# A dying server may still write a file while the folder is being removed.
rm -rf "$1" || { sleep 1; rm -rf "$1"; }
`;

export function startGuard(folder: string): Guard {
  // Detached, because a Ctrl-C in the terminal must not end the guard too.
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'guard', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  const ended = once(shell, 'exit');
  return {
    watch(pid) {
      shell.stdin.write(`${pid ?? ''}\n`);
    },
    async release() {
      shell.ref();
      shell.stdin.end();
      await ended;
    },
  };
}
