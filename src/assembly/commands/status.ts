import { statusData, type StandingData } from '../../chat/machine.ts';
import { statusList, statusNowhere, statusOfOne } from '../../chat/messages/status.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import { message } from '../../chat/text.ts';
import type { Made, Open, Proposal } from '../../governance/proposal/proposal.ts';
import type { BodyId } from '../../governance/terms.ts';
import { questionOf } from '../electorates.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';
import { findProposal } from './find-proposal.ts';

/** `status`: the open proposals; `status N`: one in full. */
export async function status(context: CommandContext, invocation: Invocation): Promise<Answer> {
  const number = parseNumberAndRest(invocation.rest)?.number ?? invocation.thread;
  if (number === undefined) return statusOfBodies(context, invocation);
  const found = await findProposal(context, invocation, number);
  if ('refused' in found) return words(found.refused);
  const { proposal } = found;
  const standing = standingOf(context, proposal);
  const alone = invocation.body === undefined ? invocation.event.sender : undefined;
  const data = proposal.status === 'open' ? statusData([{ proposal, eligible: standing }]) : undefined;
  return words(statusOfOne(context.voice, proposal, standing, context.now, alone), data);
}

function statusOfBodies(context: CommandContext, { body, event }: Invocation): Answer {
  const { voice, bodies, now } = context;
  const asked = body === undefined ? bodies.ofMember(event.sender) : [body.id];
  const parts = asked.map((id) => ({ name: bodies.nameOf(id), standings: standings(context, id) }));
  const data = statusData(parts.flatMap((part) => part.standings.filter(isOpen)));
  // In a direct chat only the bodies where something is open are worth a line.
  const shown = body === undefined ? parts.filter((part) => part.standings.length > 0) : parts;
  if (shown.length === 0) return words(statusNowhere(voice), data);
  return words(message(...shown.map((part) => statusList(voice, part.name, part.standings, now))), data);
}

function standings(context: CommandContext, body: BodyId): { proposal: Made | Open; eligible: number }[] {
  return context.live
    .ofBody(body)
    .flatMap((proposal) =>
      proposal.status === 'closed' ? [] : [{ proposal, eligible: standingOf(context, proposal) }],
    );
}

function standingOf({ electorates, now }: CommandContext, proposal: Proposal): number {
  return electorates.size(questionOf(proposal), now);
}

function isOpen(standing: { proposal: Made | Open; eligible: number }): standing is StandingData {
  return standing.proposal.status === 'open';
}
