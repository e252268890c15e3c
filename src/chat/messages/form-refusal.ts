import type { Form, Rule } from '../../governance/rule.ts';
import type { ReadAmount } from '../amount.ts';
import { cut } from '../cut.ts';
import { enumerated } from '../requirement-words.ts';
import type { Text } from '../text.ts';
import type { Voice } from '../voice.ts';

/** The lines that a proposal under this label still needs. */
export function missingLines(
  { say }: Voice,
  { label, name }: Pick<Rule, 'label' | 'name'>,
  form: Form | undefined,
  missing: readonly string[],
): Text {
  const fields = named(
    { say },
    missing.map((field) => say('field.quoted', { field })),
  );
  const count = missing.length;
  const kind = label ?? name;
  if (form === undefined) return say('refused.lines missing', { count, kind, fields });
  return say('refused.lines missing of form', { count, kind, fields, form: form.name });
}

/** What can be asked for instead, with the lines of each. */
export function otherForms({ say }: Voice, forms: readonly Form[]): Text {
  const each = forms.map((form) => formText({ say }, form));
  return say('refused.other forms', { forms: named({ say }, each, 'list.or') });
}

/** "work (What, Timeline and Cost)". */
export function formText({ say }: Pick<Voice, 'say'>, { name, fields }: Form): Text {
  const lines = fields.map((field) => say('verbatim', { text: field }));
  return say('form.lines', { form: name, fields: named({ say }, lines) });
}

export function twoAmounts({ say }: Voice, first: string, second: string): Text {
  return say('refused.two amounts', { first, second });
}

export function unclearAmount(
  { say }: Voice,
  field: string,
  text: string,
  { unclear, suggestions }: Extract<ReadAmount, { unclear: unknown }>,
): Text[] {
  const examples = suggestions.map((each) => say('verbatim', { text: `${field}: ${each}` }));
  return [
    say(`refused.amount.${unclear}`, { text: cut(text, 60) }),
    ...(examples.length > 1 ? [say('refused.try', { examples: named({ say }, examples, 'list.or') })] : []),
  ];
}

function named(
  { say }: Pick<Voice, 'say'>,
  texts: readonly Text[],
  key: 'list.and' | 'list.or' = 'list.and',
): Text {
  return enumerated(say, key, texts);
}
