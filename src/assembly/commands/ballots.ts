import { ballotList, ownBallot } from '../../chat/messages/ballots.ts';
import { notOpen } from '../../chat/messages/refusals.ts';
import { questionOf } from '../electorates.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { proposalNamed } from './find-proposal.ts';

/** `ballots N`: who voted what. */
export async function ballotsOf(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const found = await proposalNamed(context, invocation, 'ballots N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  if (proposal.status === 'made') return words(notOpen(context.voice, proposal));
  return words(ballotList(context.voice, proposal));
}

/** `ballot N`: my own, and whether it counts. */
export async function ballot(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const found = await proposalNamed(context, invocation, 'ballot N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  if (proposal.status === 'made') return words(notOpen(context.voice, proposal));
  const seat = context.electorates.seatOf(questionOf(proposal), invocation.event.sender);
  return words(ownBallot(context.voice, proposal, seat, invocation.body === undefined));
}
