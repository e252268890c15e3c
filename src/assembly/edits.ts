import { cleanBlock } from '../chat/clean-text.ts';
import { parseInvocation } from '../chat/invocation.ts';
import { COMMANDS } from '../chat/messages/help.ts';
import { editNeeds, refusedEdit, textStands } from '../chat/messages/revision.ts';
import { parseProposalText } from '../chat/proposal-text.ts';
import type { Text } from '../chat/text.ts';
import type { Wording } from '../governance/proposal/facts.ts';
import { cardsOf, threadOf, type Made, type Open, type Proposal } from '../governance/proposal/proposal.ts';
import { isNewest, revise, whyItStands, type ReviseRefusal } from '../governance/proposal/revise.ts';
import type { Rule } from '../governance/rule.ts';
import type { RoomId } from '../governance/terms.ts';
import { fold } from '../ledger/fold.ts';
import { answerPrefix } from './answers.ts';
import { cardRevisedPrefix } from './announcements.ts';
import { checkProposal, wordingOf } from './commands/check-proposal.ts';
import type { ConversationContext } from './conversation.ts';
import { knownWords } from './known-words.ts';
import { budgetTimeOf } from './limits/answer-budgets.ts';
import type { EditEvent } from './room-event.ts';

/** An edit of the message that made a proposal may change its text. An edit of any other message changes nothing. */
export async function hearEdit(context: ConversationContext, received: EditEvent): Promise<void> {
  const event = { ...received, text: cleanBlock(received.text) };
  const { ledger, work, numbering, now } = context;
  const proposal = await madeByMessage(context, event);
  if (proposal === undefined || work.hasHandled(event.id) || (await ledger.wasHandled(event.id))) return;
  const occurrence = { event: event.id, sentAt: event.sentAt, at: now };
  // A replay of an older copy comes later: what was refused then stays refused.
  if (!isNewest(proposal, occurrence) || numbering.wasRefused(event.id)) return;
  const stands = whyItStands(proposal, occurrence) ?? stoodBefore(context, proposal, event);
  if (stands !== undefined) {
    explain(context, proposal, stands);
    return;
  }
  if (proposal.status !== 'closed') await take(context, proposal, event);
}

/** The proposal whose command this edits, if it is its proposer who does so, where the command was given. */
async function madeByMessage(
  { live, ledger, bodies }: ConversationContext,
  { edits, room, sender }: EditEvent,
): Promise<Proposal | undefined> {
  if (bodies.ofRoom(room) === undefined) return undefined;
  const known = live.byCommand(edits);
  const number = known === undefined ? await ledger.madeBy(edits) : undefined;
  const found =
    known ??
    (number === undefined ? undefined : (live.byNumber(number) ?? fold(await ledger.factsOf(number))));
  if (found?.terms.proposer !== sender || !roomsOf(found).includes(room)) return undefined;
  return found;
}

function roomsOf(proposal: Proposal): RoomId[] {
  return proposal.status === 'made' ? [proposal.terms.room] : cardsOf(proposal).map(({ room }) => room);
}

/**
 * After a replay a vote may be missing that was taken back since. Where the room shows that the text stood already,
 * only those edits are taken that it shows as taken.
 */
function stoodBefore(
  { numbering }: ConversationContext,
  proposal: Proposal,
  { id }: EditEvent,
): ReviseRefusal | undefined {
  if (proposal.status !== 'open' || !numbering.wasSaid(textStandsKey(proposal))) return undefined;
  return numbering.wasSaid(`${cardRevisedPrefix}${id}`) ? undefined : 'others have voted';
}

function textStandsKey({ card }: Pick<Open, 'card'>): string {
  return `hint:text-stands:${card}`;
}

