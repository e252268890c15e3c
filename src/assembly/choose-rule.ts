import type { Rule } from '../governance/rule.ts';
import type { BodyId } from '../governance/terms.ts';

export type RuleChoice =
  | { readonly rule: Rule }
  | { readonly refused: 'two rules'; readonly labels: readonly string[] }
  | { readonly refused: 'not for this body'; readonly label: string; readonly bodies: readonly BodyId[] };

/** A label in the title chooses its rule (R5: BYLAWS); without one it is the rule that has no label. */
export function chooseRule(
  rules: ReadonlyMap<string, Rule>,
  labels: readonly string[],
  body: BodyId,
): RuleChoice {
  const asked = [...rules.values()].filter((rule) => rule.label !== undefined && labels.includes(rule.label));
  const [labelled, second] = asked;
  if (labelled !== undefined && second !== undefined) {
    return { refused: 'two rules', labels: asked.flatMap((rule) => rule.label ?? []) };
  }
  const rule = labelled ?? [...rules.values()].find((each) => each.label === undefined);
  if (rule === undefined) throw new Error('the configuration has no rule for proposals without a label');
  if (rule.bodies?.includes(body) === false) {
    return { refused: 'not for this body', label: rule.label ?? '', bodies: rule.bodies };
  }
  return { rule };
}
