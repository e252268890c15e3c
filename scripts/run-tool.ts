import { spawn } from 'node:child_process';

/** Runs a tool of node_modules/.bin, showing what it prints. Returns whether it was content. */
export function runTool(command: string, ...args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // npm, or scripts/installed.mjs, has put node_modules/.bin on the PATH.
    const tool = spawn(command, args, { stdio: 'inherit' });
    tool.once('error', reject);
    tool.once('close', (code) => {
      resolve(code === 0);
    });
  });
}
