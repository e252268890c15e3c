import type { Electorate } from '../governance/electorate.ts';
import type { FreezeNeeds } from '../governance/roster/facts.ts';
import type { Rule } from '../governance/rule.ts';
import type { Authority, BodyId, Choice, Duration, MemberId, RosterId } from '../governance/terms.ts';
import type { Secret } from './secret.ts';

/** The whole configuration, checked. Frozen: what changes is the file, and a reload makes another of these. */
export interface Config {
  readonly matrix: MatrixConfig;
  /** Absolute path of the database. */
  readonly storage: string;
  /** IANA name, for times that are said without a zone. */
  readonly timezone: string;
  readonly language: 'en';
  readonly prefix: string;
  readonly profile: Profile;
  readonly stewards: readonly MemberId[];
  readonly choices: Readonly<Record<Choice, ChoiceSigns>>;
  readonly electorates: ReadonlyMap<string, Electorate>;
  readonly rosters: ReadonlyMap<RosterId, RosterConfig>;
  readonly bodies: ReadonlyMap<BodyId, Body>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly closing: { readonly grace: Duration };
  readonly limits: Limits;
  readonly reminders: Reminders;
  /** The port of 127.0.0.1 on which programs ask how the bot is; absent, nothing listens. */
  readonly monitoring?: { readonly port: number };
}

/** How the account is shown; what is absent stays as it is. */
export interface Profile {
  readonly displayName?: string;
  /** Absolute path of a PNG image. */
  readonly avatar?: string;
}

export interface Reminders {
  /** How long before the closing, longest first; none switches reminders off. */
  readonly before: readonly Duration[];
  readonly quietHours?: QuietHours;
}

/** When no private word is sent that can wait, as time since the start of the day; over midnight if `from` is later. */
export interface QuietHours {
  readonly from: Duration;
  readonly to: Duration;
}

/** How much one person may ask of the bot. */
export interface Limits {
  /** In one body at a time. */
  readonly openProposals: number;
  /** So many answers at once, then one more each time that `every` has passed. */
  readonly commands: { readonly burst: number; readonly every: Duration };
}

export interface MatrixConfig {
  /** Without a slash at the end. */
  readonly homeserver: string;
  readonly signIn: SignIn;
  /** Those that the bot had before; what they said and did stays its own. */
  readonly formerAccounts: readonly MemberId[];
}

export type SignIn =
  | { readonly kind: 'token'; readonly accessToken: Secret }
  | { readonly kind: 'password'; readonly user: string; readonly password: Secret };

/** How one choice is voted for. Compare with plainReaction and plainWord. */
export interface ChoiceSigns {
  /** At least one; the bot puts the first on its card. */
  readonly reactions: readonly string[];
  readonly words: readonly string[];
}

/** A list of members. */
export interface RosterConfig {
  readonly id: RosterId;
  /** Absolute path of the file that it is taken from. */
  readonly file: string;
  /** How long after joining votes do not count yet (R11). */
  readonly probation?: Duration;
  /** The body in whose rooms it is kept by commands. */
  readonly keptBy?: BodyId;
  readonly freeze: FreezeNeeds;
}

export interface Body {
  readonly id: BodyId;
  readonly name: string;
  /** Aliases and room ids, as configured; at least one. */
  readonly rooms: readonly string[];
  readonly electorate: Electorate;
  readonly authority: Authority;
  /** Whom its decisions bind, in words (R6). */
  readonly binds?: string;
  /** The body that is told of its results, and to which its proposals can be taken. */
  readonly reportTo?: BodyId;
}
