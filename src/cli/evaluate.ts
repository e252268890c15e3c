import { catalogue } from '../chat/catalogue/catalogue.ts';
import { requirementsData } from '../chat/machine.ts';
import { outcomeWord } from '../chat/messages/outcome-words.ts';
import { ruleLines } from '../chat/messages/rule-lines.ts';
import { requirementText, working } from '../chat/requirement-words.ts';
import { loadConfig } from '../config/load.ts';
import type { Rule } from '../governance/rule.ts';
import { judge } from '../governance/verdict.ts';
import type { Process } from './process.ts';
import { UsageError } from './usage-error.ts';

export interface EvaluateOptions {
  readonly config: string;
  readonly rule: string;
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly block: number;
  readonly eligible?: number;
  readonly json?: boolean;
}

/** `evaluate`: what a rule says of a tally. The same function closes proposals. */
export function evaluate(options: EvaluateOptions, { env, print }: Process): void {
  const { rules, language } = loadConfig(options.config, { env, secrets: 'optional' });
  const rule = rules.get(options.rule);
  if (rule === undefined) {
    const known = [...rules.keys()].join(', ');
    throw new UsageError(`There is no rule "${options.rule}" in ${options.config}. There are: ${known}.`);
  }
  const { agree, disagree, abstain, block, eligible } = options;
  if (eligible === undefined && asksHowManyMayVote(rule)) {
    throw new UsageError(`The rule "${rule.name}" asks how many may vote: add --eligible N.`);
  }
  const tally = { agree, disagree, abstain, block, notCounted: 0 };
  const { outcome, requirements } = judge(rule, tally, eligible ?? 0);
  const say = catalogue(language);
  if (options.json === true) {
    print(JSON.stringify({ outcome, requirements: requirementsData(say, rule.require, requirements) }));
    return;
  }
  const word = outcomeWord(say, rule, outcome).plain;
  print(`${word === outcome ? outcome : `${outcome} (${word})`}, by the rule "${rule.name}"`);
  for (const [index, result] of requirements.entries()) {
    const requirement = rule.require[index];
    if (requirement === undefined) continue;
    print(`- ${requirementText(say, requirement).plain}: ${working(say, requirement, result).plain}`);
  }
  for (const { plain } of ruleLines(say, rule, rules)) print(plain);
}

function asksHowManyMayVote(rule: Rule): boolean {
  return rule.require.some(({ times }) =>
    times?.some((base) => base === 'eligible' || base === 'eligibleLessAbstain'),
  );
}
