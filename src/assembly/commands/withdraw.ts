import { notOpen, notYours } from '../../chat/messages/refusals.ts';
import { withdraw as decideWithdrawal } from '../../governance/proposal/decide.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { proposalNamed } from './find-proposal.ts';

/** `withdraw N`: its proposer takes it back while it is open. The announcement is the answer. */
export async function withdraw(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const found = await proposalNamed(context, invocation, 'withdraw N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  const { id, sender, sentAt } = invocation.event;
  const decided = decideWithdrawal(proposal, sender, { event: id, sentAt, at: context.now });
  if (decided === 'not the proposer') {
    return words(notYours(context.voice, proposal.number, proposal.terms.proposer));
  }
  if (typeof decided === 'string') return words(notOpen(context.voice, proposal));
  context.work.add(decided);
  return { kind: 'nothing' };
}
