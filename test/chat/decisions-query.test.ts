import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDecisionsQuery } from '../../src/chat/decisions-query.ts';
import { bodyId } from '../../src/governance/terms.ts';

const full = { id: bodyId('full'), name: 'Full group' };
const finance = { id: bodyId('finance'), name: 'Finance working group' };
const CONTEXT = { now: Date.parse('2026-11-18T15:30Z'), timezone: 'UTC', bodies: [full, finance] };

const ask = (text: string) => parseDecisionsQuery(text, CONTEXT);
const day = (text: string): number => Date.parse(`${text}T00:00Z`);

describe('a question for decisions', () => {
  it.each([
    ['', { text: '', words: [] }],
    ['solar panels', { text: 'solar panels', words: ['solar', 'panels'] }],
    ['solar in finance', { text: 'solar', words: ['solar'], body: finance }],
    ['solar in Finance Working Group', { text: 'solar', words: ['solar'], body: finance }],
    ['in full', { text: '', words: [], body: full }],
    ['since 2026-03-01', { text: '', words: [], since: day('2026-03-01') }],
    [
      'solar in full since last month',
      { text: 'solar', words: ['solar'], body: full, since: day('2026-10-01') },
    ],
    ['solar since 2025 in full', { text: 'solar', words: ['solar'], body: full, since: day('2025-01-01') }],
    ['plants in the garden', { text: 'plants in the garden', words: ['plants', 'in', 'the', 'garden'] }],
    [
      'plants in the garden in full',
      { text: 'plants in the garden', words: ['plants', 'in', 'the', 'garden'], body: full },
    ],
    ['  SOLAR \n panels ', { text: 'SOLAR panels', words: ['SOLAR', 'panels'] }],
    ['“R&D” AND (a OR b*)', { text: '“R&D” AND (a OR b*)', words: ['R', 'D', 'AND', 'a', 'OR', 'b'] }],
    ['Café Straße', { text: 'Café Straße', words: ['Café', 'Straße'] }],
    ['information sincere', { text: 'information sincere', words: ['information', 'sincere'] }],
  ])('%j', (text, query) => {
    expect(ask(text)).toEqual(query);
  });

  test('names a body that is nearly one', () => {
    expect(ask('solar in finanse')).toEqual({
      problem: 'unknown body',
      text: 'finanse',
      line: 'solar in finance',
    });
  });

  test('names a date that is none', () => {
    expect(ask('solar in full since whenever')).toEqual({
      problem: 'unknown date',
      text: 'whenever',
      lines: ['solar in full since 2026-01-01'],
    });
    expect(ask('since 3/4/2026')).toMatchObject({ lines: ['since 2026-03-04', 'since 2026-04-03'] });
  });

  test('needs a word to search for', () => {
    expect(ask('🎉 !!!')).toEqual({ problem: 'no word', text: '🎉 !!!' });
  });

  test('is understood or told what is wrong, whatever is written', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(' in ', ' since ', 'in full', '2026'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const query = ask(pieces.join(''));
        if ('words' in query)
          expect(query.words.every((word) => /^[\p{L}\p{N}\p{M}]+…?$/u.test(word))).toBe(true);
      }),
    );
  });
});
