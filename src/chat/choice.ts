import { plainReaction, plainWord } from '../config/choices.ts';
import type { ChoiceSigns } from '../config/config.ts';
import { CHOICES } from '../governance/terms.ts';
import type { Choice } from '../governance/terms.ts';

/** Tells which choice a sign means; undefined if it means none. */
export interface ChoiceReader {
  /** A reaction's key. Skin tones, variation selectors and gender don't matter. */
  readonly ofReaction: (key: string) => Choice | undefined;
  /** A word alone, in whatever case; spaces around it and a `.` or `!` after it allowed. */
  readonly ofWord: (text: string) => Choice | undefined;
  /** All words that mean a choice, as they are configured. */
  readonly words: readonly string[];
}

/** Longer than any configured word or reaction. */
const LONGEST_SIGN = 100;

type Signs = Readonly<Record<Choice, readonly string[]>>;

/** Tells which choice a reaction's key means. Prepared once, since every reaction in every room is looked up. */
export function reactionReader(reactions: Signs): ChoiceReader['ofReaction'] {
  const byReaction = new Map(
    CHOICES.flatMap((choice) => reactions[choice].map((key) => [plainReaction(key), choice] as const)),
  );
  return (key) =>
    byReaction.get(key) ?? (key.length > LONGEST_SIGN ? undefined : byReaction.get(plainReaction(key)));
}

/** Prepared once from the configuration. */
export function readChoices(choices: Readonly<Record<Choice, ChoiceSigns>>): ChoiceReader {
  const { agree, disagree, abstain, block } = choices;
  const byWord = new Map(
    CHOICES.flatMap((choice) => choices[choice].words.map((word) => [plainWord(word), choice] as const)),
  );
  return {
    ofReaction: reactionReader({
      agree: agree.reactions,
      disagree: disagree.reactions,
      abstain: abstain.reactions,
      block: block.reactions,
    }),
    ofWord: (text) => {
      const sign = text.trim();
      return sign.length > LONGEST_SIGN
        ? undefined
        : byWord.get(plainWord(sign.replace(/[.!]+$/, '').trimEnd()));
    },
    words: CHOICES.flatMap((choice) => choices[choice].words),
  };
}
