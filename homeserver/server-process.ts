import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Guard } from './guard.ts';

const START_TIMEOUT_MS = 60_000;
const END_TIMEOUT_MS = 10_000;
const ASK_EVERY_MS = 50;
const LOG_LINES_SHOWN = 20;

export interface ServerPlace {
  readonly python: string;
  readonly folder: string;
  readonly baseUrl: string;
  readonly guard: Guard;
}

/** Synapse as a process of the system: at most one at a time, always the same configuration and data. */
export class ServerProcess {
  readonly #place: ServerPlace;
  #child: ChildProcess | undefined;

  constructor(place: ServerPlace) {
    this.#place = place;
  }

  /** Returns when the homeserver answers. Throws with the end of its log when it doesn't come up. */
  async start(): Promise<void> {
    const { python, folder, guard } = this.#place;
    const log = openSync(this.#logFile, 'a');
    // Detached, so that a Ctrl-C in the terminal ends the bot before its homeserver. The guard sees to the rest.
    const child = spawn(python, ['-m', 'synapse.app.homeserver', '-c', join(folder, 'homeserver.yaml')], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    guard.watch(child.pid);
    child.unref();
    this.#child = child;
    await this.#answers(child);
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#child?.kill(signal) !== true)
      throw new Error(`Synapse is not running, so ${signal} can't reach it.`);
  }

  /** Does nothing when it isn't running. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    if (isRunning(child)) {
      child.ref();
      const ended = once(child, 'exit');
      child.kill(signal);
      // A stopped process hears a signal other than SIGKILL only when it goes on.
      child.kill('SIGCONT');
      const late = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
      await ended;
      clearTimeout(late);
    }
    this.#place.guard.watch(undefined);
  }

  get #logFile(): string {
    return join(this.#place.folder, 'synapse.log');
  }

  async #answers(child: ChildProcess): Promise<void> {
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
    });
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#isUp())) {
      if (failure !== undefined) throw new Error('Synapse could not be started.', { cause: failure });
      if (!isRunning(child)) throw new Error(`Synapse ended while it started.\n${await this.#endOfLog()}`);
      if (Date.now() > deadline) {
        const seconds = START_TIMEOUT_MS / 1000;
        throw new Error(`Synapse did not answer within ${seconds} seconds.\n${await this.#endOfLog()}`);
      }
      await sleep(ASK_EVERY_MS);
    }
  }

  async #isUp(): Promise<boolean> {
    try {
      const response = await fetch(new URL('/_matrix/client/versions', this.#place.baseUrl), {
        signal: AbortSignal.timeout(START_TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // Nobody listens yet. If that lasts, the caller says so together with Synapse's own words.
      return false;
    }
  }

  async #endOfLog(): Promise<string> {
    const log = await readFile(this.#logFile, 'utf8');
    return log.trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
