import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseLabels } from '../../src/chat/labels.ts';

const known = ['URGENT', 'EXPENSE', 'BYLAWS'];

describe('a label in a title', () => {
  it.each([
    ['URGENT: Fix the server', ['URGENT'], 'Fix the server'],
    ['URGENT Fix the server', ['URGENT'], 'Fix the server'],
    ['URGENT - Fix the server', ['URGENT'], 'Fix the server'],
    ['URGENT! Fix the server', ['URGENT'], 'Fix the server'],
    ['[URGENT] Fix the server', ['URGENT'], 'Fix the server'],
    ['(URGENT): Fix the server', ['URGENT'], 'Fix the server'],
    ['**URGENT** Fix the server', ['URGENT'], 'Fix the server'],
    ['URGENT (draft) Fix the server', ['URGENT'], '(draft) Fix the server'],
    ['URGENT EXPENSE: New server', ['URGENT', 'EXPENSE'], 'New server'],
    ['[EXPENSE][URGENT] New server', ['EXPENSE', 'URGENT'], 'New server'],
    ['URGENT/EXPENSE: New server', ['URGENT', 'EXPENSE'], 'New server'],
    ['URGENT URGENT: Fix', ['URGENT'], 'Fix'],
    ['Fix the server (URGENT)', ['URGENT'], 'Fix the server (URGENT)'],
    ['EXPENSE: this is URGENT', ['EXPENSE', 'URGENT'], 'this is URGENT'],
    ['URGENT', ['URGENT'], ''],
  ])('%j', (text, labels, title) => {
    expect(parseLabels(text, known)).toEqual({ title, labels });
  });

  it.each([
    'Urgent: fix',
    'urgent fix',
    'NON-URGENT fix',
    'URGENT-ish fix',
    'NON\u2011URGENT fix',
    'URGENTLY fix',
    'INSURGENT fix',
    'URGENT_2 fix',
    'URGENT’S fix',
    'URGENTÉ fix',
    'ＵＲＧＥＮＴ fix',
    'U R G E N T fix',
  ])('is none in %j (R2)', (text) => {
    expect(parseLabels(text, known)).toEqual({ title: text, labels: [] });
  });

  it('may be any word of the configuration, and is given as it is written there', () => {
    expect(parseLabels('C++: Learn it', ['C++']).labels).toEqual(['C++']);
    expect(parseLabels('URGENT EXPENSE: x', ['URGENT EXPENSE', 'URGENT']).labels).toEqual(['URGENT EXPENSE']);
    expect(parseLabels('EILIG: x', ['eilig']).labels).toEqual(['eilig']);
    expect(parseLabels('URGENT: x', [])).toEqual({ title: 'URGENT: x', labels: [] });
  });
});

test('a title is one line, without control characters and marks that turn its direction', () => {
  expect(parseLabels(' Fix\t the\u0000 \u202Eserver\u2069 \uD800', known).title).toBe(
    'Fix the server \uFFFD',
  );
});

test('only known labels are found, and the title is what follows them', () => {
  const piece = fc.constantFrom(
    'URGENT',
    'EXPENSE',
    'Urgent',
    '[',
    ']',
    '(',
    '*',
    ':',
    '-',
    ' ',
    'fix',
    'É',
    '_',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const line = pieces.join('').replace(/\s+/g, ' ').trim();
      const { title, labels } = parseLabels(line, known);
      expect(line.endsWith(title)).toBe(true);
      for (const label of labels) expect(line).toContain(label);
      if (labels.length === 0) expect(title).toBe(line);
    }),
  );
});
