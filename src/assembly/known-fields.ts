import { PROPOSAL_FIELDS } from '../governance/proposal/fields.ts';
import { fieldsOf, type Rule } from '../governance/rule.ts';

/** The lines that a proposal with these labels may have: those of every proposal, and those of its rule. */
export function knownFields(rules: ReadonlyMap<string, Rule>, labels: readonly string[]): string[] {
  const labelled = [...rules.values()].filter(({ label }) => label !== undefined && labels.includes(label));
  const ordinary = [...rules.values()].filter(({ label }) => label === undefined);
  const meant = labelled.length === 0 ? ordinary : labelled;
  const ours = meant.flatMap((rule) => [...fieldsOf(rule), ...invoicedField(rules, rule)]);
  return [...new Set([...PROPOSAL_FIELDS, ...ours])];
}

/** The line that names the proposal to invoice, such as "Expense: 3"; none where a rule invoices nothing. */
export function invoicedField(rules: ReadonlyMap<string, Rule>, { invoices }: Rule): string[] {
  if (invoices === undefined) return [];
  const label = rules.get(invoices)?.label ?? invoices;
  return [label.charAt(0).toUpperCase() + label.slice(1).toLowerCase()];
}
