import type Database from 'better-sqlite3';

import type { Config } from '../config/config.ts';
import { exposedFiles } from '../config/exposed-files.ts';
import { loadConfig } from '../config/load.ts';
import type { Log } from '../observe/log.ts';
import { membersAtStart, type MembersOf } from './members-at-start.ts';
import type { Process } from './process.ts';

/** The configuration and what it names, as they were read together. */
export interface Setup {
  readonly config: Config;
  /** The configuration, and the files of secrets. */
  readonly files: readonly string[];
  readonly members: readonly MembersOf[];
}

/** @throws ConfigError */
export function readConfig(file: string, { env }: Pick<Process, 'env'>): Pick<Setup, 'config' | 'files'> {
  const files: string[] = [];
  const config = loadConfig(file, { env, onRead: (each) => files.push(each) });
  return { config, files };
}

/** @throws ConfigErrors where a list of members can't be begun */
export function withMembers(read: Pick<Setup, 'config' | 'files'>, database: Database.Database): Setup {
  return { ...read, members: membersAtStart(read.config, database) };
}

/** What everybody on the machine can read, and names people or is secret. */
export function warnOfExposed({ config, files }: Setup, log: Log): void {
  const lists = [...config.rosters.values()].map(({ file }) => file);
  for (const line of exposedFiles([...files, ...lists, config.storage])) log.warn(line);
}
