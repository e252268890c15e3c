import { parseExtension } from '../../chat/extension-time.ts';
import { extensionRefused, noExtension, unclearExtension } from '../../chat/messages/extension.ts';
import { notOpen, notYoursToExtend } from '../../chat/messages/refusals.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import { extend as decideExtension } from '../../governance/proposal/extend.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { Extension } from '../../governance/voting-period.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { proposalNamed } from './find-proposal.ts';

/** `extend N by 3 days`, `extend N until Friday 18:00`: its proposer gives the vote more time. The thread is told. */
export async function extend(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const { voice, config, now, numbering } = context;
  const { event } = invocation;
  // A replay of an older copy comes later: what was refused then stays refused.
  if (numbering.wasRefused(event.id)) return { kind: 'nothing' };
  const found = await proposalNamed(context, invocation, 'extend N by 3 days');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  const said = parseNumberAndRest(invocation.rest)?.rest ?? invocation.rest;
  const times = { now: Math.min(event.sentAt, now), timezone: config.timezone };
  const wished = parseExtension(said, times);
  if (wished === undefined) return words(noExtension(voice, proposal.number));
  if (wished.kind === 'unclear') return words(unclearExtension(voice, proposal.number, said, wished));
  return carriedOut(context, invocation, proposal, wished);
}

function carriedOut(
  { voice, work, now }: CommandContext,
  { event: { id, sender, sentAt } }: Invocation,
  proposal: Proposal,
  wished: Extension,
): Answer {
  const decided = decideExtension(proposal, sender, wished, { event: id, sentAt, at: now });
  if (decided === 'not the proposer') return words(notYoursToExtend(voice, proposal));
  if (typeof decided === 'string') return words(notOpen(voice, proposal));
  if ('refused' in decided) return words(extensionRefused(voice, proposal, decided));
  work.add(decided);
  return { kind: 'noted' };
}
