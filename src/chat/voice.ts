import type { Config } from '../config/config.ts';
import { CHOICES, type Choice } from '../governance/terms.ts';
import { catalogue, type Say } from './catalogue/catalogue.ts';

/** How the bot speaks in this configuration: its language, its prefix, and the reactions that stand for choices. */
export interface Voice {
  readonly say: Say;
  readonly prefix: string;
  /** The reaction that the bot offers for each choice. */
  readonly reactions: Readonly<Record<Choice, string>>;
}

export function voiceFor({
  language,
  prefix,
  choices,
}: Pick<Config, 'language' | 'prefix' | 'choices'>): Voice {
  const offered = CHOICES.map((choice) => [choice, choices[choice].reactions[0] ?? ''] as const);
  return {
    say: catalogue(language),
    prefix,
    reactions: Object.fromEntries(offered) as Record<Choice, string>,
  };
}

/** A line to send, as it would be typed in a room. */
export function commandLine(voice: Pick<Voice, 'prefix'>, line: string): string {
  return `${voice.prefix}${line}`;
}
