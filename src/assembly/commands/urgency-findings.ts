import type { ProposalText } from '../../chat/proposal-text.ts';
import { urgentLabels } from '../known-labels.ts';
import type { CommandContext } from './command.ts';
import { withField, type Finding } from './finding.ts';

/** The "…" of an example that was sent as it stood is no justification. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{S}]/u;

/** The word in the title and the justification open a short vote together; one alone opens nothing (R2). */
export function urgencyFindings(
  { voice, config }: CommandContext,
  text: ProposalText,
  urgent: boolean,
): Finding[] {
  const { say } = voice;
  const [label = ''] = urgentLabels(config.rules);
  const justified = SAYS_SOMETHING.test(text.fields.get('Justification') ?? '');
  if (urgent && !justified) {
    const fix = withField('Justification', say('refused.justification example').plain);
    return [{ wrong: [say('refused.urgent without justification', { label })], fix }];
  }
  if (!urgent && justified && label !== '') {
    return [
      {
        wrong: [say('refused.justification without urgent', { label })],
        fix: (draft) => ({ ...draft, title: `${label} ${draft.title}` }),
      },
    ];
  }
  return [];
}
