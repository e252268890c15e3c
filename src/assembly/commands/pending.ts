import { pendingList } from '../../chat/messages/pending.ts';
import { ballotOf } from '../../governance/proposal/ballots.ts';
import type { Open } from '../../governance/proposal/proposal.ts';
import { questionOf } from '../electorates.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `pending`: the open proposals on which the sender may vote and has not. */
export function pending(context: CommandContext, { body, event }: Invocation): Answer {
  const { live, bodies, electorates, voice, now } = context;
  const hasVoted = (proposal: Open): boolean => {
    const seat = electorates.seatOf(questionOf(proposal), event.sender);
    return ballotOf(proposal, seat)?.counts !== undefined;
  };
  const waiting = live
    .open()
    .filter((proposal) => body === undefined || proposal.terms.body === body.id)
    .filter((proposal) => bodies.isOf(proposal.terms.body, proposal.terms.room, event.sender))
    .filter((proposal) => electorates.mayVote(questionOf(proposal), event.sender, now))
    .filter((proposal) => !hasVoted(proposal) && now < proposal.closesAt);
  return words(pendingList(voice, waiting, now));
}
