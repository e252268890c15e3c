import { pendingList } from '../../chat/messages/pending.ts';
import { waitsForVote } from '../waits-for-vote.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `pending`: the open proposals on which the sender may vote and has not. */
export function pending(context: CommandContext, { body, event }: Invocation): Answer {
  const { live, voice, now } = context;
  const waiting = live
    .open()
    .filter((proposal) => body === undefined || proposal.terms.body === body.id)
    .filter((proposal) => waitsForVote(context, proposal, event.sender));
  return words(pendingList(voice, waiting, now));
}
