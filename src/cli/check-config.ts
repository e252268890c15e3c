import { catalogue, type Say } from '../chat/catalogue/catalogue.ts';
import { electorateText } from '../chat/messages/electorate.ts';
import { ruleLines } from '../chat/messages/rule-lines.ts';
import type { Config } from '../config/config.ts';
import { ConfigError, ConfigErrors } from '../config/error.ts';
import { exposedFiles } from '../config/exposed-files.ts';
import { listsNamedIn, loadConfig } from '../config/load.ts';
import { membersError, takeMembers, type MembersFile } from '../config/members/take-members.ts';
import type { Electorate } from '../governance/electorate.ts';
import type { Process } from './process.ts';

/** `check-config`: every problem at once, or what the configuration sets up. Secrets need not be there. */
export function checkConfig(file: string, { env, print }: Process): void {
  const files: string[] = [];
  const { bodies, rules, rosters, storage, language } = configOf(file, {
    env,
    secrets: 'optional',
    onRead: (each) => files.push(each),
  });
  const read = [...rosters.values()].map((roster) => ({ roster, members: takeMembers(roster, Date.now()) }));
  const wrong = errorsOf(read.map(({ members }) => members));
  if (wrong.length > 0) throw new ConfigErrors(wrong);
  const lists = read.map(({ roster: { id, keptBy }, members }) => {
    const length = 'lines' in members.read ? members.read.lines.length : 0;
    const seats = length === 1 ? '1 seat' : `${String(length)} seats`;
    return `  members ${id}: ${seats}${keptBy === undefined ? '' : `, kept by ${keptBy}`}`;
  });
  print(`${file} is in order.`);
  const say = catalogue(language);
  for (const { id, name, rooms, authority, electorate } of bodies.values()) {
    print(`  body ${id}: ${name}, ${authority}, in ${rooms.join(' and ')}`);
    print(`    who may vote: whoever ${votersText(say, electorate)}`);
  }
  for (const rule of rules.values()) {
    const { name, label } = rule;
    print(`  rule ${name}: ${label === undefined ? 'proposals without a label' : `${label} in the title`}`);
    for (const { plain } of ruleLines(say, rule, rules)) print(`    ${plain}`);
  }
  for (const line of lists) print(line);
  for (const line of exposedFiles([...files, ...[...rosters.values()].map((roster) => roster.file), storage]))
    print(line);
  print('Not looked at here: whether the secrets are there, and the homeserver. `npm start` does that.');
}

/** As members read it, but without how many that is: the rooms and the record aren't looked at. */
function votersText(say: Say, electorate: Electorate): string {
  const withoutCount: Say = (key, parameters) => {
    const who = key === 'electorate' ? parameters?.['who'] : undefined;
    return typeof who === 'object' ? who : say(key, parameters);
  };
  return electorateText(withoutCount, electorate, 0).plain;
}

/** @throws ConfigErrors with what is wrong with the lists of members too */
function configOf(file: string, options: Parameters<typeof loadConfig>[1]): Config {
  try {
    return loadConfig(file, options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const lists = listsNamedIn(file).map((list) => takeMembers({ file: list }, Date.now()));
    throw new ConfigErrors([error, ...errorsOf(lists)]);
  }
}

function errorsOf(lists: readonly MembersFile[]): ConfigError[] {
  return lists.flatMap(({ file, read }) => ('wrong' in read ? [membersError(file, read.wrong)] : []));
}
