import {
  arrivedLate,
  misreadVote,
  notEligible,
  notOpen,
  numberMissing,
} from '../../chat/messages/refusals.ts';
import { parseVote } from '../../chat/vote-words.ts';
import type { Choice, ProposalNumber } from '../../governance/terms.ts';
import { notCountedWord } from '../announcements.ts';
import { cast } from '../votes.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { findProposal } from './find-proposal.ts';

/** `vote N CHOICE [because …]`. The bot confirms with a reaction on the message. */
export async function vote(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const { voice } = context;
  const parsed = parseVote(invocation.rest, context.choices);
  const number = parsed.number ?? invocation.thread;
  if ('problem' in parsed) return words(misreadVote(voice, parsed, number));
  if (number === undefined) return words(numberMissing(voice, `vote N ${parsed.choice}`));
  return castOn(context, invocation, number, parsed);
}

async function castOn(
  context: CommandContext,
  invocation: Invocation,
  number: ProposalNumber,
  vote: { readonly choice: Choice; readonly reason?: string },
): Promise<Answer> {
  const found = await findProposal(context, invocation, number);
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  const { voice } = context;
  const taken = cast(context, proposal, invocation.event, { ...vote, via: 'words' });
  if (taken === 'cast') return { kind: 'vote recorded' };
  if (taken === 'arrived late') return words(arrivedLate(voice, proposal));
  if (typeof taken !== 'object') return words(notOpen(voice, proposal));
  if (proposal.status !== 'open') throw new Error('only an open one takes votes');
  const inPrivate = notCountedWord(voice, proposal, invocation.event.sender, taken);
  // In a room others read the answer, and why may be nobody else's business.
  if (invocation.body === undefined && inPrivate.kind === 'direct') return words(inPrivate.text);
  context.work.send(inPrivate);
  return words(notEligible(voice, proposal));
}
