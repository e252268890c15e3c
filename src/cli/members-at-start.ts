import type Database from 'better-sqlite3';

import { Rosters } from '../assembly/rosters.ts';
import type { Config, RosterConfig } from '../config/config.ts';
import { membersError, takeMembers, type MembersFile } from '../config/members/take-members.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';

export interface MembersOf {
  readonly roster: RosterConfig;
  readonly file: MembersFile;
}

/**
 * The files of all lists of members, as they are at the start. One that is wrong keeps the list as it was.
 * @throws ConfigError where there is no list yet that could stay
 */
export function membersAtStart({ rosters }: Config, database: Database.Database): MembersOf[] {
  if (rosters.size === 0) return [];
  const known = new Rosters(new LedgerReader(database).rosterFacts());
  return [...rosters.values()].map((roster) => {
    const file = takeMembers(roster, Date.now());
    if ('wrong' in file.read && known.get(roster.id).seats.size === 0) {
      throw membersError(file.file, file.read.wrong);
    }
    return { roster, file };
  });
}
