import type { Finding } from './path.ts';
import { namesIn, selectTexts } from './select.ts';
import { quoted } from './wording.ts';

/** A label in a title chooses one rule, so no two rules share one, and none of them means urgency as well. */
export function sharedLabels(root: unknown): readonly Finding[] {
  const owners = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { path, text } of selectTexts(root, ['rules', '*', 'label'])) {
    const owner = owners.get(text);
    if (owner === undefined) owners.set(text, String(path[1]));
    else
      findings.push({ path, message: `is ${quoted(text)}, which is the label of the rule ${owner} already` });
  }
  for (const { path, text } of selectTexts(root, ['rules', '*', 'votingPeriod', 'urgent', 'label'])) {
    const owner = owners.get(text);
    if (owner === undefined) continue;
    findings.push({
      path,
      message: `is ${quoted(text)}, which is the label of the rule ${owner}; it should be another word`,
    });
  }
  return findings;
}

/** A proposal without a label has to find its rule: a single one, in every body. */
export function ordinaryRule(root: unknown): readonly Finding[] {
  const rules = namesIn(root, ['rules']);
  const [ordinary, ...more] = rules.filter((rule) => !namesIn(root, ['rules', rule]).includes('label'));
  if (rules.length === 0) return [];
  if (ordinary === undefined) {
    return [
      { path: ['rules'], message: 'have a label each; one should have none, for proposals without a label' },
    ];
  }
  const second = more.map((rule) => ({
    path: ['rules', rule],
    message: `has no label, and neither has the rule ${ordinary}; only one can serve proposals without a label`,
  }));
  return [...second, ...bodiesLeftOut(root, ordinary)];
}

function bodiesLeftOut(root: unknown, ordinary: string): readonly Finding[] {
  if (!namesIn(root, ['rules', ordinary]).includes('bodies')) return [];
  const path = ['rules', ordinary, 'bodies'];
  const served = selectTexts(root, [...path, '*']).map(({ text }) => text);
  const missing = namesIn(root, ['bodies']).filter((body) => !served.includes(body));
  if (missing.length === 0) return [];
  const message = `leaves out ${missing.join(', ')}; a rule without a label serves every body, so drop this key`;
  return [{ path, message }];
}
