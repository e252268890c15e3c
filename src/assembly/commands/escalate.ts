import {
  escalatedAlready,
  nothingDecided,
  notMemberThere,
  notYoursToEscalate,
  nowhereToEscalate,
} from '../../chat/messages/escalation.ts';
import { refusedProposal } from '../../chat/messages/proposal-refusal.ts';
import { notOpen, tooManyOpen } from '../../chat/messages/refusals.ts';
import type { ProposalText } from '../../chat/proposal-text.ts';
import type { Text } from '../../chat/text.ts';
import type { Body } from '../../config/config.ts';
import { make, open } from '../../governance/proposal/decide.ts';
import { escalate as decideEscalation } from '../../governance/proposal/escalate.ts';
import type { Terms } from '../../governance/proposal/facts.ts';
import { threadOf, type Proposal } from '../../governance/proposal/proposal.ts';
import type { RoomId } from '../../governance/terms.ts';
import { urgentLabels } from '../known-labels.ts';
import { knownWords } from '../known-words.ts';
import { openProposalsOf } from '../limits/open-proposals.ts';
import { checkProposal } from './check-proposal.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { proposalNamed } from './find-proposal.ts';

/** `escalate N`: a working group's proposal goes on in the body that the group reports to. Its thread is told. */
export async function escalate(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const { event } = invocation;
  // A replay of an older copy comes later: what was refused then stays refused.
  if (context.numbering.wasRefused(event.id)) return { kind: 'nothing' };
  const found = await proposalNamed(context, invocation, 'escalate N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  const target = targetOf(context, proposal);
  if (target === undefined) return words(nowhereToEscalate(context.voice, proposal));
  const refused = mayNot(context, invocation, proposal, target.body);
  return refused === undefined ? takeThere(context, invocation, proposal, target) : words(refused);
}

interface Target {
  readonly body: Body;
  readonly room: RoomId;
}

function targetOf({ config, bodies }: CommandContext, { terms }: Proposal): Target | undefined {
  const id = config.bodies.get(terms.body)?.reportTo;
  const body = id === undefined ? undefined : config.bodies.get(id);
  const room = body === undefined ? undefined : bodies.mainRoom(body.id);
  return body === undefined || room === undefined ? undefined : { body, room };
}

function mayNot(
  { voice, bodies, live, config, numbering, now }: CommandContext,
  { event: { id, sender, sentAt } }: Invocation,
  proposal: Proposal,
  target: Body,
): Text | undefined {
  const to = { to: proposal.number, toName: target.name };
  const decided = decideEscalation(proposal, { event: id, sentAt, at: now, by: sender, ...to });
  if (decided === 'not open yet') return notOpen(voice, proposal);
  if (decided === 'escalated already') return escalatedAlready(voice, proposal);
  if (decided === 'nothing decided') return nothingDecided(voice, proposal, target.name);
  if (decided === 'not the proposer') return notYoursToEscalate(voice, proposal, target.name);
  if (!bodies.ofMember(sender).includes(target.id)) return notMemberThere(voice, target.name);
  const own = openProposalsOf(live, target.id, sender);
  const tooMany = own.length >= config.limits.openProposals && !numbering.isPosted(id);
  return tooMany ? tooManyOpen(voice, target.name, own) : undefined;
}

/** The same text is proposed there by whoever takes it there, by the rules of that body. */
async function takeThere(
  context: CommandContext,
  { event }: Invocation,
  origin: Proposal,
  { body, room }: Target,
): Promise<Answer> {
  const { voice, numbering, work, live, now } = context;
  const plan = numbering.planFor(event.id, now);
  const there = { ...event, room, takenBefore: numbering.isPosted(event.id) };
  const checked = await checkProposal(
    { ...context, now: plan.opensAt },
    textOf(context, origin.terms),
    body,
    there,
  );
  if ('wrong' in checked) return words(refusedProposal(voice, checked.wrong, checked.corrected));
  if (origin.status === 'made') return words(notOpen(voice, origin));
  const occurrence = { event: event.id, sentAt: event.sentAt, at: now };
  const to = { to: plan.number, toName: body.name };
  const escalated = decideEscalation(origin, { ...occurrence, by: event.sender, ...to });
  if (typeof escalated === 'string')
    throw new Error(`proposal ${String(origin.number)} was looked at before`);
  const { number: proposal, terms, card } = origin;
  const escalatedFrom = {
    proposal,
    bodyName: terms.bodyName,
    room: terms.room,
    card,
    thread: threadOf(origin),
  };
  numbering.taken(plan);
  work.add(make(plan.number, { ...checked.terms, escalatedFrom }, occurrence, plan.opensAt));
  openWherePosted(context, event.id);
  if (origin.status === 'closed') live.recall(origin);
  work.add(escalated);
  return { kind: 'noted' };
}

/** Its card stands in another room: after a replay that may have been heard before the command. */
function openWherePosted(
  { numbering, live, work, now }: CommandContext,
  command: Invocation['event']['id'],
): void {
  const posted = numbering.postedCard(command);
  const made = live.byCommand(command);
  if (posted === undefined || made?.status !== 'made') return;
  work.add(open(made, { event: posted.id, sentAt: posted.sentAt, at: now }, posted.room));
}

/** Without what was about the vote in the working group: there is time again. */
function textOf({ config }: CommandContext, { title, labels, fields, details }: Terms): ProposalText {
  const urgent = urgentLabels(config.rules);
  const kept = labels.filter((label) => !urgent.includes(label));
  const { fields: common, fieldsFor } = knownWords(config.rules);
  const known = [...common, ...(fieldsFor?.(kept) ?? [])].filter((field) => !ABOUT_ITS_VOTE.includes(field));
  const entries = Object.entries(fields).filter(([field]) => known.includes(field));
  return {
    title: withoutLabels(title, urgent),
    labels: kept,
    fields: new Map(entries),
    details,
    problems: [],
  };
}

const ABOUT_ITS_VOTE: readonly string[] = ['Closes', 'Justification'];

/** A label may also stand inside the title. */
function withoutLabels(title: string, urgent: readonly string[]): string {
  const others = title.split(' ').filter((word) => !urgent.includes(word));
  return others.length === 0 ? title : others.join(' ');
}
