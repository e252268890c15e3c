import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exclusively } from '../scripts/exclusively.mjs';
import { guardedFolder } from './guard.ts';
import { runCommand } from './run-command.ts';
import { SynapseUnavailable } from './synapse-unavailable.ts';
import { installRequirements, lastLines, makeVirtualEnvironment } from './virtual-environment.ts';

const PROGRESS_EVERY_MS = 5_000;

const requirements = join(import.meta.dirname, 'requirements.txt');
const installations = join(import.meta.dirname, '..', '.synapse');

export type Progress = (line: string) => void;

/**
 * Returns a Python that has Synapse: the one named in SYNAPSE_PYTHON, or that of a virtual environment in the
 * checkout, which is made at the first call. Throws SynapseUnavailable.
 */
export async function installSynapse({ onProgress }: { onProgress: Progress }): Promise<string> {
  const named = process.env['SYNAPSE_PYTHON'];
  if (named !== undefined && named !== '') return checkedPython(named);

  const pins = await readFile(requirements, 'utf8');
  const version = pinnedVersion(pins);
  const environment = join(installations, version);
  const python = join(environment, 'bin', 'python');
  const stamp = join(environment, 'installed');
  const wanted = createHash('sha256').update(`${process.platform} ${process.arch} ${pins}`).digest('hex');

  // Virtual environments can't be moved once made, so a stamp written last says that one is whole. Its Python is
  // a link to the system's, which an upgrade may have removed.
  const isComplete = async (): Promise<boolean> =>
    existsSync(python) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;

  if (await isComplete()) return python;
  await mkdir(installations, { recursive: true });
  await exclusively(
    join(installations, 'install.lock'),
    async () => {
      if (await isComplete()) return;
      await rm(environment, { recursive: true, force: true });
      await withProgress(`Installing Synapse ${version} from PyPI …`, onProgress, async () => {
        const temporary = guardedFolder('althing-install-');
        try {
          await makeVirtualEnvironment(environment, temporary);
          await installRequirements(python, requirements, temporary);
        } finally {
          await temporary.guard.release();
        }
      });
      await writeFile(stamp, wanted);
    },
    (holder) => {
      onProgress(`Waiting for process ${holder}, which is installing Synapse …`);
    },
  );
  return python;
}

async function checkedPython(python: string): Promise<string> {
  const result = await runCommand(python, ['-c', 'import synapse.synapse_rust']);
  if (result.found && result.code === 0) return python;
  throw new SynapseUnavailable(
    result.found
      ? `SYNAPSE_PYTHON is ${python}, which can't import Synapse:\n${lastLines(result.output)}`
      : `SYNAPSE_PYTHON is ${python}, and there is no such command.`,
    'Name a Python that has Synapse, or unset SYNAPSE_PYTHON to have Synapse installed into .synapse.',
  );
}

function pinnedVersion(pins: string): string {
  const version = /^matrix-synapse==(\S+)$/m.exec(pins)?.[1];
  if (version === undefined) throw new Error(`${requirements} pins no matrix-synapse.`);
  return version;
}

async function withProgress(what: string, onProgress: Progress, work: () => Promise<void>): Promise<void> {
  const began = Date.now();
  onProgress(what);
  const ticking = setInterval(() => {
    onProgress(`${what} ${Math.round((Date.now() - began) / 1000)} s`);
  }, PROGRESS_EVERY_MS);
  await work().finally(() => {
    clearInterval(ticking);
  });
}
