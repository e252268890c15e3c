import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, type AccountOptions, type Homeserver, registerUser } from './accounts.ts';
import { freePort } from './free-port.ts';
import { type Guard, guardedFolder } from './guard.ts';
import { type Progress, installSynapse } from './install.ts';
import { ServerProcess } from './server-process.ts';
import { makeCertificate } from './certificate.ts';
import { DATABASE, type FederationSettings, type RateLimits, synapseFiles } from './synapse-config.ts';

export interface SynapseOptions {
  readonly rateLimits: RateLimits;
  /** How many events of a room a /sync shows at most; Synapse's own limit is 100. */
  readonly timelineLimit?: number;
  /** Lets it speak with others: see startFederation. */
  readonly federation?: FederationSettings;
  /** Whether it tells people who is online. */
  readonly presence?: boolean;
  /** The part of user ids after the colon. */
  readonly serverName?: string;
  /** Told how an installation goes, if one is needed. */
  readonly onProgress?: Progress;
}

/**
 * Starts a Synapse of its own on a free port of 127.0.0.1, with its data in a temporary folder.
 * Throws SynapseUnavailable when there is none to start. Nothing is left once this process ends, however it does.
 */
export async function startSynapse(options: SynapseOptions): Promise<Synapse> {
  const {
    rateLimits,
    timelineLimit,
    federation,
    presence = false,
    serverName = 'example.coop',
    onProgress = () => undefined,
  } = options;
  const python = await installSynapse({ onProgress });
  const { folder, guard } = guardedFolder('althing-synapse-');
  const port = await freePort();
  const registrationSecret = randomBytes(16).toString('hex');
  const files = synapseFiles({
    serverName,
    port,
    folder,
    registrationSecret,
    rateLimits,
    timelineLimit,
    federation,
    presence,
  });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text, { mode: 0o600 });
  }
  if (federation !== undefined) await makeCertificate(python, folder);
  const homeserver = { baseUrl: `http://127.0.0.1:${port}`, serverName, registrationSecret };
  const synapse = new Synapse(
    homeserver,
    new ServerProcess({ python, folder, guard, baseUrl: homeserver.baseUrl }),
    guard,
    join(folder, DATABASE),
  );
  try {
    await synapse.restart();
  } catch (error) {
    await synapse.stop();
    throw error;
  }
  return synapse;
}

/** A running homeserver, and what may happen to one. */
export class Synapse implements Homeserver {
  readonly baseUrl: string;
  readonly serverName: string;
  readonly registrationSecret: string;
  /** The SQLite file, for tests in which a homeserver has lost something. */
  readonly database: string;
  readonly #server: ServerProcess;
  readonly #guard: Guard;

  constructor(homeserver: Homeserver, server: ServerProcess, guard: Guard, database: string) {
    this.baseUrl = homeserver.baseUrl;
    this.serverName = homeserver.serverName;
    this.registrationSecret = homeserver.registrationSecret;
    this.database = database;
    this.#server = server;
    this.#guard = guard;
  }

  registerUser(name: string, options?: AccountOptions): Promise<Account> {
    return registerUser(this, name, options);
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.#server.end('SIGKILL');
    await this.#guard.release();
  }

  /** Ends it as an administrator would, and starts it with the same port and data. Also after `kill`. */
  async restart(): Promise<void> {
    await this.#server.end('SIGTERM');
    await this.#server.start();
  }

  /** Ends it as a power cut would. `restart` starts it again. */
  kill(): Promise<void> {
    return this.#server.end('SIGKILL');
  }

  /** From now on it accepts connections and answers nothing. */
  pause(): void {
    this.#server.signal('SIGSTOP');
  }

  resume(): void {
    this.#server.signal('SIGCONT');
  }
}
