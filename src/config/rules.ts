import type { Rule } from '../governance/rule.ts';
import { bodyId } from '../governance/terms.ts';
import { requirementSchema } from './requirement.ts';
import { list, listOfDifferent, oneOf } from './schema.ts';
import { named, section } from './section.ts';
import { labelSchema, votingPeriodSchema } from './voting-period.ts';

/** What each kind of proposal needs to pass. `bodies` are the names that the configuration gives to bodies. */
export const rulesSchema = (bodies: readonly string[]) =>
  named(ruleSchema(bodies), 'rules').transform(
    (rules): ReadonlyMap<string, Rule> =>
      new Map(Object.entries(rules).map(([name, rule]) => [name, { name, ...rule }])),
  );

const ruleSchema = (bodies: readonly string[]) =>
  section({
    label: labelSchema.exactOptional(),
    bodies: listOfDifferent(oneOf(bodies, 'one of the bodies'), 'bodies').exactOptional(),
    votingPeriod: votingPeriodSchema,
    require: list(requirementSchema, 'what a proposal needs to pass'),
  }).transform(({ label, bodies: only, votingPeriod, require }): Omit<Rule, 'name'> => {
    return { ...(label && { label }), ...(only && { bodies: only.map(bodyId) }), votingPeriod, require };
  });
