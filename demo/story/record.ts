import { fileURLToPath } from 'node:url';

import { runCommand } from '../../homeserver/run-command.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Runs `althing verify` beside the bot. @returns what it prints. Throws with that when the record is not in order */
export async function recordIsInOrder(configFile: string): Promise<string> {
  const command = ['--disable-warning=DEP0060', MAIN, 'verify', '--config', configFile];
  const result = await runCommand(process.execPath, command);
  const output = result.found ? result.output.trim() : 'There is no such command.';
  if (!result.found || result.code !== 0) throw new Error(output);
  return `$ althing verify --config config.yaml\n${output}`;
}
