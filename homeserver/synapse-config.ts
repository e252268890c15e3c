import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/**
 * How often an account may do things: as Synapse has it by default, to meet the 429s of a real homeserver;
 * without limits, for tests that are about something else; or with limits for messages alone.
 */
export type RateLimits = 'default' | 'none' | { readonly messages: 'default' | MessageLimit };

export interface MessageLimit {
  readonly perSecond: number;
  readonly burst: number;
}

export interface SynapseSettings {
  readonly serverName: string;
  readonly port: number;
  readonly folder: string;
  readonly registrationSecret: string;
  readonly rateLimits: RateLimits;
}

/** The files of a homeserver that talks to nobody but its own users on 127.0.0.1. JSON is YAML too. */
export function synapseFiles(settings: SynapseSettings): Record<string, string> {
  return {
    'homeserver.yaml': JSON.stringify(homeserverConfig(settings), null, 2),
    'log.yaml': JSON.stringify(LOG_CONFIG, null, 2),
    // Made here because a `--generate-keys` run of Synapse would double the time of a start.
    'signing.key': `ed25519 a_1 ${randomBytes(32).toString('base64').replaceAll('=', '')}\n`,
  };
}

function homeserverConfig({
  serverName,
  port,
  folder,
  registrationSecret,
  rateLimits,
}: SynapseSettings): object {
  return {
    server_name: serverName,
    public_baseurl: `http://127.0.0.1:${port}/`,
    listeners: [
      { port, type: 'http', tls: false, bind_addresses: ['127.0.0.1'], resources: [{ names: ['client'] }] },
    ],
    database: { name: 'sqlite3', args: { database: join(folder, 'homeserver.db') } },
    pid_file: join(folder, 'homeserver.pid'),
    signing_key_path: join(folder, 'signing.key'),
    media_store_path: join(folder, 'media'),
    log_config: join(folder, 'log.yaml'),
    registration_shared_secret: registrationSecret,
    macaroon_secret_key: randomBytes(16).toString('hex'),
    form_secret: randomBytes(16).toString('hex'),
    bcrypt_rounds: 4,
    report_stats: false,
    presence: { enabled: false },
    user_directory: { enabled: false },
    federation_domain_whitelist: [],
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    ...limitsFor(rateLimits),
  };
}

const UNLIMITED = { per_second: 10_000, burst_count: 10_000 };

const UNLIMITED_BUT_MESSAGES = {
  rc_registration: UNLIMITED,
  rc_login: { address: UNLIMITED, account: UNLIMITED, failed_attempts: UNLIMITED },
  rc_joins: { local: UNLIMITED, remote: UNLIMITED },
  rc_joins_per_room: UNLIMITED,
  rc_invites: { per_room: UNLIMITED, per_user: UNLIMITED, per_issuer: UNLIMITED },
  rc_room_creation: UNLIMITED,
  rc_admin_redaction: UNLIMITED,
  rc_profile: UNLIMITED,
};

function limitsFor(limits: RateLimits): object {
  if (limits === 'default') return {};
  if (limits === 'none') return { ...UNLIMITED_BUT_MESSAGES, rc_message: UNLIMITED };
  const { messages } = limits;
  if (messages === 'default') return UNLIMITED_BUT_MESSAGES;
  const rc_message = { per_second: messages.perSecond, burst_count: messages.burst };
  return { ...UNLIMITED_BUT_MESSAGES, rc_message };
}

/** Warnings only, to stderr, which startSynapse sends to a file. */
const LOG_CONFIG = {
  version: 1,
  formatters: { line: { format: '%(asctime)s %(levelname)s %(name)s %(message)s' } },
  handlers: { stderr: { class: 'logging.StreamHandler', formatter: 'line' } },
  root: { level: 'WARNING', handlers: ['stderr'] },
  disable_existing_loggers: false,
};
