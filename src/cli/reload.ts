import type Database from 'better-sqlite3';

import { Rosters } from '../assembly/rosters.ts';
import type { Config } from '../config/config.ts';
import { ConfigError, problemText } from '../config/error.ts';
import { listsNamedIn } from '../config/load.ts';
import { takeMembers, type MembersFile } from '../config/members/take-members.ts';
import { importRoster } from '../governance/roster/import.ts';
import type { BodyId } from '../governance/terms.ts';
import { LedgerReader } from '../ledger/sqlite/reader.ts';
import { configChanges, type ConfigChanges } from './config-changes.ts';
import type { MembersOf } from './members-at-start.ts';
import type { Process } from './process.ts';
import { readConfig, type Setup } from './setup.ts';

/** What came of reading everything anew: it is all taken, or nothing is. */
export type Reload =
  | { readonly kind: 'in order'; readonly setup: Setup; readonly consequences: Consequences }
  | { readonly kind: 'wrong'; readonly wrong: readonly Wrong[] }
  | { readonly kind: 'asks for a restart'; readonly fixed: ConfigChanges['fixed'] };

export interface Consequences {
  readonly changed: ConfigChanges['changed'];
  /** Groups that are gone from the configuration while proposals are open in them, by their numbers. */
  readonly goOnWithout: readonly { readonly body: BodyId; readonly open: readonly number[] }[];
}

/** What is wrong with a file. Of a list of members the lines alone: it is not for the log who was frozen. */
export type Wrong =
  | { readonly file: string; readonly problems: readonly string[] }
  | { readonly file: string; readonly lines: readonly number[] };

/** Reads the configuration and all that it names, and compares it with what the bot runs with. Changes nothing. */
export function readAnew(
  file: string,
  { config: before }: Pick<Setup, 'config'>,
  { process, database }: { readonly process: Pick<Process, 'env'>; readonly database: Database.Database },
): Reload {
  let read: Pick<Setup, 'config' | 'files'>;
  try {
    read = readConfig(file, process);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const lists = listsNamedIn(file).map((list) => takeMembers({ file: list }, Date.now()));
    const wrong = { file, problems: error.problems.map((each) => problemText(each)) };
    return { kind: 'wrong', wrong: [wrong, ...lists.flatMap((list) => wrongLines(list))] };
  }
  const { config } = read;
  const { changed, fixed } = configChanges(before, config);
  if (fixed.length > 0) return { kind: 'asks for a restart', fixed };
  const known = new Rosters(new LedgerReader(database).rosterFacts());
  const members = [...config.rosters.values()].map((roster) => ({
    roster,
    file: takeMembers(roster, Date.now()),
  }));
  const wrong = members.flatMap((each) => [...wrongLines(each.file), ...contradictions(each, known)]);
  if (wrong.length > 0) return { kind: 'wrong', wrong };
  const goOnWithout = openWithout(config, database);
  return { kind: 'in order', setup: { ...read, members }, consequences: { changed, goOnWithout } };
}

function wrongLines({ file, read }: MembersFile): Wrong[] {
  return 'wrong' in read ? [{ file, lines: read.wrong.flatMap(({ line }) => line ?? []) }] : [];
}

/** What the bot would refuse when it takes the file in: it says something else than a command since. */
function contradictions({ roster, file: { file, read, sha256 } }: MembersOf, known: Rosters): Wrong[] {
  const list = known.get(roster.id);
  if ('wrong' in read || sha256 === list.sha256) return [];
  const as = { sha256, at: Date.now(), after: 0, probation: roster.probation };
  const imported = importRoster(list, read.lines, as);
  return 'wrong' in imported ? [{ file, lines: imported.wrong.map(({ line }) => line) }] : [];
}

function openWithout({ bodies }: Config, database: Database.Database): Consequences['goOnWithout'] {
  const open = new LedgerReader(database).liveNumbers().filter(({ body }) => !bodies.has(body));
  return [...Map.groupBy(open, ({ body }) => body)].map(([body, proposals]) => ({
    body,
    open: proposals.map(({ number }) => number),
  }));
}
