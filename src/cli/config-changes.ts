import { isDeepStrictEqual } from 'node:util';

import type { Config, MatrixConfig } from '../config/config.ts';

type Section = keyof Config;

/** What a change of each section asks for. The database and the account are the bot itself. */
const ASKS_FOR: Readonly<Record<Section, 'a reload' | 'a restart'>> = {
  matrix: 'a restart',
  storage: 'a restart',
  timezone: 'a reload',
  language: 'a reload',
  prefix: 'a reload',
  profile: 'a reload',
  stewards: 'a reload',
  choices: 'a reload',
  electorates: 'a reload',
  rosters: 'a reload',
  bodies: 'a reload',
  rules: 'a reload',
  closing: 'a reload',
  limits: 'a reload',
  reminders: 'a reload',
  // Another program may have the other port, and by then this one would be closed.
  monitoring: 'a restart',
};

export interface ConfigChanges {
  /** Sections that are different, by their names alone: a value may be secret. */
  readonly changed: readonly Section[];
  /** Those of them that can't change while the bot runs. */
  readonly fixed: readonly Section[];
}

export function configChanges(before: Config, after: Config): ConfigChanges {
  const sections = Object.keys(ASKS_FOR) as Section[];
  const changed = sections.filter((section) => !isSame(section, before, after));
  return { changed, fixed: changed.filter((section) => ASKS_FOR[section] === 'a restart') };
}

function isSame(section: Section, before: Config, after: Config): boolean {
  if (section === 'matrix') return isSameAccount(before.matrix, after.matrix);
  return isDeepStrictEqual(before[section], after[section]);
}

/** Secrets compare themselves: they show nothing that could be compared. */
function isSameAccount(before: MatrixConfig, after: MatrixConfig): boolean {
  const { signIn: one, ...rest } = before;
  const { signIn: other, ...otherRest } = after;
  if (!isDeepStrictEqual(rest, otherRest)) return false;
  if (one.kind === 'token') return other.kind === 'token' && one.accessToken.equals(other.accessToken);
  return other.kind === 'password' && one.user === other.user && one.password.equals(other.password);
}
