import { cleanLine } from '../../chat/clean-text.ts';
import { cut } from '../../chat/cut.ts';
import { notDone, notOpen } from '../../chat/messages/refusals.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import { carryOut } from '../../governance/proposal/after-closing.ts';
import { REASON_CHARACTERS } from '../votes.ts';
import { doneKey } from '../announcements.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { proposalNamed } from './find-proposal.ts';

/** `done N [words]`: anybody in the group's room says that what was decided is done. The thread is told. */
export async function done(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const { voice, work, live, numbering, now } = context;
  const found = await proposalNamed(context, invocation, 'done N');
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  if (proposal.status === 'made') return words(notOpen(voice, proposal));
  const { id, sender, sentAt } = invocation.event;
  const said = cleanLine(parseNumberAndRest(invocation.rest)?.rest ?? invocation.rest);
  const note = said === '' ? {} : { note: cut(said, REASON_CHARACTERS) };
  const takenBefore = numbering.wasSaid(doneKey(proposal)) && !numbering.wasRefused(id);
  const decided = carryOut(proposal, { event: id, sentAt, at: now, by: sender, ...note, takenBefore });
  if (typeof decided === 'string') return words(notDone(voice, proposal));
  if (proposal.status === 'closed') live.recall(proposal);
  work.add(decided);
  return { kind: 'noted' };
}
