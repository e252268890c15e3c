import { parseClosingTime } from '../../chat/closing-time.ts';
import { closingRefused, unclearTime, type ProposalDraft } from '../../chat/messages/proposal-refusal.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Text } from '../../chat/text.ts';
import { period } from '../../chat/times.ts';
import type { Body } from '../../config/config.ts';
import type { Terms } from '../../governance/proposal/facts.ts';
import type { Rule } from '../../governance/rule.ts';
import { minimumPeriod, planClosing, type Closing } from '../../governance/voting-period.ts';
import { urgentLabels } from '../known-labels.ts';
import type { MessageEvent } from '../room-event.ts';
import type { CommandContext } from './command.ts';
import { corrected, withField, type Finding } from './finding.ts';
import { ruleFor } from './rule-for.ts';
import { textFindings } from './text-findings.ts';
import { urgencyFindings } from './urgency-findings.ts';

export const PROPOSAL_FIELDS = ['Closes', 'Justification'] as const;

export type CheckedProposal =
  { readonly terms: Terms } | { readonly wrong: readonly Text[]; readonly corrected?: ProposalDraft };

/** Finds everything that is wrong with a proposal at once, and how it would be right. */
export function checkProposal(
  context: CommandContext,
  text: ProposalText,
  body: Body,
  event: MessageEvent,
): CheckedProposal {
  const urgent = text.labels.some((label) => urgentLabels(context.config.rules).includes(label));
  const found: Finding[] = [...textFindings(context.voice, text), ...urgencyFindings(context, text, urgent)];
  const choice = ruleFor(context, text.labels, body);
  if ('finding' in choice) return refused(text, [...found, choice.finding]);
  const { rule } = choice;
  const closing = closingFor(context, text, rule, urgent, event);
  if ('finding' in closing) return refused(text, [...found, closing.finding]);
  if (found.length > 0) return refused(text, found);
  return { terms: termsOf(text, body, event, { rule, urgent, closing: closing.closing }) };
}

function refused(text: ProposalText, found: readonly Finding[]): CheckedProposal {
  const draft = corrected(text, found);
  return { wrong: found.flatMap(({ wrong }) => wrong), ...(draft === undefined ? {} : { corrected: draft }) };
}

function closingFor(
  { voice, config, now }: CommandContext,
  text: ProposalText,
  rule: Rule,
  urgent: boolean,
  event: MessageEvent,
): { readonly closing: Closing } | { readonly finding: Finding } {
  const words = text.fields.get('Closes');
  // "Tomorrow" is the tomorrow of whoever wrote it, also when the message was read a day later.
  const times = { now: Math.min(event.sentAt, now), timezone: config.timezone };
  const wished = words === undefined ? undefined : parseClosingTime(words, times);
  if (wished?.kind === 'unclear') {
    const [suggestion = 'in 8 days'] = wished.suggestions;
    return {
      finding: { wrong: unclearTime(voice, words ?? '', wished), fix: withField('Closes', suggestion) },
    };
  }
  const planned = planClosing(rule, urgent, wished, now);
  if (!('refused' in planned)) return { closing: planned };
  const possible = urgent ? undefined : rule.votingPeriod.urgent;
  const length =
    planned.refused === 'closes too early' ? minimumPeriod(rule, urgent) : rule.votingPeriod.maximum;
  return {
    finding: {
      wrong: closingRefused(voice, planned, possible),
      fix: withField('Closes', `in ${period(length)}`),
    },
  };
}

function termsOf(
  { title, labels, fields, details }: ProposalText,
  body: Body,
  event: MessageEvent,
  chosen: Pick<Terms, 'rule' | 'urgent' | 'closing'>,
): Terms {
  return {
    body: body.id,
    bodyName: body.name,
    authority: body.authority,
    ...(body.binds === undefined ? {} : { binds: body.binds }),
    room: event.room,
    proposer: event.sender,
    title,
    labels,
    fields: Object.fromEntries(fields),
    details,
    ...chosen,
  };
}
