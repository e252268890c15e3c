import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Clock ticks of /proc in a second: Linux gives them to programs as hundredths, on every machine. */
const TICKS = 100;

/** A process whose use of the machine is read from outside, so that measuring costs it nothing. */
export class Measured {
  readonly child: ChildProcess;
  #printed = '';

  constructor(
    command: readonly string[],
    options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
  ) {
    const [program = process.execPath, ...args] = command;
    this.child = spawn(program, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on(
        'data',
        (chunk: Buffer) => (this.#printed = (this.#printed + chunk.toString()).slice(-20_000)),
      );
    }
  }

  /** What it printed last. */
  get printed(): string {
    return this.#printed;
  }

  /** CPU seconds so far, in the program and in the system for it, over all its threads. */
  cpu(): number {
    const fields = this.#proc('stat')
      .replace(/^.*\) /u, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  split(): [number, number] {
    const fields = this.#proc('stat')
      .replace(/^.*\) /u, '')
      .split(' ');
    return [Number(fields[11]) / TICKS, Number(fields[12]) / TICKS];
  }

  /** Memory that is in use now and at most so far, in MB. */
  memory(): { readonly now: number; readonly most: number } {
    const status = this.#proc('status');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1]) / 1024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  }

  /** Fails with what it printed if the process ends before the promise is settled. */
  async whileAlive<Value>(promise: Promise<Value>): Promise<Value> {
    const gone = new AbortController();
    const ended = once(this.child, 'exit', { signal: gone.signal }).then(() => {
      throw new Error(`A measured process ended before its time:\n${this.#printed}`);
    });
    ended.catch(() => undefined);
    try {
      return await Promise.race([promise, ended]);
    } finally {
      gone.abort();
    }
  }

  /** Ends it as a steward would. @returns how long that took, in milliseconds */
  async end(): Promise<number> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return 0;
    const from = performance.now();
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    return performance.now() - from;
  }

  #proc(name: string): string {
    return readFileSync(`/proc/${String(this.child.pid)}/${name}`, 'utf8');
  }
}
