import { parseClosingTime } from '../../chat/closing-time.ts';
import { closingRefused, unclearTime } from '../../chat/messages/proposal-refusal.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import { period } from '../../chat/times.ts';
import type { Rule } from '../../governance/rule.ts';
import { minimumPeriod, planClosing, type Closing } from '../../governance/voting-period.ts';
import type { MessageEvent } from '../room-event.ts';
import type { CommandContext } from './command.ts';
import { withField, type Finding } from './finding.ts';

/** When voting ends, as its proposer wishes and its rule allows. */
export function closingFor(
  { voice, config, now }: CommandContext,
  text: ProposalText,
  rule: Rule,
  urgent: boolean,
  event: MessageEvent,
): { readonly closing: Closing } | { readonly finding: Finding } {
  const words = text.fields.get('Closes') ?? '';
  // "Tomorrow" is the tomorrow of whoever wrote it, also when the message was read a day later.
  const times = { now: Math.min(event.sentAt, now), timezone: config.timezone };
  const wished = words === '' ? undefined : parseClosingTime(words, times);
  const shortest = `in ${period(minimumPeriod(rule, urgent))}`;
  if (wished?.kind === 'unclear') {
    const suggestions = wished.suggestions.filter((each) => isAllowed(each));
    const fix = withField('Closes', suggestions[0] ?? shortest);
    return { finding: { wrong: unclearTime(voice, words, { ...wished, suggestions }), fix } };
  }
  const planned = planClosing(rule, urgent, wished, now);
  if (!('refused' in planned)) return { closing: planned };
  const possible = urgent ? undefined : rule.votingPeriod.urgent;
  const allowed =
    planned.refused === 'closes too early' ? shortest : `in ${period(rule.votingPeriod.maximum)}`;
  return {
    finding: { wrong: closingRefused(voice, planned, possible), fix: withField('Closes', allowed) },
  };

  function isAllowed(suggestion: string): boolean {
    const closing = parseClosingTime(suggestion, times);
    return closing.kind !== 'unclear' && !('refused' in planClosing(rule, urgent, closing, now));
  }
}
