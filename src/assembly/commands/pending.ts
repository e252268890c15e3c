import { pendingList } from '../../chat/messages/pending.ts';
import { ballotOf } from '../../governance/proposal/ballots.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `pending`: the open proposals on which the sender may vote and has not. */
export function pending({ live, bodies, voice, now }: CommandContext, { body, event }: Invocation): Answer {
  const waiting = live
    .open()
    .filter((proposal) => body === undefined || proposal.terms.body === body.id)
    .filter((proposal) => bodies.mayVote(proposal.terms.body, proposal.terms.room, event.sender))
    .filter((proposal) => ballotOf(proposal, event.sender)?.counts === undefined && now < proposal.closesAt);
  return words(pendingList(voice, waiting, now));
}
