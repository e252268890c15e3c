import { cleanBlock } from '../chat/clean-text.ts';
import { parseInvocation } from '../chat/invocation.ts';
import { COMMANDS, helpElsewhere, type CommandName } from '../chat/messages/help.ts';
import { lastWords, unknownCommand } from '../chat/messages/refusals.ts';
import type { Body } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { answerTo, confirmation } from './answers.ts';
import { words, type Answer, type CommandContext, type Invocation } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { budgetTimeOf, type Grant } from './limits/answer-budgets.ts';
import { hearMessage, type MessageContext } from './messages-in-rooms.ts';
import type { MessageEvent } from './room-event.ts';

export interface ConversationContext extends MessageContext {
  readonly ledger: MessageContext['ledger'] & Pick<Ledger, 'wasHandled' | 'madeBy'>;
  readonly prefix: string;
  readonly botNames: readonly string[];
}

/** A message in a room of a body or in a direct chat; elsewhere the bot hears nothing. */
export async function converse(context: ConversationContext, received: MessageEvent): Promise<void> {
  // Whatever is made of it, and whoever is told of it: nothing of it turns another text around.
  const event = { ...received, text: cleanBlock(received.text) };
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
  const name = 'unknown' in invoked ? undefined : COMMANDS.find((each) => each === invoked.command);
  const grant = grantFor(context, event);
  if (grant !== 'answer' && (name === undefined || !NEVER_LIMITED.includes(name))) {
    answer(context, event, grant, NO_ANSWER);
    return;
  }
  if (!isServed(context, event, body, name)) {
    answer(context, event, grant, words(helpElsewhere(context.voice)));
    return;
  }
  if ('unknown' in invoked) {
    const { unknown, suggestion } = invoked;
    answer(context, event, grant, words(unknownCommand(context.voice, unknown, suggestion)));
    return;
  }
  if (name === undefined) throw new Error(`no command ${invoked.command}`);
  const thread = await threadProposal(context, event);
  answer(context, event, grant, await commands[name](context, { event, rest: invoked.rest, body, thread }));
}

/**
 * Votes are never lost to a limit, nor is what ends or extends a proposal, nor what is done to a list of members:
 * people count on it, and a replay must hear it too.
 */
const NEVER_LIMITED: readonly CommandName[] = ['vote', 'extend', 'escalate', 'withdraw', 'void', 'member'];

const NO_ANSWER: Answer = { kind: 'nothing' };

/** A command whose card is in the room was carried out before: the database is an older copy. */
function grantFor(context: ConversationContext, event: MessageEvent): Grant {
  if (context.numbering.isPosted(event.id)) return 'answer';
  return context.budgets.forCommand(event.sender, budgetTimeOf(event, context));
}

/**
 * Only members of the room's body are served, and in a direct chat members of any; everybody gets help, and a
 * steward need be in no group to declare void. In a
 * body's room, whoever has left meanwhile is told why a vote does not count.
 */
function isServed(
  { bodies, config }: ConversationContext,
  { sender }: MessageEvent,
  body: Body | undefined,
  name: CommandName | undefined,
): boolean {
  if (name === 'help' || (body !== undefined && name === 'vote')) return true;
  if (name === 'void' && config.stewards.includes(sender)) return true;
  const memberOf = bodies.ofMember(sender);
  return body === undefined ? memberOf.length > 0 : memberOf.includes(body.id);
}

/** Invariant 1: an event that comes again, in this batch or a later one, is not carried out again. */
async function wasHandled({ work, ledger }: ConversationContext, { id }: MessageEvent): Promise<boolean> {
  return work.hasHandled(id) || (await ledger.wasHandled(id));
}

function answer(context: CommandContext, event: MessageEvent, grant: Grant, given: Answer): void {
  const { work, voice, budgets } = context;
  if (grant === 'last words') work.send(answerTo(event, lastWords(voice, budgets.wait)));
  if (grant !== 'answer') return;
  if (given.kind === 'words') work.send(answerTo(event, given.text, given.data));
  if (given.kind === 'vote recorded') work.send(confirmation(event, 'vote'));
  if (given.kind === 'noted') work.send(confirmation(event, 'noted'));
}

/** In a card's thread the number of its proposal can be left out: the one that is open there comes first. */
async function threadProposal(
  { live, ledger }: ConversationContext,
  { thread, room }: MessageEvent,
): Promise<Invocation['thread']> {
  if (thread === undefined) return undefined;
  return live.openInThread(thread, room)?.number ?? (await ledger.closedByCard(thread, room))?.number;
}
