import type Database from 'better-sqlite3';

import { Rosters } from '../assembly/rosters.ts';
import type { Config, RosterConfig } from '../config/config.ts';
import { ConfigErrors } from '../config/error.ts';
import { membersError, takeMembers, type MembersFile } from '../config/members/take-members.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';

export interface MembersOf {
  readonly roster: RosterConfig;
  readonly file: MembersFile;
}

/**
 * The files of all lists of members, as they are at the start. One that is wrong keeps the list as it was.
 * @throws ConfigErrors where there is no list yet that could stay
 */
export function membersAtStart({ rosters }: Config, database: Database.Database): MembersOf[] {
  if (rosters.size === 0) return [];
  const known = new Rosters(new LedgerReader(database).rosterFacts());
  const members = [...rosters.values()].map((roster) => ({ roster, file: takeMembers(roster, Date.now()) }));
  const errors = members.flatMap(({ roster, file: { file, read } }) =>
    'wrong' in read && known.get(roster.id).seats.size === 0 ? [membersError(file, read.wrong)] : [],
  );
  if (errors.length > 0) throw new ConfigErrors(errors);
  return members;
}
