import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RosterLine } from '../../governance/roster/import.ts';
import type { Instant } from '../../governance/terms.ts';
import type { RosterConfig } from '../config.ts';
import { ConfigError } from '../error.ts';
import { readFailure } from '../read-failure.ts';
import { readMembers } from './members-file.ts';
import type { CsvMistake } from './csv.ts';

/** The file of a list of members as it is now. */
export interface MembersFile {
  readonly file: string;
  /** Of its bytes, in hexadecimal; of nothing, where it can't be read. */
  readonly sha256: string;
  readonly read: { readonly lines: readonly RosterLine[] } | { readonly wrong: readonly Mistake[] };
}

/** Without a line where it is about the file as a whole. */
export type Mistake = Omit<CsvMistake, 'line'> & { readonly line?: number };

const NOT_UTF_8: Mistake = {
  message: 'it is not in UTF-8; save it again as a CSV file in UTF-8',
};

/** More likely a mishap than a group without members. */
const NOBODY: Mistake = {
  message:
    'it lists nobody; below its first line it should have a line for each member, such as ,@ana:example.coop,2024-11-30,member,',
};

export function takeMembers({ file }: Pick<RosterConfig, 'file'>, today: Instant): MembersFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const failure = readFailure(error);
    if (failure === undefined) throw error;
    const message = failure.absent
      ? 'there is no such file. It should list the members, beginning with the line seat,accounts,joined,status,name (see members.example.csv)'
      : `it can't be read: ${failure.reason}`;
    return { file, sha256: '', read: { wrong: [{ message }] } };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!isUtf8(bytes)) return { file, sha256, read: { wrong: [NOT_UTF_8] } };
  const read = readMembers(bytes.toString('utf8'), today);
  if ('lines' in read && read.lines.length === 0) return { file, sha256, read: { wrong: [NOBODY] } };
  return { file, sha256, read };
}

/** Every mistake at once, as with the configuration. */
export function membersError(file: string, wrong: readonly Mistake[]): ConfigError {
  const problems = wrong.map(({ line, message }) => ({
    path: '',
    ...(line === undefined ? {} : { line }),
    message,
  }));
  return new ConfigError(file, problems, 'The list of members');
}
