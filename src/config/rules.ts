import type { Rule } from '../governance/rule.ts';
import { bodyId } from '../governance/terms.ts';
import { durationSchema } from './duration.ts';
import { checkFields, fieldsSchema, formsSchema } from './fields.ts';
import { checkMoney, moneySchema } from './money.ts';
import { requirementSchema } from './requirement.ts';
import { list, listOfDifferent, oneOf, text } from './schema.ts';
import { named, section, whenSection } from './section.ts';
import { labelSchema, votingPeriodSchema } from './voting-period.ts';

/**
 * What each kind of proposal needs to pass. `bodies` are the names that the configuration gives to bodies,
 * `names` those that it gives to rules.
 */
export const rulesSchema = (bodies: readonly string[], names: readonly string[]) =>
  named(ruleSchema(bodies, names), 'rules').transform((rules): ReadonlyMap<string, Rule> => {
    const all = Object.entries(rules).map(([name, rule]): Rule => ({ name, ...rule }));
    return new Map(all.map((rule) => [rule.name, withInvoices(rule, all)]));
  });

/** A proposal says how the rest of its amount is invoiced, also when the configuration is another by then. */
function withInvoices(rule: Rule, all: readonly Rule[]): Rule {
  const label = all.find(({ invoices }) => invoices === rule.name)?.label;
  if (rule.money === undefined || label === undefined) return rule;
  return { ...rule, money: { ...rule.money, invoicedBy: label } };
}

const OUTCOME_LIMIT = 40;

const outcome = text(
  `a few words on one line, such as granted (at most ${String(OUTCOME_LIMIT)} characters)`,
  (source) =>
    /^[^\p{Cc}.]+$/u.test(source) && source.trim() === source && source.length <= OUTCOME_LIMIT
      ? source
      : undefined,
);

const ruleSchema = (bodies: readonly string[], names: readonly string[]) =>
  section({
    label: labelSchema.exactOptional(),
    bodies: listOfDifferent(oneOf(bodies, 'one of the bodies'), 'bodies').exactOptional(),
    votingPeriod: votingPeriodSchema,
    require: list(requirementSchema, 'what a proposal needs to pass'),
    fields: fieldsSchema.exactOptional(),
    forms: formsSchema.exactOptional(),
    money: moneySchema.exactOptional(),
    invoices: oneOf(names, 'another of the rules').exactOptional(),
    payment: section({ within: durationSchema }).exactOptional(),
    outcomes: section({ passed: outcome, notPassed: outcome }).exactOptional(),
  })
    .superRefine(checkFields, whenSection)
    .superRefine(checkMoney, whenSection)
    .transform(({ bodies: only, ...rule }): Omit<Rule, 'name'> => {
      return { ...(only && { bodies: only.map(bodyId) }), ...rule };
    });
