import type { Config } from '../config/config.ts';

/** The label of the proposals by which somebody appeals (R13), where a group has such a rule. */
const LABEL = 'APPEAL';

/** How somebody appeals. */
export interface Appeals {
  readonly label: string;
  /** Names of the groups that decide on appeals, at least one. */
  readonly bodies: readonly string[];
  /** The lines that an appeal needs below its title. */
  readonly fields: readonly string[];
}

/** @returns undefined where no rule says which group decides on appeals */
export function appealsIn({ rules, bodies }: Pick<Config, 'rules' | 'bodies'>): Appeals | undefined {
  const rule = [...rules.values()].find(({ label }) => label === LABEL);
  if (rule?.bodies === undefined) return undefined;
  return {
    label: LABEL,
    bodies: rule.bodies.map((id) => bodies.get(id)?.name ?? id),
    fields: rule.fields ?? [],
  };
}
