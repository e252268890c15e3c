import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nearestWord } from '../../src/chat/nearest-word.ts';
import { editDistance } from '../../src/config/edit-distance.ts';

describe('the distance between two words', () => {
  it.each([
    ['', '', 0],
    ['', 'status', 6],
    ['status', 'status', 0],
    ['statsu', 'status', 1],
    ['statis', 'status', 1],
    ['staus', 'status', 1],
    ['closing', 'closes', 3],
    ['ca', 'abc', 3],
  ])('from %j to %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c', 'd') });

  test('is the same both ways, zero only for the same word, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('the word that a mistyped one means', () => {
  const commands = ['status', 'vote', 'ballot', 'ballots', 'help'];

  it.each([
    ['statsu', 'status'],
    ['STATS', 'status'],
    ['ballts', 'ballots'],
    ['ballot', 'ballot'],
    ['vot', 'vote'],
  ])('of %j is %j', (typed, meant) => {
    expect(nearestWord(typed, commands)).toBe(meant);
  });

  it.each(['', 'ok', 'hi', 'thanks', 'x'.repeat(10_000)])('of %j is none', (typed) => {
    expect(nearestWord(typed, commands)).toBeUndefined();
  });
});
