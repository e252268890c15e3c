import { parseInvocation } from '../chat/invocation.ts';
import { COMMANDS } from '../chat/messages/help.ts';
import { unknownCommand } from '../chat/messages/refusals.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { answerTo, confirmation } from './answers.ts';
import type { CommandContext, Invocation } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { hearMessage, type MessageContext } from './messages-in-rooms.ts';
import type { MessageEvent } from './room-event.ts';

export interface ConversationContext extends MessageContext {
  readonly ledger: Pick<Ledger, 'factsOf' | 'closedByCard' | 'wasHandled'>;
  readonly prefix: string;
  readonly botNames: readonly string[];
}

/** A message in a room of a body or in a direct chat; elsewhere the bot hears nothing. */
export async function converse(context: ConversationContext, event: MessageEvent): Promise<void> {
  const { bodies, prefix, botNames } = context;
  const body = bodies.ofRoom(event.room);
  const direct = body === undefined && bodies.isDirect(event.room);
  if (body === undefined && !direct) return;
  const invoked = parseInvocation(event, { prefix, botNames, direct, commands: COMMANDS });
  // Talk costs no look into the database.
  if (invoked === undefined) {
    await hearMessage(context, event);
    return;
  }
  if (await wasHandled(context, event)) return;
  context.work.handled(event.id);
  if ('unknown' in invoked) {
    const { unknown, suggestion } = invoked;
    context.work.send(answerTo(event, unknownCommand(context.voice, unknown, suggestion)));
    return;
  }
  const name = COMMANDS.find((each) => each === invoked.command);
  if (name === undefined) throw new Error(`no command ${invoked.command}`);
  const thread = await threadProposal(context, event);
  await carryOut(context, name, { event, rest: invoked.rest, body, thread });
}

/** Invariant 1: an event that comes again, in this batch or a later one, is not carried out again. */
async function wasHandled({ work, ledger }: ConversationContext, { id }: MessageEvent): Promise<boolean> {
  return work.hasHandled(id) || (await ledger.wasHandled(id));
}

async function carryOut(
  context: CommandContext,
  name: (typeof COMMANDS)[number],
  invocation: Invocation,
): Promise<void> {
  const answer = await commands[name](context, invocation);
  const { event } = invocation;
  if (answer.kind === 'words') context.work.send(answerTo(event, answer.text, answer.data));
  if (answer.kind === 'vote recorded') context.work.send(confirmation(event, 'vote'));
}

/** In a card's thread the number of its proposal can be left out. */
async function threadProposal(
  { live, ledger }: ConversationContext,
  { thread, room }: MessageEvent,
): Promise<Invocation['thread']> {
  if (thread === undefined) return undefined;
  return live.openByCard(thread, room)?.number ?? (await ledger.closedByCard(thread, room))?.number;
}
