import { noSuchProposal, notInItsRoom, notInThisBody, numberMissing } from '../../chat/messages/refusals.ts';
import { parseNumberAndRest } from '../../chat/number.ts';
import type { Text } from '../../chat/text.ts';
import type { Proposal } from '../../governance/proposal/proposal.ts';
import type { ProposalNumber } from '../../governance/terms.ts';
import { fold } from '../../ledger/fold.ts';
import type { CommandContext, Invocation } from './command.ts';

export type Found = { readonly proposal: Proposal } | { readonly refused: Text };

/** The proposal that a command names, or in whose thread it was said. */
export async function proposalNamed(
  context: CommandContext,
  invocation: Invocation,
  usage: string,
  find: typeof findProposal = findProposal,
): Promise<Found> {
  const number = parseNumberAndRest(invocation.rest)?.number ?? invocation.thread;
  if (number === undefined) return { refused: numberMissing(context.voice, usage) };
  return find(context, invocation, number);
}

/**
 * A proposal by its number, live or closed. In a room only those of its body are shown, in a direct chat
 * those of the bodies that the person is in: a working group's matters stay in its rooms.
 */
export async function findProposal(
  context: CommandContext,
  { body, event }: Pick<Invocation, 'body' | 'event'>,
  number: ProposalNumber,
): Promise<Found> {
  const { voice, bodies } = context;
  const found = await findAnywhere(context, { body, event }, number);
  if ('refused' in found) return found;
  const { terms } = found.proposal;
  if (body === undefined && !bodies.isOf(terms.body, terms.room, event.sender)) {
    return { refused: notInItsRoom(voice, number) };
  }
  if (body !== undefined && body.id !== terms.body) {
    return { refused: notInThisBody(voice, number, body.name) };
  }
  return found;
}

/** The same for whoever runs the bot: of any body. */
export async function findAnywhere(
  { voice, live, ledger }: CommandContext,
  _invocation: unknown,
  number: ProposalNumber,
): Promise<Found> {
  const proposal = live.byNumber(number) ?? fold(await ledger.factsOf(number));
  return proposal === undefined ? { refused: noSuchProposal(voice, number) } : { proposal };
}
