import { catalogue, type Say } from '../chat/catalogue/catalogue.ts';
import { electorateText } from '../chat/messages/electorate.ts';
import { ruleLines } from '../chat/messages/rule-lines.ts';
import { exposedFiles } from '../config/exposed-files.ts';
import { loadConfig } from '../config/load.ts';
import { membersError, takeMembers } from '../config/members/take-members.ts';
import type { Electorate } from '../governance/electorate.ts';
import type { Process } from './process.ts';

/** `check-config`: every problem at once, or what the configuration sets up. Secrets need not be there. */
export function checkConfig(file: string, { env, print }: Process): void {
  const files: string[] = [];
  const { bodies, rules, rosters, storage, language } = loadConfig(file, {
    env,
    secrets: 'optional',
    onRead: (each) => files.push(each),
  });
  const lists = [...rosters.values()].map(({ id, file: path, keptBy }) => {
    const { read } = takeMembers({ file: path }, Date.now());
    if ('wrong' in read) throw membersError(path, read.wrong);
    const { length } = read.lines;
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
