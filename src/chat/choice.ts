import { plainReaction, plainWord } from '../config/choices.ts';
import type { ChoiceSigns } from '../config/config.ts';
import { CHOICES } from '../governance/terms.ts';
import type { Choice } from '../governance/terms.ts';

/** Tells which choice a sign means; undefined if it means none. */
export interface ChoiceReader {
  /** A reaction's key. Skin tones, variation selectors and gender don't matter. */
  readonly ofReaction: (key: string) => Choice | undefined;
  /** A word alone: any case, spaces around it and a `.` or `!` after it allowed. */
  readonly ofWord: (text: string) => Choice | undefined;
  /** All words that mean a choice, as they are configured. */
  readonly words: readonly string[];
}

/** Longer than any configured word or reaction. */
const LONGEST_SIGN = 100;

/** Prepared once from the configuration, since every reaction in every room is looked up. */
export function readChoices(choices: Readonly<Record<Choice, ChoiceSigns>>): ChoiceReader {
  const byReaction = new Map<string, Choice>();
  const byWord = new Map<string, Choice>();
  for (const choice of CHOICES) {
    for (const key of choices[choice].reactions) byReaction.set(plainReaction(key), choice);
    for (const word of choices[choice].words) byWord.set(plainWord(word), choice);
  }
  const find = (text: string, lookUp: (sign: string) => Choice | undefined): Choice | undefined =>
    text.length > LONGEST_SIGN ? undefined : lookUp(text);
  return {
    ofReaction: (key) => byReaction.get(key) ?? find(key, (sign) => byReaction.get(plainReaction(sign))),
    ofWord: (text) =>
      find(text.trim(), (sign) => byWord.get(plainWord(sign.replace(/[.!]+$/, '').trimEnd()))),
    words: CHOICES.flatMap((choice) => choices[choice].words),
  };
}
