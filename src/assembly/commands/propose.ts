import { helpElsewhere } from '../../chat/messages/help.ts';
import { cardInThread, refusedProposal } from '../../chat/messages/proposal-refusal.ts';
import { refusal, tooManyOpen } from '../../chat/messages/refusals.ts';
import { parseProposalText } from '../../chat/proposal-text.ts';
import { make } from '../../governance/proposal/decide.ts';
import { openProposalsOf } from '../limits/open-proposals.ts';
import { knownWords } from '../known-words.ts';
import { checkProposal } from './check-proposal.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `propose TITLE` and further lines: opens a proposal of this room's body, or says all that is wrong with it. */
export async function propose(context: CommandContext, { body, event, rest }: Invocation): Promise<Answer> {
  const { voice, config, work, now, numbering } = context;
  // A direct chat has no body: a proposal is made where everybody sees it.
  if (body === undefined) return words(refusal(voice, [voice.say('refused.propose here')]));
  if (!config.bodies.has(body.id)) return words(helpElsewhere(voice));
  // A replay of an older copy comes later, when what was refused may be in order.
  if (numbering.wasRefused(event.id)) return { kind: 'nothing' };
  const open = openProposalsOf(context.live, body.id, event.sender);
  if (open.length >= config.limits.openProposals && !numbering.isPosted(event.id)) {
    return words(tooManyOpen(voice, body.name, open));
  }
  const plan = numbering.planFor(event.id, now);
  const checked = await checkProposal(
    { ...context, now: plan.opensAt },
    parseProposalText(rest, knownWords(config.rules)),
    body,
    { ...event, takenBefore: numbering.isPosted(event.id) },
  );
  if ('wrong' in checked) return words(refusedProposal(voice, checked.wrong, checked.corrected));
  numbering.taken(plan);
  const occurrence = { event: event.id, sentAt: event.sentAt, at: now };
  const { terms } = checked;
  work.add(make(plan.number, terms, occurrence, plan.opensAt));
  // Who did not ask in that thread would look for the card in vain.
  const elsewhere = terms.thread !== undefined && terms.thread !== event.thread;
  return elsewhere && terms.invoiceOf !== undefined
    ? words(cardInThread(voice, terms.invoiceOf))
    : { kind: 'nothing' };
}
