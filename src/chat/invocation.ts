import { cut } from './cut.ts';
import { cleanLine } from './clean-text.ts';
import { nearestWord } from './nearest-word.ts';
import { afterMention } from './mention.ts';
import { withoutReplyFallback } from './reply-fallback.ts';

export type Invocation =
  /** `rest` keeps its line breaks. */
  | { readonly command: string; readonly rest: string }
  /** Meant for the bot, but no command of its own; at most 40 characters. `suggestion` is the line corrected. */
  | { readonly unknown: string; readonly suggestion?: string };

export interface ReceivedText {
  readonly text: string;
  /** Whether the event says so in m.mentions; a name alone is only talk about the bot. */
  readonly mentionsBot: boolean;
}

export interface InvocationContext {
  readonly prefix: string;
  /** Display name, localpart and full Matrix id. */
  readonly botNames: readonly string[];
  /** Whether the room is a direct chat with the bot, where everything is meant for it. */
  readonly direct: boolean;
  /** In lower case. */
  readonly commands: readonly string[];
}

const COMMAND = /^(\p{L}[\p{L}\p{M}\p{N}_'’-]*)(?:[,.!?]?(?=\s|$)|:)/u;
const LONGEST_WORD = 40;
const LONGEST_REST = 100;

/**
 * The command in a message: `!status 3`, "Althing: status 3" with a mention, and in a direct chat "status 3".
 * Undefined for talk that isn't meant for the bot.
 */
export function parseInvocation(message: ReceivedText, context: InvocationContext): Invocation | undefined {
  const text = withoutReplyFallback(message.text).trim();
  const prefixed = afterPrefix(text, context);
  if (prefixed) return prefixed;
  const addressed = message.mentionsBot || context.direct ? afterMention(text, context.botNames) : undefined;
  if (addressed === '') return { command: 'help', rest: '' };
  if (addressed === undefined && !context.direct) return undefined;
  const said = addressed ?? text;
  if (said === '') return undefined;
  return afterPrefix(said, context) ?? readCommand(said, context.commands);
}

/** `! status` is a command, `! nonsense`, `!!` and `!?` are nothing: people exclaim. */
function afterPrefix(text: string, { prefix, commands }: InvocationContext): Invocation | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const after = text.slice(prefix.length);
  const said = after.trimStart();
  if (!COMMAND.test(said)) return undefined;
  const found = readCommand(said, commands);
  return said.length < after.length && 'unknown' in found ? undefined : found;
}

function readCommand(text: string, commands: readonly string[]): Invocation {
  const found = COMMAND.exec(text);
  const word = (found?.[1] ?? '').toLowerCase();
  if (found && commands.includes(word)) return { command: word, rest: text.slice(found[0].length).trim() };
  const [first = ''] = text.split(/\s/, 1);
  const unknown = cut(cleanLine(found?.[1] ?? first), LONGEST_WORD);
  const nearest = nearestWord(unknown, commands);
  if (nearest === undefined) return { unknown };
  const rest = found ? text.slice(found[0].length).trim() : '';
  // A whole proposal is not repeated for a slip in its first word.
  const repeated = rest !== '' && rest.length <= LONGEST_REST && !rest.includes('\n');
  return { unknown, suggestion: repeated ? `${nearest} ${cleanLine(rest)}` : nearest };
}
