import type { z } from 'zod';

import { PROPOSAL_FIELDS } from '../governance/proposal/fields.ts';
import { fieldsOf, type Form, type Rule } from '../governance/rule.ts';
import { listOfDifferent, pattern } from './schema.ts';
import { named } from './section.ts';

/** As chat/field-line.ts reads it from a proposal. */
const fieldName = pattern(
  'a name such as Cost (letters, digits, spaces and -, beginning with a letter, at most 30 characters)',
  /^\p{L}(?:[\p{L}\p{N} -]{0,28}[\p{L}\p{N}])?$/u,
);

/** Lines that a proposal needs. */
export const fieldsSchema = listOfDifferent(fieldName, 'fields, such as [Evidence]');

/** Sets of lines, of which a proposal needs one, in the order of the file. */
export const formsSchema = named(fieldsSchema, 'forms').transform((forms): readonly Form[] =>
  Object.entries(forms).map(([name, fields]) => ({ name, fields })),
);

type Written = Pick<Rule, 'fields' | 'forms'>;

/** Each field has a name of its own, whatever its case: a proposal must not be read in two ways. */
export function checkFields(rule: Written, context: z.core.$RefinementCtx): void {
  const known = new Map<string, string>(PROPOSAL_FIELDS.map((field) => [field.toLowerCase(), field]));
  const ours = new Set<string>();
  for (const { path, field } of written(rule)) {
    const other = known.get(field.toLowerCase());
    if (other === undefined) ours.add(field);
    known.set(field.toLowerCase(), other ?? field);
    if (other === undefined || (other === field && ours.has(field))) continue;
    const message = ours.has(other)
      ? `is "${field}", and another field is "${other}"; write both alike`
      : `is "${field}", which every proposal may have already; it should be another word`;
    context.addIssue({ code: 'custom', path, message });
  }
}

interface WrittenField {
  readonly path: (string | number)[];
  readonly field: string;
}

function written({ fields, forms }: Written): readonly WrittenField[] {
  const places = [
    { path: ['fields'], fields: read(fields) },
    ...read(forms).map(({ name, fields: own }) => ({ path: ['forms', name], fields: read(own) })),
  ];
  return places.flatMap((place) =>
    place.fields.map((field, position) => ({ path: [...place.path, position], field })),
  );
}

/** What could not be read has a mistake of its own, and is not compared. */
function read<Item>(items: readonly Item[] | undefined): readonly Item[] {
  const all: unknown = items;
  // In the place of an item that is wrong stands a sign of the schema's.
  const isRead =
    Array.isArray(all) && all.every((each) => typeof each === 'string' || 'fields' in Object(each));
  return isRead && items !== undefined ? items : [];
}

function isUnread(items: readonly unknown[] | undefined): boolean {
  return items !== undefined && read(items).length === 0;
}

/** The lines that a proposal has in any case: those of each form with the common ones. */
export function waysToFill(rule: Written): readonly { readonly path: string[]; readonly fields: string[] }[] {
  const fields = read(rule.fields);
  const forms = read(rule.forms);
  if (isUnread(rule.fields) || isUnread(rule.forms)) return [];
  if (forms.length === 0) return [{ path: ['fields'], fields: fieldsOf({ fields }) }];
  return forms.map((form) => ({ path: ['forms', form.name], fields: fieldsOf({ fields, forms: [form] }) }));
}
