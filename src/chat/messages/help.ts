import { enumerated } from '../requirement-words.ts';
import { lines, list, message, type Text } from '../text.ts';
import { choiceWords, commandLine, type Voice } from '../voice.ts';
import { toSend } from './refusals.ts';

/** The commands that members know, in the order of their use. */
export const COMMANDS = [
  'propose',
  'status',
  'vote',
  'ballot',
  'ballots',
  'pending',
  'decisions',
  'remind',
  'extend',
  'escalate',
  'withdraw',
  'paid',
  'expenses',
  'void',
  'done',
  'rules',
  'member',
  'help',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Not everybody need read of these; `help void` tells stewards, `help member` the membership group. */
const FOR_FEW: readonly CommandName[] = ['void', 'member'];

/** Named without more words: they are of use once a proposal is made. */
const AS_WELL: readonly CommandName[] = ['extend', 'escalate', 'done', 'expenses', 'paid'];

/** All commands on one screen. */
export function help(voice: Voice): Text {
  const { say } = voice;
  const named = (name: CommandName): Text => say('code', { text: commandLine(voice, name) });
  return message(
    lines(say('help.heading')),
    list(
      COMMANDS.filter((name) => ![...FOR_FEW, ...AS_WELL].includes(name)).map((name) =>
        say('help.line', { usage: usageOf(voice, name), what: say(`help.${name}`) }),
      ),
    ),
    lines(
      say('help.as well', { commands: enumerated(say, 'list.and', AS_WELL.map(named)) }),
      say('help.more', { example: commandLine(voice, 'help extend') }),
    ),
  );
}

/** One command, with an example. @param labels the words in a title that choose another rule or period */
export function helpFor(voice: Voice, name: CommandName, labels: readonly string[]): Text {
  const { say } = voice;
  const about = [
    say('help.line', { usage: usageOf(voice, name), what: say(`help.${name}`) }),
    say(`help.long.${name}`, {
      choices: choiceWords(voice),
      paid: usageOf(voice, 'paid'),
      example: commandLine(voice, 'extend N until Friday 18:00'),
      done: commandLine(voice, 'done 3 The new disk is in use.'),
    }),
  ];
  if (name !== 'propose') return message(lines(...about));
  const names = enumerated(
    say,
    'list.and',
    labels.map((text) => say('verbatim', { text })),
  );
  const command = commandLine(voice, 'rules');
  const note =
    labels.length === 0
      ? []
      : [say('help.long.propose labels', { count: labels.length, labels: names, command })];
  const example = [
    'propose Rent a bigger server',
    'Closes: in 8 days',
    'The old one is full. **30 €** a month.',
  ];
  return message(
    lines(...about, ...note),
    lines(say('help.example')),
    toSend(commandLine(voice, example.join('\n'))),
  );
}

export function helpElsewhere({ say }: Voice): Text {
  return message(lines(say('help.elsewhere')));
}

function usageOf(voice: Voice, name: CommandName): string {
  return commandLine(voice, voice.say(`help.usage.${name}`).plain);
}
