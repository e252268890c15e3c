import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readChoices } from '../../src/chat/choice.ts';
import { parseVote } from '../../src/chat/vote-words.ts';
import { DEFAULT_CHOICES } from '../../src/config/choices.ts';

const choices = readChoices(DEFAULT_CHOICES);

describe('a vote by command', () => {
  it.each([
    ['3 agree', { number: 3, choice: 'agree' }],
    ['3 agree because we need it', { number: 3, choice: 'agree', reason: 'we need it' }],
    ['3 Agree, because we need it', { number: 3, choice: 'agree', reason: 'we need it' }],
    ['#3 block: it breaks: all', { number: 3, choice: 'block', reason: 'it breaks: all' }],
    ['no. 3 yes', { number: 3, choice: 'agree' }],
    ['agree 3', { number: 3, choice: 'agree' }],
    ['agree, no. 3 because we need it', { number: 3, choice: 'agree', reason: 'we need it' }],
    ['agree 3: because we need it', { number: 3, choice: 'agree', reason: 'we need it' }],
    ['3 👍', { number: 3, choice: 'agree' }],
    ['3 👎🏽 because of the cost', { number: 3, choice: 'disagree', reason: 'of the cost' }],
    ['agree because we need it', { choice: 'agree', reason: 'we need it' }],
    ['no', { choice: 'disagree' }],
    ['no because 3 is too many', { choice: 'disagree', reason: '3 is too many' }],
    ['abstain because', { choice: 'abstain' }],
    ['agree because\nit is good\n\nand cheap', { choice: 'agree', reason: 'it is good\n\nand cheap' }],
    ['agree because \u202Eevil\u0000', { choice: 'agree', reason: 'evil' }],
  ])('%j is understood', (text, vote) => {
    expect(parseVote(text, choices)).toEqual(vote);
  });

  it.each([
    ['', { problem: 'no choice' }],
    ['because', { problem: 'no choice' }],
    ['3', { problem: 'no choice', number: 3 }],
    ['no. 3', { problem: 'no choice', number: 3 }],
    ['no 3', { problem: 'no choice', number: 3, suggestion: '3 no' }],
    ['no 3 because of it', { problem: 'no choice', number: 3, suggestion: '3 no because of it' }],
    ['3 agre', { problem: 'unknown choice', number: 3, word: 'agre', suggestion: '3 agree' }],
    ['3 agre: ok', { problem: 'unknown choice', number: 3, word: 'agre', suggestion: '3 agree because ok' }],
    ['3 maybe', { problem: 'unknown choice', number: 3, word: 'maybe' }],
    [
      '3 agree, we need it',
      {
        problem: 'unknown choice',
        number: 3,
        word: 'agree, we need it',
        suggestion: '3 agree because we need it',
      },
    ],
    ['yes and no', { problem: 'unknown choice', word: 'yes and no' }],
    ['0 agree', { problem: 'bad number', word: '0' }],
    ['agree #0', { problem: 'bad number', word: '#0' }],
    ['1234567890 agree', { problem: 'bad number', word: '1234567890' }],
    ['3.5 agree', { problem: 'bad number', word: '3.5' }],
  ])('%j is refused, with what to send where that is clear', (text, problem) => {
    expect(parseVote(text, choices)).toEqual(problem);
  });

  test('of any text is a vote only if a choice stands in it, and a suggestion is a vote', () => {
    const piece = fc.constantFrom(
      '3',
      '#0',
      'no',
      'agree',
      'agre',
      '👍',
      'because',
      ':',
      ',',
      '.',
      'it',
      '\n',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (text) => {
        const vote = parseVote(text, choices);
        if (!('problem' in vote)) expect(text).toMatch(/no|agree|👍/i);
        else if (vote.suggestion !== undefined) {
          expect(parseVote(vote.suggestion, choices)).toHaveProperty('choice');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
