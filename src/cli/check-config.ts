import { catalogue } from '../chat/catalogue/catalogue.ts';
import { ruleLines } from '../chat/messages/rule-lines.ts';
import { exposedFiles } from '../config/exposed-files.ts';
import { loadConfig } from '../config/load.ts';
import { membersError, takeMembers } from '../config/members/take-members.ts';
import type { Process } from './process.ts';

/** `check-config`: every problem at once, or what the configuration sets up. Secrets need not be there. */
export function checkConfig(file: string, { env, print }: Process): void {
  const files: string[] = [];
  const { bodies, rules, rosters, storage, language } = loadConfig(file, {
    env,
    secrets: 'optional',
    onRead: (each) => files.push(each),
  });
  const lists = [...rosters.values()].map(({ id, file: path }) => {
    const { read } = takeMembers({ file: path }, Date.now());
    if ('wrong' in read) throw membersError(path, read.wrong);
    return `  members ${id}: ${String(read.lines.length)} lines`;
  });
  print(`${file} is in order.`);
  for (const { id, name, rooms, authority } of bodies.values()) {
    print(`  body ${id}: ${name}, ${authority}, in ${rooms.join(' and ')}`);
  }
  const say = catalogue(language);
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
