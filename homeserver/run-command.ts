import { spawn } from 'node:child_process';
import type { ProcessEnvOptions } from 'node:child_process';

/** How a command went: its exit code with all that it printed, or that there is no such command. */
export type CommandResult = { found: false } | { found: true; code: number | null; output: string };

/** Runs a command to its end without showing what it prints. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: ProcessEnvOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const append = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ found: false });
      else reject(error);
    });
    child.once('close', (code) => {
      resolve({ found: true, code, output });
    });
  });
}
