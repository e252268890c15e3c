import { describe, expect, it } from 'vitest';
import { readChoices } from '../../src/chat/choice.ts';
import { DEFAULT_CHOICES } from '../../src/config/choices.ts';

const choices = readChoices(DEFAULT_CHOICES);

describe('the choice of a reaction', () => {
  it.each([
    ['👍', 'agree'],
    ['👍🏽', 'agree'],
    ['✅', 'agree'],
    ['✅\uFE0F', 'agree'],
    ['👎\uFE0E', 'disagree'],
    ['🤷', 'abstain'],
    ['🤷‍♀️', 'abstain'],
    ['🤷🏿‍♂️', 'abstain'],
    ['⚪️', 'abstain'],
    ['✋🏻', 'block'],
    ['🛑', 'block'],
  ])('%s is %s', (key, choice) => {
    expect(choices.ofReaction(key)).toBe(choice);
  });

  it.each(['', '❤️', '🏽', '👍👍', '👍 ', 'agree', '👍'.repeat(30_000)])('%j is none', (key) => {
    expect(choices.ofReaction(key)).toBeUndefined();
  });

  it('is found for a configured sign that has a skin tone or a selector itself', () => {
    const reader = readChoices({ ...DEFAULT_CHOICES, block: { reactions: ['✊🏿', '☝️'], words: [] } });
    expect(reader.ofReaction('✊')).toBe('block');
    expect(reader.ofReaction('☝🏽')).toBe('block');
  });
});

describe('the choice of a word', () => {
  it.each([
    ['agree', 'agree'],
    ['AGREE', 'agree'],
    ['  Yes!  ', 'agree'],
    ['no.', 'disagree'],
    ['Abstain .', 'abstain'],
    ['block!!', 'block'],
  ])('%j is %s', (word, choice) => {
    expect(choices.ofWord(word)).toBe(choice);
  });

  it.each(['', '.', 'yes?', 'agreed', 'yes and no', 'not', '👍', `agree${' '.repeat(60_000)}x`])(
    '%j is none',
    (word) => {
      expect(choices.ofWord(word)).toBeUndefined();
    },
  );

  it('does not depend on how its accents are encoded', () => {
    const reader = readChoices({ ...DEFAULT_CHOICES, block: { reactions: ['🛑'], words: ['bloqué'] } });
    expect(reader.ofWord('BLOQUE\u0301')).toBe('block');
  });
});
