import { ballotList, ballotsInRoom, ownBallot, ownBallots } from '../../chat/messages/ballots.ts';
import { notOpen } from '../../chat/messages/refusals.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import { ballotOf } from '../../governance/proposal/ballots.ts';
import { questionOf } from '../electorates.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { proposalNamed } from './find-proposal.ts';

/** `ballots N`: who voted what, for those who are in the room. */
export async function ballotsOf(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const found = await proposalNamed(context, invocation, 'ballots N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  if (proposal.status === 'made') return words(notOpen(context.voice, proposal));
  if (invocation.body === undefined) return words(ballotsInRoom(context.voice, proposal));
  return words(ballotList(context.voice, proposal));
}

/** `ballot N`: my own, and whether it counts; `ballot`: all of mine on open proposals. */
export async function ballot(context: CommandContext, invocation: Invocation): Promise<Answer> {
  if (parseNumberAndRest(invocation.rest) === undefined && invocation.thread === undefined) {
    return allOwn(context, invocation);
  }
  const found = await proposalNamed(context, invocation, 'ballot N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  if (proposal.status === 'made') return words(notOpen(context.voice, proposal));
  const seat = context.electorates.seatOf(questionOf(proposal), invocation.event.sender);
  return words(ownBallot(context.voice, proposal, seat, invocation.body === undefined));
}

/** In a room on its body's proposals, in a direct chat on those of all bodies that the person is in. */
function allOwn(
  { live, bodies, electorates, voice }: CommandContext,
  { body, event: { sender } }: Invocation,
): Answer {
  const shown = live
    .open()
    .filter(({ terms }) =>
      body === undefined ? bodies.isOf(terms.body, terms.room, sender) : terms.body === body.id,
    );
  const own = shown.flatMap((proposal) => {
    const found = ballotOf(proposal, electorates.seatOf(questionOf(proposal), sender));
    return found === undefined ? [] : [{ proposal, ballot: found }];
  });
  return words(ownBallots(voice, own, body === undefined));
}
