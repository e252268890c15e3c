import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A configuration that is in order, for a homeserver that nobody runs. */
export const CONFIG = `
matrix:
  homeserver: http://127.0.0.1:9
  accessToken: { env: ALTHING_ACCESS_TOKEN }
storage: storage/althing.db
electorates:
  members: { room: true }
bodies:
  full: { name: Full group, rooms: ["#open:example.coop"], electorate: members, authority: binding }
rules:
  ordinary:
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }
      - { when: block, votes: [agree], atLeast: 9, times: [disagree, block] }
  quorum:
    label: QUORUM
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require:
      - { votes: [agree, disagree, abstain, block], atLeast: 1/2, times: [eligible] }
`;

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with a configuration, gone after the test. */
export async function folderWith(config: string = CONFIG): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'althing-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'config.yaml'), config);
  return folder;
}

/** The program as a steward starts it, with all that it prints. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #out = '';
  #err = '';

  /** @param by what starts it; the node of the tests, unless said otherwise */
  constructor(folder: string, words: readonly string[], by: readonly string[] = []) {
    const [command = '', ...all] = [...by, process.execPath, '--disable-warning=DEP0060', MAIN, ...words];
    this.#child = spawn(command, all, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ALTHING_ACCESS_TOKEN: 'syt_not_a_token' },
    });
    this.#child.stdout?.on('data', (text) => (this.#out += String(text)));
    this.#child.stderr?.on('data', (text) => (this.#err += String(text)));
    // Not before its pipes are read to their ends.
    this.#ended = once(this.#child, 'close');
    onTestFinished(() => {
      this.kill('SIGKILL');
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async finished(): Promise<Finished> {
    await this.#ended;
    return { code: this.#child.exitCode, out: this.#out, err: this.#err };
  }

  /** Everything on its standard output so far, once that fits. */
  async printed(fits: RegExp): Promise<string> {
    while (!fits.test(this.#out)) {
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.#ended]);
      const { exitCode, signalCode } = this.#child;
      if ((exitCode !== null || signalCode !== null) && !fits.test(this.#out)) {
        throw new Error(`it ended without printing ${String(fits)}: ${this.#out}${this.#err}`);
      }
    }
    return this.#out;
  }
}

export function start(folder: string, ...words: readonly string[]): Program {
  return new Program(folder, words);
}

/** The same with at most so many KiB in any file that it writes, as on a disk with no more room. */
export function althingOnFullDisk(
  folder: string,
  kib: number,
  ...words: readonly string[]
): Promise<Finished> {
  const limited = `trap '' XFSZ; ulimit -f ${kib * 2}; exec "$0" "$@"`;
  return new Program(folder, words, ['/bin/sh', '-c', limited]).finished();
}

export function althing(folder: string, ...words: readonly string[]): Promise<Finished> {
  return start(folder, ...words).finished();
}
