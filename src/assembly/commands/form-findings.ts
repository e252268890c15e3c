import { missingLines, otherForms } from '../../chat/messages/form-refusal.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Voice } from '../../chat/voice.ts';
import type { Form, Rule } from '../../governance/rule.ts';
import type { Finding } from './finding.ts';

/** The "…" of an example that was sent as it stood says nothing. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{S}]/u;

/** What a proposal has to say by its rule: the common lines and those of the form that it comes nearest to. */
export interface Filled {
  /** In the order in which they are to stand. */
  readonly fields: readonly string[];
  /** Undefined where the rule has no forms. */
  readonly form: Form | undefined;
  readonly missing: readonly string[];
}

export function filled(text: Pick<ProposalText, 'fields'>, { fields = [], forms = [] }: Rule): Filled {
  const isMissing = (field: string) => !SAYS_SOMETHING.test(text.fields.get(field) ?? '');
  const ways = forms.length === 0 ? [undefined] : forms;
  const filledIn = ways.map((form): Filled => {
    const all = [...new Set([...(form?.fields ?? []), ...fields])];
    return { form, fields: all, missing: all.filter(isMissing) };
  });
  const given = ({ fields: all, missing }: Filled) => all.length - missing.length;
  // A complete form is the one that is meant, else the one of which most is there; the first if none was begun.
  const [nearest] = filledIn.toSorted(
    (a, b) =>
      Number(b.missing.length === 0) - Number(a.missing.length === 0) ||
      given(b) - given(a) ||
      (given(a) === 0 ? 0 : a.missing.length - b.missing.length),
  );
  return nearest ?? { form: undefined, fields: [], missing: [] };
}

/** The lines that a proposal lacks by its rule (R8). */
export function formFindings(
  voice: Voice,
  text: ProposalText,
  rule: Rule,
  { form, fields, missing }: Filled,
): Finding[] {
  if (missing.length === 0) return [];
  const begun = (form?.fields ?? []).some((field) => text.fields.has(field));
  const others = (rule.forms ?? []).filter((each) => each !== form);
  return [
    {
      wrong: [
        missingLines(voice, rule, form, missing),
        ...(begun || others.length === 0 ? [] : [otherForms(voice, others)]),
      ],
      fix: (draft) => {
        const values = new Map(draft.fields);
        const unsaid = voice.say('refused.field example').plain;
        const ours = fields.map(
          (field) => [field, missing.includes(field) ? unsaid : (values.get(field) ?? '')] as const,
        );
        return { ...draft, fields: [...ours, ...draft.fields.filter(([field]) => !fields.includes(field))] };
      },
    },
  ];
}
