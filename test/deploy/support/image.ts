import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import { CHECKOUT, readDockerfile, type CopyStep, type Stage } from './dockerfile.ts';

const run = promisify(execFile);

/**
 * Does what the Dockerfile says, stage by stage, in folders of their own. What it does outside of its working folder
 * is left out: that needs an image's system.
 * @returns the working folder of the last stage
 */
export async function assembleImage(within: string): Promise<string> {
  const stages = readDockerfile();
  const folders = new Map<string, Assembled>();
  let last = within;
  for (const stage of stages) {
    last = await mkdtemp(join(within, 'stage-'));
    await fill(last, stage, folders);
    if (stage.name !== undefined) folders.set(stage.name, { folder: last, stage });
  }
  return last;
}

interface Assembled {
  readonly folder: string;
  readonly stage: Stage;
}

async function fill(folder: string, stage: Stage, former: ReadonlyMap<string, Assembled>): Promise<void> {
  for (const step of stage.steps) {
    if (step.kind === 'copy') await copy(folder, step, former);
    // A first installation has put the packages into npm's own store, so that this needs no network again.
    else if (!step.command.startsWith('install -d '))
      await run('/bin/sh', ['-c', step.command], {
        cwd: folder,
        env: { ...process.env, npm_config_prefer_offline: 'true' },
      });
  }
}

async function copy(
  folder: string,
  { from, sources, to }: CopyStep,
  former: ReadonlyMap<string, Assembled>,
): Promise<void> {
  for (const source of sources) {
    const target = to.endsWith('/') ? join(folder, to, basename(source)) : join(folder, to);
    await mkdir(join(target, '..'), { recursive: true });
    await cp(placeOf(source, from, former), target, { recursive: true, verbatimSymlinks: true });
  }
}

function placeOf(source: string, from: string | undefined, former: ReadonlyMap<string, Assembled>): string {
  if (from === undefined) return join(CHECKOUT, source);
  const stage = former.get(from);
  if (stage === undefined) throw new Error(`The Dockerfile has no stage ${from}.`);
  return join(stage.folder, source.replace(stage.stage.workingFolder, '.'));
}
