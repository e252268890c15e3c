import { existsSync } from 'node:fs';

import { Rosters } from '../assembly/rosters.ts';
import type { Config, RosterConfig } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { contradictionText } from '../config/members/contradictions.ts';
import { membersCsv } from '../config/members/members-csv.ts';
import { membersError, takeMembers } from '../config/members/take-members.ts';
import { importRoster } from '../governance/roster/import.ts';
import type { Roster } from '../governance/roster/roster.ts';
import { openForReading } from '../ledger/sqlite/open.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';
import { EXIT } from './exit-codes.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

export interface MembersOptions {
  readonly config: string;
  readonly roster?: string;
  readonly check?: string;
}

/** `members`: the list as the ledger has it, or with `--check` what of a file would not be taken in. */
export function members(
  { config: file, roster: name, check }: MembersOptions,
  { env, print }: Process,
): number {
  const config = loadConfig(file, { env, secrets: 'optional' });
  const roster = rosterOf(config, name);
  if (check === undefined) {
    print(membersCsv(listed(config, roster)));
    return EXIT.fine;
  }
  const now = Date.now();
  const { read, sha256 } = takeMembers({ file: check }, now);
  if ('wrong' in read) throw membersError(check, read.wrong);
  const list = (existsSync(config.storage) ? known(config) : new Rosters()).get(roster.id);
  const { probation } = roster;
  const imported = importRoster(list, read.lines, { sha256, at: now, after: 0, probation });
  if ('wrong' in imported) {
    throw membersError(
      check,
      imported.wrong.map((each) => contradictionText(each)),
    );
  }
  const { facts, absent } = imported;
  print(`${check} is in order: ${changesText(read.lines.length, facts.length - 1)}.`);
  if (absent === 1) print('1 is on the list and not in the file, and stays as it is.');
  if (absent > 1) print(`${String(absent)} are on the list and not in the file; they stay as they are.`);
  return EXIT.fine;
}

function changesText(lines: number, changes: number): string {
  if (lines === 1) return `1 line, which would change ${changes === 0 ? 'nothing' : 'the list'}`;
  return `${String(lines)} lines, of which ${String(changes)} would change the list`;
}

function rosterOf({ rosters }: Config, name: string | undefined): RosterConfig {
  const all = [...rosters.values()];
  const names = all.map(({ id }) => id).join(', ');
  const [first, ...others] = name === undefined ? all : all.filter(({ id }) => String(id) === name);
  if (all.length === 0) throw new UsageError('No electorate of the configuration has a roster.');
  if (first === undefined) throw new UsageError(`There is no roster ${String(name)}; there is ${names}.`);
  if (others.length > 0) throw new UsageError(`Which one? Add --roster with one of ${names}.`);
  return first;
}

/** @throws UsageError where it is empty: what is printed is meant to take the place of the file */
function listed(config: Config, { id }: RosterConfig): Roster {
  const list = known(config).get(id);
  if ([...list.seats.values()].some(({ status }) => status !== 'denied')) return list;
  throw new UsageError(
    `The database has nobody on the list ${id}. The bot takes the file in when it starts; nothing was printed.`,
  );
}

function known({ storage }: Config): Rosters {
  const database = openForReading(storage);
  try {
    return new Rosters(new LedgerReader(database).rosterFacts());
  } finally {
    database.close();
  }
}
