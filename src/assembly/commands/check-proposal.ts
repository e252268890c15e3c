import type { ProposalDraft } from '../../chat/messages/proposal-refusal.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Text } from '../../chat/text.ts';
import type { Body } from '../../config/config.ts';
import type { Terms, Wording } from '../../governance/proposal/facts.ts';
import { closesAt } from '../../governance/voting-period.ts';
import { urgentLabels } from '../known-labels.ts';
import type { MessageEvent } from '../room-event.ts';
import { amountOf } from './amount-finding.ts';
import { closingFor } from './closing-for.ts';
import type { CommandContext } from './command.ts';
import { corrected, type Finding } from './finding.ts';
import { lifeFindings, reviewFor } from './life-findings.ts';
import { filled, formFindings } from './form-findings.ts';
import { invoiceFor } from './invoice-for.ts';
import { ruleFor } from './rule-for.ts';
import { textFindings } from './text-findings.ts';
import { urgencyFindings } from './urgency-findings.ts';

export type CheckedProposal =
  | { readonly terms: Terms }
  | {
      readonly wrong: readonly Text[];
      /** Absent where nobody but the proposer knows, or where nothing can be opened at all. */
      readonly corrected?: ProposalDraft | 'nothing';
    };

/** Who proposes, where and when. */
export interface Proposing extends MessageEvent {
  /** The room shows that it was in order when it was said: an older copy of the database may know too little to judge. */
  readonly takenBefore: boolean;
}

/** Finds everything that is wrong with a proposal at once, and how it would be right. */
export async function checkProposal(
  context: CommandContext,
  text: ProposalText,
  body: Body,
  event: Proposing,
): Promise<CheckedProposal> {
  const urgent = text.labels.some((label) => urgentLabels(context.config.rules).includes(label));
  const found: Finding[] = [
    ...textFindings(context.voice, text),
    ...urgencyFindings(context, text, urgent),
    ...lifeFindings(context.voice, text),
  ];
  const choice = ruleFor(context, text.labels, body);
  if ('finding' in choice) return refused(text, [...found, choice.finding]);
  const { rule } = choice;
  const fill = filled(text, rule);
  const { amount, finding } = amountOf(context.voice, text, rule, fill);
  found.push(...formFindings(context.voice, text, rule, fill), ...(finding === undefined ? [] : [finding]));
  const invoice = await invoiceFor(context, text, rule, amount, body, event);
  if ('finding' in invoice) found.push(invoice.finding);
  const closing = closingFor(context, text, rule, urgent, event);
  if ('finding' in closing) return refused(text, [...found, closing.finding]);
  const times = { now: Math.min(event.sentAt, context.now), timezone: context.config.timezone };
  const review = reviewFor(context.voice, text, times, closesAt(closing.closing, context.now));
  if ('finding' in review) return refused(text, [...found, review.finding]);
  if (found.length > 0 || 'finding' in invoice) return refused(text, found);
  return {
    terms: termsOf(text, body, event, {
      ...review,
      ...reportFor(context, body),
      ...electorateFor(context, body, event),
      rule,
      urgent,
      closing: closing.closing,
      reactions: reactionsOf(context),
      ...(amount === undefined ? {} : { amount }),
      ...invoice.terms,
      reminders: context.config.reminders.before,
    }),
  };
}

/** More than this nobody reads at once. */
const TOLD = 5;

function refused(text: ProposalText, found: readonly Finding[]): CheckedProposal {
  const final = found.filter((finding) => finding.final);
  if (final.length > 0) return { wrong: final.flatMap(({ wrong }) => wrong), corrected: 'nothing' };
  const draft = corrected(text, found);
  const wrong = new Map(found.flatMap((finding) => finding.wrong).map((each) => [each.plain, each]));
  return { wrong: [...wrong.values()].slice(0, TOLD), ...(draft === undefined ? {} : { corrected: draft }) };
}

/** Who may vote is laid down now, whatever the configuration says later. */
function electorateFor(
  { electorates, now }: CommandContext,
  { id: body, electorate }: Body,
  { room }: MessageEvent,
): Required<Pick<Terms, 'electorate' | 'eligible'>> {
  return { electorate, eligible: electorates.size({ body, room, electorate }, now) };
}

/** Where its result goes; nowhere while the bot is in no room of that body. */
function reportFor({ bodies }: CommandContext, { reportTo: body }: Body): Pick<Terms, 'reportTo'> {
  const room = body === undefined ? undefined : bodies.mainRoom(body);
  return body === undefined || room === undefined ? {} : { reportTo: { body, room } };
}

/** What of the terms follows from the text alone. */
export function wordingOf({ title, fields, details, amount, review }: Terms): Wording {
  return {
    title,
    fields,
    details,
    ...(amount === undefined ? {} : { amount }),
    ...(review === undefined ? {} : { review }),
  };
}

function reactionsOf({ config: { choices } }: CommandContext): Terms['reactions'] {
  return {
    agree: choices.agree.reactions,
    disagree: choices.disagree.reactions,
    abstain: choices.abstain.reactions,
    block: choices.block.reactions,
  };
}

function termsOf(
  { title, labels, fields, details }: ProposalText,
  body: Body,
  event: MessageEvent,
  {
    reminders,
    ...chosen
  }: Pick<
    Terms,
    | 'rule'
    | 'urgent'
    | 'closing'
    | 'reactions'
    | 'electorate'
    | 'eligible'
    | 'review'
    | 'reportTo'
    | 'amount'
    | 'invoiceOf'
    | 'thread'
  > &
    Required<Pick<Terms, 'reminders'>>,
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
    ...(reminders.length === 0 ? {} : { reminders }),
  };
}
