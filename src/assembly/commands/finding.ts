import type { ProposalDraft } from '../../chat/messages/proposal-refusal.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Text } from '../../chat/text.ts';

/** Something wrong with a proposal, and what would make it right; without `fix` only its proposer knows. */
export interface Finding {
  readonly wrong: readonly Text[];
  readonly fix?: (draft: ProposalDraft) => ProposalDraft;
  /** Whatever is sent instead, nothing of this kind can be opened now. */
  readonly final?: true;
}

/** The proposal with all fixes, if each of the findings has one. */
export function corrected(text: ProposalText, found: readonly Finding[]): ProposalDraft | undefined {
  let draft = draftOf(text);
  for (const { fix } of found) {
    if (fix === undefined) return undefined;
    draft = fix(draft);
  }
  return draft;
}

export function withField(name: string, value: string): (draft: ProposalDraft) => ProposalDraft {
  return (draft) => ({
    ...draft,
    fields: [...draft.fields.filter(([each]) => each !== name), [name, value]],
  });
}

/** The same, where the field stands already. */
export function withFieldInPlace(name: string, value: string): (draft: ProposalDraft) => ProposalDraft {
  return (draft) => ({
    ...draft,
    fields: draft.fields.map(([each, written]) => [each, each === name ? value : written]),
  });
}

/** Without the field, whose line says nothing. */
export function withoutField(name: string): (draft: ProposalDraft) => ProposalDraft {
  return (draft) => ({ ...draft, fields: draft.fields.filter(([each]) => each !== name) });
}

/** With the field where it belongs, under its name, unless it stands there already. */
export function withLineAsField(
  line: string,
  name: string,
  value: string,
): (draft: ProposalDraft) => ProposalDraft {
  return (draft) => {
    const details = draft.details
      .split('\n')
      .filter((each) => each !== line)
      .join('\n')
      .trim();
    const known = draft.fields.some(([each]) => each === name) || value === '';
    return { ...draft, details, fields: known ? draft.fields : [...draft.fields, [name, value]] };
  };
}

function draftOf({ title, labels, fields, details }: ProposalText): ProposalDraft {
  // Labels at the start were taken off the title, those further inside still stand there.
  const leading = labels.filter((label) => !title.includes(label));
  return { title: [...leading, title].join(' ').trim(), fields: [...fields], details };
}
