import type { KnownWords } from '../chat/proposal-text.ts';
import { PROPOSAL_FIELDS } from '../governance/proposal/fields.ts';
import type { Rule } from '../governance/rule.ts';
import { knownFields } from './known-fields.ts';
import { knownLabels } from './known-labels.ts';

/** The labels of this configuration, and the fields that a proposal with some of them may have. */
export function knownWords(rules: ReadonlyMap<string, Rule>): KnownWords {
  return {
    fields: PROPOSAL_FIELDS,
    labels: knownLabels(rules),
    fieldsFor: (labels) => knownFields(rules, labels),
  };
}
