import type { Config } from '../config/config.ts';
import { CHOICES } from '../governance/terms.ts';
import { catalogue, type Say } from './catalogue/catalogue.ts';
import { appealsIn, type Appeals } from './appeals.ts';
import { enumerated } from './requirement-words.ts';
import type { Text } from './text.ts';

/** How the bot speaks in this configuration: its language, its prefix, and the words for the choices. */
export interface Voice {
  readonly say: Say;
  readonly prefix: string;
  /** What a member types for each choice that has a word. */
  readonly words: readonly string[];
  /** Absent where no rule is for appeals. */
  readonly appeals?: Appeals;
}

export function voiceFor(
  config: Pick<Config, 'language' | 'prefix' | 'choices' | 'rules' | 'bodies'>,
): Voice {
  const { language, prefix, choices } = config;
  const appeals = appealsIn(config);
  const words = CHOICES.flatMap((choice) => choices[choice].words[0] ?? []);
  return { say: catalogue(language), prefix, words, ...(appeals === undefined ? {} : { appeals }) };
}

/** "agree, disagree, abstain or block", as configured. */
export function choiceWords({ say, words }: Voice): Text {
  return enumerated(
    say,
    'list.or',
    words.map((text) => say('verbatim', { text })),
  );
}

/** A line to send, as it would be typed in a room. */
export function commandLine(voice: Pick<Voice, 'prefix'>, line: string): string {
  return `${voice.prefix}${line}`;
}