/** Told once, in the thread. */
function explain({ work, voice }: ConversationContext, proposal: Proposal, why: ReviseRefusal): void {
  if (proposal.status === 'made') return;
  work.send({
    kind: 'message',
    key: textStandsKey(proposal),
    room: proposal.terms.room,
    text: textStands(voice, proposal, why),
    notice: true,
    mentions: [proposal.terms.proposer],
    thread: threadOf(proposal),
  });
}

async function take(context: ConversationContext, proposal: Made | Open, event: EditEvent): Promise<void> {
  const { work, now } = context;
  const read = await newWording(context, proposal, event);
  if ('wrong' in read) {
    refuse(context, proposal, event, read.wrong);
    return;
  }
  const occurrence = { event: event.id, sentAt: event.sentAt, at: now };
  const facts = revise(proposal, { ...occurrence, by: event.sender, wording: read.wording });
  if (typeof facts === 'string' || facts.length === 0) return;
  work.handled(event.id);
  work.add(...facts);
}

/** The whole new text is looked at as when it was proposed, at the time for which it was planned. */
async function newWording(
  context: ConversationContext,
  proposal: Made | Open,
  event: EditEvent,
): Promise<{ readonly wording: Wording } | { readonly wrong: readonly Text[] }> {
  const { voice, prefix, botNames, bodies, numbering } = context;
  const written = { text: event.text, mentionsBot: true };
  const invoked = parseInvocation(written, { prefix, botNames, direct: false, commands: COMMANDS });
  const { terms, plannedFor } = proposal;
  const config = { ...context.config, rules: rulesThen(context.config.rules, terms.rule) };
  const body = config.bodies.get(terms.body) ?? bodies.ofRoom(terms.room);
  if (invoked === undefined || 'unknown' in invoked || invoked.command !== 'propose' || body === undefined) {
    return { wrong: [editNeeds(voice, 'command')] };
  }
  const text = parseProposalText(invoked.rest, knownWords(config.rules));
  if (text.labels.toSorted().join(' ') !== terms.labels.toSorted().join(' ')) {
    return { wrong: [editNeeds(voice, 'labels')] };
  }
  if ((text.fields.get('Closes') ?? '') !== (terms.fields['Closes'] ?? '')) {
    return { wrong: [editNeeds(voice, 'closing', proposal.number)] };
  }
  // An invoice stays with the expense in whose thread it was proposed, and is not held against itself.
  const place = { id: event.edits, ...(terms.thread === undefined ? {} : { thread: terms.thread }) };
  const said = { kind: 'message', mentionsBot: true, sentAt: plannedFor } as const;
  const takenBefore = numbering.wasSaid(`${cardRevisedPrefix}${event.id}`);
  const then = { ...event, ...place, ...said, takenBefore };
  const checked = await checkProposal({ ...context, config, now: plannedFor }, text, body, then);
  if ('wrong' in checked) return { wrong: checked.wrong };
  if (checked.terms.invoiceOf !== terms.invoiceOf) return { wrong: [editNeeds(voice, 'invoice')] };
  return { wording: wordingOf(checked.terms) };
}

/** The rule by which it was made is the one by which it ends, whatever has that label today. */
function rulesThen(today: ReadonlyMap<string, Rule>, rule: Rule): ReadonlyMap<string, Rule> {
  const others = [...today].filter(([, { label }]) => label !== rule.label);
  return new Map([...others, [rule.name, rule]]);
}

/** In words, and the card stays as it is. */
function refuse(
  { work, voice, budgets, now, readUntil }: ConversationContext,
  { number }: Made | Open,
  event: EditEvent,
  wrong: readonly Text[],
): void {
  work.handled(event.id);
  const sentAt = budgetTimeOf(event, { now, readUntil });
  if (budgets.forCommand(event.sender, sentAt) !== 'answer') return;
  work.send({
    kind: 'message',
    key: `${answerPrefix}${event.id}`,
    room: event.room,
    text: refusedEdit(voice, number, wrong),
    notice: true,
    mentions: [],
    replyTo: event.edits,
  });
}
