import type { Rule } from '../../governance/rule.ts';
import type { Outcome } from '../../governance/terms.ts';
import type { Say } from '../catalogue/catalogue.ts';
import type { Text } from '../text.ts';

/** "passed", or what the rule calls it: an appeal is "granted" (R13). Machines read "passed" all the same. */
export function outcomeWord(say: Say, { outcomes }: Pick<Rule, 'outcomes'>, outcome: Outcome): Text {
  if (outcomes !== undefined && outcome === 'passed') return say('verbatim', { text: outcomes.passed });
  if (outcomes !== undefined && outcome === 'not passed')
    return say('verbatim', { text: outcomes.notPassed });
  return say(`outcome.${outcome}`);
}
