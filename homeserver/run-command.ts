import { spawn } from 'node:child_process';
import type { Guard } from './guard.ts';

/** How a command went: its exit code with all that it printed, or that there is no such command. */
export type CommandResult = { found: false } | { found: true; code: number | null; output: string };

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the command when this process ends before it. */
  readonly guard?: Guard;
}

/** Runs a command to its end without showing what it prints. */
export function runCommand(
  command: string,
  args: readonly string[],
  { env = process.env, guard }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const detached = guard !== undefined;
    const child = spawn(command, args, { env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
    guard?.watch(child.pid);
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
      guard?.watch(undefined);
      resolve({ found: true, code, output });
    });
  });
}
