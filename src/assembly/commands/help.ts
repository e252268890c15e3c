import { cleanLine } from '../../chat/clean-text.ts';
import { cut } from '../../chat/cut.ts';
import { COMMANDS, help as helpText, helpFor } from '../../chat/messages/help.ts';
import { unknownCommand } from '../../chat/messages/refusals.ts';
import { knownLabels } from '../known-labels.ts';
import { words, type Answer, type CommandContext, type Invocation } from './command.ts';

/** `help [command]`. */
export function help({ voice, config }: CommandContext, { rest }: Invocation): Answer {
  const word = cleanLine(rest).toLowerCase();
  if (word === '') return words(helpText(voice));
  // People ask for "help !vote" as well as for "help vote".
  const asked = word.startsWith(voice.prefix) ? word.slice(voice.prefix.length) : word;
  const name = COMMANDS.find((each) => each === asked);
  if (name === undefined) return words(unknownCommand(voice, cut(word, 40), undefined));
  return words(helpFor(voice, name, knownLabels(config.rules)));
}
