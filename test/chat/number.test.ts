import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseNumberAndRest } from '../../src/chat/number.ts';

describe('a proposal number', () => {
  it.each([
    ['3', 3, ''],
    ['#3', 3, ''],
    ['# 3', 3, ''],
    ['no. 3', 3, ''],
    ['No.3', 3, ''],
    ['no 3', 3, ''],
    ['number 3', 3, ''],
    ['№3', 3, ''],
    ['  003  ', 3, ''],
    ['999999999', 999_999_999, ''],
    ['3 agree because …', 3, 'agree because …'],
    ['no. 3 agree\nbecause', 3, 'agree\nbecause'],
    ['3: agree', 3, 'agree'],
    ['3, agree', 3, 'agree'],
    ['3👍', 3, '👍'],
    ['3 by 3 days', 3, 'by 3 days'],
  ])('in %j is %i, followed by %j', (text, number, rest) => {
    expect(parseNumberAndRest(text)).toEqual({ number, rest });
  });

  it.each([
    '',
    'no',
    'no.',
    'No, 3',
    'number',
    '#',
    '0',
    '#0',
    '1234567890',
    '-3',
    '3.5',
    '3rd',
    'x3',
    'agree 3',
  ])('is not in %j', (text) => {
    expect(parseNumberAndRest(text)).toBeUndefined();
  });

  test('is read back in every form', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.constantFrom('', '#', '# ', 'no ', 'NO. ', 'no.', 'number ', '№ '),
        (number, form) => {
          expect(parseNumberAndRest(`${form}${number} rest`)).toEqual({ number, rest: 'rest' });
        },
      ),
    );
  });
});
