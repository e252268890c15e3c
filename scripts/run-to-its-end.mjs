import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Within this time a second signal of a kind is taken for the same one, come by another way. Not so SIGHUP: each
 * asks to read the configuration as it is then.
 */
const SAME_SIGNAL_MS = 1000;

/** Runs a command in place of this process. Returns its exit code, or 128 + the signal that ended it. */
export function runToItsEnd(command, args, path) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  forward('SIGTERM', child);
  forward('SIGINT', child);
  forward('SIGHUP', child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/**
 * A Ctrl-C in a terminal reaches every process of the group, the child too, and npm passes it on once more:
 * there this process only stays until the child has ended. Without a terminal the child hears it from here.
 */
function forward(signal, child) {
  let last = -Infinity;
  process.on(signal, () => {
    const terminalSentIt = signal === 'SIGINT' && process.stdin.isTTY;
    const again = signal !== 'SIGHUP' && performance.now() - last < SAME_SIGNAL_MS;
    last = performance.now();
    if (!terminalSentIt && !again) child.kill(signal);
  });
}
