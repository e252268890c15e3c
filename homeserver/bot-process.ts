import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, writeFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { stringify } from 'yaml';

import { type Guard, guardedFolder } from './guard.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const ASK_EVERY_MS = 20;
const START_TIMEOUT_MS = 30_000;
const END_TIMEOUT_MS = 10_000;

export interface BotOptions {
  /** What stands in the configuration file, beside where the homeserver is and how to sign in. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly homeserver: string;
  readonly accessToken: string;
  /** No other process uses the account, so that its lock need not be where others look for it. */
  readonly alone?: boolean;
}

/** What a test adds to a start: it may watch or end the process from within, as no signal from outside could. */
export interface StartOptions {
  /** Of Node itself. */
  readonly nodeArguments?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Makes a folder with a configuration and a token, as a steward would, for a bot that is not started yet. */
export async function prepareBot({
  config,
  homeserver,
  accessToken,
  alone = false,
}: BotOptions): Promise<BotProcess> {
  const { folder, guard } = guardedFolder('althing-bot-');
  await writeFile(join(folder, 'token'), accessToken, { mode: 0o600 });
  const matrix = { homeserver, accessToken: { file: 'token' } };
  await writeFile(
    join(folder, 'config.yaml'),
    stringify({ matrix, ...config }, { aliasDuplicateObjects: false }),
  );
  return new BotProcess(folder, guard, {
    // Some tests start it hundreds of times.
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    ...(alone ? { TMPDIR: folder } : {}),
  });
}

/** The bot as its real process: `althing run` with its own folder for configuration and database. */
export class BotProcess {
  readonly folder: string;
  readonly #guard: Guard;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  constructor(folder: string, guard: Guard, env: NodeJS.ProcessEnv = {}) {
    this.folder = folder;
    this.#guard = guard;
    this.#env = env;
  }

  get configFile(): string {
    return join(this.folder, 'config.yaml');
  }

  get database(): string {
    return join(this.folder, 'storage', 'althing.db');
  }

  /** Starts it, and returns when it listens. Throws with its log when it ends instead. */
  async start(options: StartOptions = {}): Promise<void> {
    const before = (await this.log()).length;
    const ended = this.launch(options);
    const deadline = Date.now() + START_TIMEOUT_MS;
    let end: Ended | undefined;
    void ended.then((how) => (end = how));
    while (!(await this.log()).slice(before).includes('Althing listens')) {
      if (end !== undefined) throw new Error(`The bot ended while it started.\n${await this.log()}`);
      if (Date.now() > deadline) throw new Error(`The bot did not start in time.\n${await this.log()}`);
      await sleep(ASK_EVERY_MS);
    }
  }

  /** Starts it without waiting. @returns how it ends */
  launch({ nodeArguments = [], env = {} }: StartOptions = {}): Promise<Ended> {
    const log = openSync(this.#logFile, 'a');
    const child = spawn(
      process.execPath,
      ['--disable-warning=DEP0060', ...nodeArguments, MAIN, 'run', '--config', this.configFile],
      {
        cwd: this.folder,
        detached: true,
        stdio: ['ignore', log, log],
        env: { ...process.env, LOG_LEVEL: 'debug', ...this.#env, ...env },
      },
    );
    closeSync(log);
    this.#guard.watch(child.pid);
    this.#child = child;
    return ending(child);
  }

  /** How it ends by itself. */
  ending(): Promise<Ended> {
    if (this.#child === undefined) throw new Error('The bot is not running.');
    return ending(this.#child);
  }

  /** Ends it as a steward would. */
  stop(): Promise<Ended | undefined> {
    return this.#end('SIGTERM');
  }

  /** Ends it as a power cut would. */
  kill(): Promise<Ended | undefined> {
    return this.#end('SIGKILL');
  }

  /** Asks it to read its configuration anew. */
  hangUp(): void {
    this.#child?.kill('SIGHUP');
  }

  /** It does nothing until `goOn`, and does not know. */
  hold(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  /** While it is stopped. */
  async loseDatabase(): Promise<void> {
    await rm(dirname(this.database), { recursive: true });
  }

  /** Ends it and removes its folder. */
  async remove(): Promise<void> {
    await this.kill();
    await this.#guard.release();
  }

  /** Everything that it printed, over all its starts. */
  async log(): Promise<string> {
    try {
      return await readFile(this.#logFile, 'utf8');
    } catch {
      // It has not printed anything yet.
      return '';
    }
  }

  get #logFile(): string {
    return join(this.folder, 'bot.log');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended | undefined> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return undefined;
    const ended = ending(child);
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
    const how = await ended;
    clearTimeout(late);
    this.#guard.watch(undefined);
    return how;
  }
}

async function ending(child: ChildProcess): Promise<Ended> {
  await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}
