import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface ChildProcess {
  /** Until it prints this line. Fails if it ends without. */
  prints(line: string): Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** A process of its own that runs a script of the tests. It is gone when the test is over. */
export function startScript(script: URL, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    async prints(line) {
      for (let next = await lines.next(); next.value !== line; next = await lines.next()) {
        if (next.done === true) throw new Error(`the process ended without printing "${line}"`);
      }
    },
    kill,
  };
}
