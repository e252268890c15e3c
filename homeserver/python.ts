import { runCommand } from './run-command.ts';
import { SynapseUnavailable } from './synapse-unavailable.ts';

/** The versions that homeserver/requirements.txt was tried with, and the plain name first. */
const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3.14'];
const OLDEST_MINOR = 10;

/** Finds a Python that Synapse runs on. Throws SynapseUnavailable when there is none. */
export async function findPython(): Promise<string> {
  const tooOld: string[] = [];
  for (const command of CANDIDATES) {
    const minor = await minorVersion(command);
    if (minor === undefined) continue;
    if (minor >= OLDEST_MINOR) return command;
    tooOld.push(`${command} is 3.${minor}`);
  }
  const found = tooOld.length === 0 ? 'there is none on the PATH' : tooOld.join(', ');
  throw new SynapseUnavailable(
    `Synapse needs Python 3.${OLDEST_MINOR} or later, and ${found}.`,
    'Install one (Debian, Ubuntu: apt install python3 python3-venv), or name a Python that has Synapse in SYNAPSE_PYTHON.',
  );
}

/** The y of Python 3.y, or undefined if the command is missing or is no working Python 3. */
async function minorVersion(command: string): Promise<number | undefined> {
  const result = await runCommand(command, ['-c', 'import sys; print(*sys.version_info[:2])']);
  if (!result.found || result.code !== 0) return undefined;
  const minor = /^3 (\d+)/.exec(result.output)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
