import { describe, expect, it } from 'vitest';
import { readChoices } from '../../src/chat/choice.ts';
import { parseVoteReply } from '../../src/chat/vote-reply.ts';
import { DEFAULT_CHOICES } from '../../src/config/choices.ts';

const choices = readChoices(DEFAULT_CHOICES);

describe('a direct reply to the card', () => {
  it.each([
    ['agree', { choice: 'agree' }],
    [' YES! ', { choice: 'agree' }],
    ['No.', { choice: 'disagree' }],
    ['block because it is against our values', { choice: 'block', reason: 'it is against our values' }],
    ['Block, because it is', { choice: 'block', reason: 'it is' }],
    ['disagree: too dear', { choice: 'disagree', reason: 'too dear' }],
    ['Disagree. Because it is too dear', { choice: 'disagree', reason: 'it is too dear' }],
    ['> <@a:example.coop> Proposal 3\n> opens\n\nagree', { choice: 'agree' }],
  ])('%j is a vote', (text, vote) => {
    expect(parseVoteReply(text, choices)).toEqual(vote);
  });

  it.each([
    '',
    'No, I think we should wait',
    'No I disagree',
    'agree with Bob',
    'agree with Bob because he is right',
    'yes and no',
    'yes?',
    'I agree',
    'agree\nbut only in May',
    'agree 3',
    '👍',
    '> agree',
    '> agree\nno idea',
    'https://example.coop: agree',
    'because',
    ': agree',
  ])('%j is talk', (text) => {
    expect(parseVoteReply(text, choices)).toBeUndefined();
  });
});
