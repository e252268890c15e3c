import type { Rule } from '../../src/governance/rule.ts';
import type { Tally } from '../../src/governance/tally.ts';
import type { Outcome } from '../../src/governance/terms.ts';
import { judge } from '../../src/governance/verdict.ts';
import { tally } from './proposal-facts.ts';

export const PASSED = 'passed';
export const FAILED = 'not passed';

/** What a rule says of these counts; what is left out is nobody. */
export function outcome(rule: Pick<Rule, 'require'>, counts: Partial<Tally>, eligible = 0): Outcome {
  return judge(rule, tally(counts), eligible).outcome;
}
