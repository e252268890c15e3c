import type { Rule } from '../../governance/rule.ts';
import type { Say } from '../catalogue/catalogue.ts';
import { enumerated, ratioText } from '../requirement-words.ts';
import type { Text } from '../text.ts';
import { period } from '../times.ts';
import { formText } from './form-refusal.ts';

/** What a rule asks for besides votes, and what follows once a proposal has passed by it. */
export function ruleLines(say: Say, rule: Rule, rules: ReadonlyMap<string, Rule>): Text[] {
  const { fields = [], forms = [], money, invoices, payment, outcomes } = rule;
  const quoted = fields.map((field) => say('field.quoted', { field }));
  const each = forms.map((form) => formText({ say }, form));
  return [
    ...(fields.length === 0
      ? []
      : [say('rules.fields', { count: fields.length, fields: enumerated(say, 'list.and', quoted) })]),
    ...(forms.length === 0 ? [] : [say('rules.forms', { forms: enumerated(say, 'list.or', each) })]),
    ...(invoices === undefined
      ? []
      : [say('rules.invoices', { kind: rules.get(invoices)?.label ?? invoices })]),
    ...(money?.atOnce === undefined ? [] : [say('rules.at once', { share: ratioText(money.atOnce) })]),
    ...(payment === undefined ? [] : [say('rules.payment', { within: period(payment.within) })]),
    ...(outcomes === undefined ? [] : [say('rules.outcomes', { ...outcomes })]),
  ];
}
