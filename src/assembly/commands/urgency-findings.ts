import type { ProposalText } from '../../chat/proposal-text.ts';
import { urgentLabels } from '../known-labels.ts';
import type { CommandContext } from './command.ts';
import { withField, type Finding } from './finding.ts';

/** The word in the title and the justification open a short vote together; one alone opens nothing (R2). */
export function urgencyFindings(
  { voice, config }: CommandContext,
  text: ProposalText,
  urgent: boolean,
): Finding[] {
  const { say } = voice;
  const justified = (text.fields.get('Justification') ?? '') !== '';
  if (urgent && !justified) {
    const fix = withField('Justification', say('refused.justification example').plain);
    return [{ wrong: [say('refused.urgent without justification')], fix }];
  }
  const [label] = urgentLabels(config.rules);
  if (!urgent && justified && label !== undefined) {
    return [
      {
        wrong: [say('refused.justification without urgent', { label })],
        fix: (draft) => ({ ...draft, title: `${label} ${draft.title}` }),
      },
    ];
  }
  return [];
}
