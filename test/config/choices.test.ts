import { describe, expect, test } from 'vitest';
import { DEFAULT_CHOICES, plainReaction } from '../../src/config/choices.ts';
import { changed, parse, tell } from './world.ts';

const AGREE = "agree: { reactions: ['👍'], words: [agree] }";

describe('a mistake in choices is told', () => {
  tell([
    [
      AGREE,
      'agree: { reactions: [], words: [] }',
      'choices.agree.reactions, line 6: has no item; it should list emoji, such as ["👍", "✅"]',
    ],
    [
      AGREE,
      `agree: { reactions: ['👍🏽', '👎🏿'] }`,
      'choices.agree.reactions[1], line 6: is "👎🏿", which means disagree by default',
    ],
    [
      AGREE,
      `agree: { reactions: ['🤷‍♀️'] }`,
      'choices.agree.reactions[0], line 6: is "🤷‍♀️", which means abstain by default',
    ],
    [
      AGREE,
      `agree: { reactions: ['🏽'] }`,
      'choices.agree.reactions[0], line 6: is "🏽"; it should be an emoji, or a short text without spaces',
    ],
    [
      AGREE,
      "agree: { words: [aye] }\n  block: { reactions: ['✋️', '✅'], words: [AYE, No] }",
      'choices.block.reactions[1], line 7: is "✅", which means agree by default',
      'choices.block.words[0], line 7: is "AYE", which means agree already',
      'choices.block.words[1], line 7: is "No", which means disagree by default',
    ],
    [
      AGREE,
      'agree: { words: [go on, "ok:"] }',
      'choices.agree.words[0], line 6: is "go on"; it should be a single word without ":"',
      'choices.agree.words[1], line 6: is "ok:"; it should be a single word without ":"',
    ],
    [AGREE, 'agre: { words: [aye] }', 'choices.agre, line 6: is not known here; did you mean "agree"?'],
    [AGREE, 'agree: yes', 'choices.agree, line 6: is "yes"; it should be a section with reactions, words'],
  ]);
});

test('what is left out of the choices is as by default', () => {
  const { choices } = parse(changed(AGREE, 'agree: { words: [aye] }\n  abstain: { words: [] }'));
  expect(choices).toEqual({
    ...DEFAULT_CHOICES,
    agree: { reactions: ['👍', '✅'], words: ['aye'] },
    abstain: { reactions: ['🤷', '⚪'], words: [] },
  });
});

test('words that YAML 1.1 takes for other things are words', () => {
  const words = 'agree: { words: [yes, true, on, y] }\n  disagree: { words: [no, off, n, ~, null, 0] }';
  const { agree, disagree } = parse(changed(AGREE, words)).choices;
  expect(agree.words).toEqual(['yes', 'true', 'on', 'y']);
  expect(disagree.words).toEqual(['no', 'off', 'n', '~', 'null', '0']);
});

test.each([
  ['👍', '👍'],
  ['👍🏽', '👍'],
  ['✋🏿', '✋'],
  ['⚪\uFE0F', '⚪'],
  ['⚪\uFE0E', '⚪'],
  ['🤷\u200D♀\uFE0F', '🤷'],
  ['🤷🏻\u200D♂', '🤷'],
  ['♀\uFE0F', '♀'],
  ['👩\u200D🔧', '👩\u200D🔧'],
  ['+1', '+1'],
])('the reaction %s counts as %s', (key, plain) => {
  expect(plainReaction(key)).toBe(plain);
});
