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
  /** How many events of a room a /sync shows at most; Synapse's own limit is 100. */
  readonly timelineLimit?: number | undefined;
  readonly federation?: FederationSettings | undefined;
  readonly presence: boolean;
}

/** Speaks with other homeservers of this machine, without trust in certificates, and hardly waits after a failure. */
export interface FederationSettings {
  readonly port: number;
  /** Of an application service that may send in anybody's name, at any time. */
  readonly forgerToken: string;
}

export const DATABASE = 'homeserver.db';
export const CERTIFICATE = 'tls.crt';
export const PRIVATE_KEY = 'tls.key';
const FORGER = 'forger.yaml';

/** The files of a homeserver that talks to nobody beyond 127.0.0.1. JSON is YAML too. */
export function synapseFiles(settings: SynapseSettings): Record<string, string> {
  return {
    'homeserver.yaml': JSON.stringify(homeserverConfig(settings), null, 2),
    'log.yaml': JSON.stringify(LOG_CONFIG, null, 2),
    // Made here because a `--generate-keys` run of Synapse would double the time of a start.
    ...(settings.federation === undefined ? {} : forgerFile(settings.federation)),
    'signing.key': `ed25519 a_1 ${randomBytes(32).toString('base64').replaceAll('=', '')}\n`,
  };
}

function homeserverConfig({
  serverName,
  port,
  folder,
  registrationSecret,
  rateLimits,
  timelineLimit,
  federation,
  presence,
}: SynapseSettings): object {
  return {
    server_name: serverName,
    public_baseurl: `http://127.0.0.1:${port}/`,
    listeners: [
      { port, type: 'http', tls: false, bind_addresses: ['127.0.0.1'], resources: [{ names: ['client'] }] },
      ...(federation === undefined ? [] : [federationListener(federation)]),
    ],
    database: { name: 'sqlite3', args: { database: join(folder, DATABASE) } },
    pid_file: join(folder, 'homeserver.pid'),
    signing_key_path: join(folder, 'signing.key'),
    media_store_path: join(folder, 'media'),
    log_config: join(folder, 'log.yaml'),
    registration_shared_secret: registrationSecret,
    macaroon_secret_key: randomBytes(16).toString('hex'),
    form_secret: randomBytes(16).toString('hex'),
    bcrypt_rounds: 4,
    report_stats: false,
    presence: { enabled: presence },
    user_directory: { enabled: false },
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    ...(federation === undefined ? { federation_domain_whitelist: [] } : federationConfig(folder)),
    ...(timelineLimit === undefined ? {} : { filter_timeline_limit: timelineLimit }),
    ...limitsFor(rateLimits),
  };
}

function federationListener({ port }: FederationSettings): object {
  const resources = [{ names: ['federation'] }];
  return { port, type: 'http', tls: true, bind_addresses: ['127.0.0.1'], resources };
}

function federationConfig(folder: string): object {
  return {
    tls_certificate_path: join(folder, CERTIFICATE),
    tls_private_key_path: join(folder, PRIVATE_KEY),
    federation_verify_certificates: false,
    ip_range_whitelist: ['127.0.0.0/8', '::1/128'],
    app_service_config_files: [join(folder, FORGER)],
    // In milliseconds.
    federation: {
      destination_min_retry_interval: 100,
      destination_retry_multiplier: 1,
      destination_max_retry_interval: 200,
    },
  };
}

function forgerFile({ forgerToken }: FederationSettings): Record<string, string> {
  const registration = {
    id: 'forger',
    url: null,
    as_token: forgerToken,
    hs_token: randomBytes(16).toString('hex'),
    sender_localpart: 'forger',
    rate_limited: false,
    namespaces: { users: [{ regex: '@.*', exclusive: false }] },
  };
  return { [FORGER]: JSON.stringify(registration, null, 2) };
}

const UNLIMITED = { per_second: 10_000, burst_count: 10_000 };

const UNLIMITED_BUT_MESSAGES = {
  rc_registration: UNLIMITED,
  rc_login: { address: UNLIMITED, account: UNLIMITED, failed_attempts: UNLIMITED },
  rc_joins: { local: UNLIMITED, remote: UNLIMITED },
  rc_joins_per_room: UNLIMITED,
  rc_federation: { sleep_limit: 10_000, reject_limit: 10_000, concurrent: 50 },
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
