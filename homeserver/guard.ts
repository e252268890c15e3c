import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A small process that outlives this one, to leave nothing behind: once its standard input closes, it kills the
 * process that it was told of, with its children, and removes the folder. The system closes that pipe however
 * this process ends (at its end, by an exception, Ctrl-C or SIGKILL), so no exit hook or signal handler is needed.
 */
export interface Guard {
  /** The process to kill from now on, or none, so that an id used anew is never hit. Spawned with `detached`. */
  watch(pid: number | undefined): void;
  /** Kills and removes now. */
  release(): Promise<void>;
}

const SCRIPT = `
while read -r line; do pid=$line; done
# Detached, it leads a group of its own, in which its children are.
[ -z "$pid" ] || kill -s KILL -- "-$pid"
# A dying server may still write a file while the folder is being removed.
rm -rf "$1" || { sleep 1; rm -rf "$1"; }
`;

export interface GuardedFolder {
  readonly folder: string;
  readonly guard: Guard;
}

/** A new temporary folder with its guard. Both in one step, so that no signal comes in between. */
export function guardedFolder(prefix: string): GuardedFolder {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  return { folder, guard: startGuard(folder) };
}

function startGuard(folder: string): Guard {
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
