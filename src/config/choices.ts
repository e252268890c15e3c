import type { Choice } from '../governance/terms.ts';
import type { ChoiceSigns } from './config.ts';
import { list, pattern, text } from './schema.ts';
import { section } from './section.ts';

export const DEFAULT_CHOICES: Readonly<Record<Choice, ChoiceSigns>> = {
  agree: { reactions: ['👍', '✅'], words: ['agree', 'yes'] },
  disagree: { reactions: ['👎', '❌'], words: ['disagree', 'no'] },
  abstain: { reactions: ['🤷', '⚪'], words: ['abstain'] },
  block: { reactions: ['🛑', '✋'], words: ['block'] },
};

const SKIN_TONES = /[\u{1F3FB}-\u{1F3FF}]/gu;
const VARIATION_SELECTORS = /[\uFE0E\uFE0F]/g;
/** 🤷‍♀️ is 🤷, a joiner and a sign of gender. */
const GENDER = /\u200D[\u2640\u2642]/g;

/**
 * A reaction as it is compared: without skin tone, variation selectors and gender, which say nothing about
 * the choice and come or not as a client likes. Applied to configured reactions and to those in rooms alike.
 */
export function plainReaction(key: string): string {
  return key.replace(SKIN_TONES, '').replace(VARIATION_SELECTORS, '').replace(GENDER, '');
}

/** A word of a vote as it is compared: case doesn't matter, nor how its accents are encoded. */
export function plainWord(word: string): string {
  return word.normalize('NFC').toLowerCase();
}

const reaction = text('an emoji, or a short text without spaces', (source) =>
  /^\S{1,64}$/.test(source) && plainReaction(source) !== '' ? source : undefined,
);
const word = pattern('a single word without ":"', /^[^\s:]{1,30}$/u);

function choiceSchema(choice: Choice) {
  const { reactions, words } = DEFAULT_CHOICES[choice];
  return section({
    reactions: list(reaction, `emoji, such as ["${reactions.join('", "')}"]`).default([...reactions]),
    words: list(word, `words, such as [${words.join(', ')}]`, 0).default([...words]),
  }).prefault({});
}

/** How a vote is given; what is left out is as in DEFAULT_CHOICES. */
export const choicesSchema = section({
  agree: choiceSchema('agree'),
  disagree: choiceSchema('disagree'),
  abstain: choiceSchema('abstain'),
  block: choiceSchema('block'),
}).prefault({});
