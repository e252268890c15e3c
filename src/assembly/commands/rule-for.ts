import { enumerated } from '../../chat/requirement-words.ts';
import type { Body } from '../../config/config.ts';
import type { Rule } from '../../governance/rule.ts';
import { chooseRule } from '../choose-rule.ts';
import type { CommandContext } from './command.ts';
import type { Finding } from './finding.ts';

/** The rule that the labels ask for in this body, or why there is none. */
export function ruleFor(
  { config, voice, bodies }: CommandContext,
  labels: readonly string[],
  body: Body,
): { readonly rule: Rule } | { readonly finding: Finding } {
  const choice = chooseRule(config.rules, labels, body.id);
  if ('rule' in choice) return choice;
  const { say } = voice;
  const named = (names: readonly string[]) =>
    enumerated(
      say,
      'list.and',
      names.map((text) => say('verbatim', { text })),
    );
  if (choice.refused === 'two rules') {
    return { finding: { wrong: [say('refused.two rules', { labels: named(choice.labels) })] } };
  }
  const where = named(choice.bodies.map((id) => bodies.nameOf(id)));
  return { finding: { wrong: [say('refused.not for this body', { label: choice.label, bodies: where })] } };
}
