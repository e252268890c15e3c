import type { Rule } from '../governance/rule.ts';

/** The words in a title that mean something in this configuration: labels of rules and of urgency. */
export function knownLabels(rules: ReadonlyMap<string, Rule>): string[] {
  return [...new Set([...ruleLabels(rules), ...urgentLabels(rules)])];
}

function ruleLabels(rules: ReadonlyMap<string, Rule>): string[] {
  return [...rules.values()].flatMap((rule) => rule.label ?? []);
}

export function urgentLabels(rules: ReadonlyMap<string, Rule>): string[] {
  return [...rules.values()].flatMap((rule) => rule.votingPeriod.urgent?.label ?? []);
}
