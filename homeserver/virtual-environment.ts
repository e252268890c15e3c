import type { GuardedFolder } from './guard.ts';
import { findPython } from './python.ts';
import { type CommandOptions, runCommand } from './run-command.ts';
import { SynapseUnavailable } from './synapse-unavailable.ts';

const LAST_LINES = 6;

/** Makes a virtual environment in a folder that doesn't exist yet. Throws SynapseUnavailable. */
export async function makeVirtualEnvironment(folder: string, temporary: GuardedFolder): Promise<void> {
  const python = await findPython();
  const result = await runCommand(python, ['-m', 'venv', folder], within(temporary));
  if (result.found && result.code === 0) return;
  const output = result.found ? result.output : '';
  throw new SynapseUnavailable(
    `${python} can't make a virtual environment:\n${lastLines(output)}`,
    /ensurepip|No module named venv/.test(output)
      ? 'Install the venv module of that Python (Debian, Ubuntu: apt install python3-venv).'
      : `Make sure that ${folder} can be written, or name a Python that has Synapse in SYNAPSE_PYTHON.`,
  );
}

/** Installs the packages of a requirements file with pip. Throws SynapseUnavailable. */
export async function installRequirements(
  python: string,
  requirements: string,
  temporary: GuardedFolder,
): Promise<void> {
  const install = ['-m', 'pip', 'install', '--quiet', '--no-input', '-r', requirements];
  const result = await runCommand(python, install, within(temporary));
  if (result.found && result.code === 0) return;
  const output = result.found ? result.output : `${python} is gone.`;
  const reason = isUnreachable(output) ? "PyPI can't be reached" : 'pip failed';
  throw new SynapseUnavailable(
    `Synapse can't be installed: ${reason}.\n${lastLines(output)}`,
    'Try again with a network, or name a Python that has Synapse in SYNAPSE_PYTHON.',
  );
}

/** Neither command leaves anything behind, should it be ended in the middle. */
function within({ folder, guard }: GuardedFolder): CommandOptions {
  return { env: { ...process.env, TMPDIR: folder, PIP_DISABLE_PIP_VERSION_CHECK: '1' }, guard };
}

/** The last lines of pip then speak of a version that it can't find; the cause stands before them. */
function isUnreachable(pipOutput: string): boolean {
  return /connection broken by|Max retries exceeded|Failed to establish|name resolution/i.test(pipOutput);
}

export function lastLines(output: string): string {
  return output.trim().split('\n').slice(-LAST_LINES).join('\n');
}
