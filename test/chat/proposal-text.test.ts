import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseProposalText } from '../../src/chat/proposal-text.ts';
import type { ProposalText } from '../../src/chat/proposal-text.ts';

const known = { fields: ['Closes', 'Justification', 'Amount', 'What'], labels: ['URGENT', 'EXPENSE'] };

function parse(...lines: string[]): Omit<ProposalText, 'fields'> & { fields: Record<string, string> } {
  const { fields, ...text } = parseProposalText(lines.join('\n'), known);
  return { ...text, fields: Object.fromEntries(fields) };
}

test('a proposal has a title with labels, fields and details', () => {
  const text = parse(
    'URGENT: Fix the server',
    'Closes: in 2 days',
    'justification: the disk is full,',
    '  and mail is lost',
    '',
    '# Why',
    '',
    'Because:\tit is **broken**',
  );
  expect(text).toEqual({
    title: 'Fix the server',
    labels: ['URGENT'],
    fields: { Closes: 'in 2 days', Justification: 'the disk is full,\nand mail is lost' },
    details: '# Why\n\nBecause:\tit is **broken**',
    problems: [],
  });
});

describe('fields', () => {
  it.each([
    ['right after the title', ['T', 'Closes: Friday']],
    ['after an empty line', ['T', '', 'Closes: Friday', '', 'text']],
    ['in any case', ['T', 'CLOSES : Friday']],
    ['without a space', ['T', 'Closes:Friday']],
    ['as a list', ['T', '- Closes: Friday']],
    ['emphasised', ['T', '**Closes:** Friday']],
    ['emphasised in another way', ['T', '__Closes__: Friday']],
    ['indented', ['T', '   Closes: Friday']],
    ['on lines that end as Windows does', ['T\r', 'Closes: Friday\r', 'text']],
    ['with the value below', ['T', 'Closes:', '  Friday']],
  ])('are read %s', (_, lines) => {
    expect(parse(...lines)).toMatchObject({ fields: { Closes: 'Friday' }, problems: [] });
  });

  it('end where free text begins, and what only looks like one is text', () => {
    expect(parse('T', 'Amount: 5 EUR', 'Note: this is text', 'and this')).toEqual({
      title: 'T',
      labels: [],
      fields: { Amount: '5 EUR' },
      details: 'Note: this is text\nand this',
      problems: [],
    });
  });
});

describe('details', () => {
  it('are as they were written, without the empty lines around them', () => {
    expect(parse('T', '', '', '  - a', '', '\tb', '', '').details).toBe('  - a\n\n\tb');
  });

  it('lose control characters and marks that turn the direction', () => {
    expect(parse('T', 'a\u0007b\u202Ec').details).toBe('abc');
  });
});

describe('nothing is opened, and why is said, when', () => {
  it.each([
    ['there is no text', [''], [{ problem: 'no title' }]],
    ['there is only a label', ['URGENT'], [{ problem: 'no title' }]],
    ['the title is invisible', ['\u200B'], [{ problem: 'no title' }]],
    ['a field stands in place of the title', ['Closes: Friday', 'text'], [{ problem: 'no title' }]],
    [
      'a field is given twice',
      ['T', 'Closes: Friday', 'closes: Monday'],
      [{ problem: 'field twice', field: 'Closes' }],
    ],
    ['a field is empty', ['T', 'Closes:', '', 'text'], [{ problem: 'empty field', field: 'Closes' }]],
    ...['Close', 'Closed', 'Closing', 'Clsoes', 'Closing date', 'Closes at'].map(
      (name) =>
        [
          `Closes is written ${name}`,
          ['T', `${name}: Friday`],
          [
            {
              problem: 'unknown field',
              name,
              suggestion: 'Closes',
              value: 'Friday',
              line: `${name}: Friday`,
            },
          ],
        ] as const,
    ),
    [
      'a field is mistyped below the text',
      ['T', 'text', 'Justificaton: it burns'],
      [
        {
          problem: 'unknown field',
          name: 'Justificaton',
          suggestion: 'Justification',
          value: 'it burns',
          line: 'Justificaton: it burns',
        },
      ],
    ],
    [
      'a field stands below the text',
      ['T', 'text', '', '**Closes:** in 8 days'],
      [
        {
          problem: 'field after details',
          field: 'Closes',
          value: 'in 8 days',
          line: '**Closes:** in 8 days',
        },
      ],
    ],
  ] as const)('%s', (_, lines, problems) => {
    expect(parse(...lines).problems).toEqual(problems);
  });

  it.each(['Closing remarks: thanks', 'Then: what?', 'https://example.coop', 'at 18:00', '> Closes: Friday'])(
    'but not for text such as %j',
    (line) => {
      expect(parse('T', 'text', line).problems).toEqual([]);
    },
  );
});

test('whatever is typed, a closing time is read or its place is a problem', () => {
  const line = fc.constantFrom(
    '',
    'text',
    '  more',
    'Amount: 5',
    'Amuont: 5',
    'Note: x',
    '# Head',
    '- a',
    'What:',
  );
  const lines = fc.array(line, { maxLength: 6 });
  const closes = fc.constantFrom(
    'Closes: Friday',
    ' closes:Friday',
    '**Closes:** Friday',
    '* Closes: Friday',
  );
  fc.assert(
    fc.property(lines, closes, lines, (before, closes, after) => {
      const text = parse('T', ...before, closes, ...after);
      const misplaced = text.problems.some(({ problem }) => problem === 'field after details');
      expect(misplaced || text.fields['Closes']?.startsWith('Friday')).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { title, details } = parseProposalText(text, known);
      expect(title).not.toMatch(/[\n\p{Cc}\u202A-\u202E]/u);
      expect(details).not.toMatch(/(?![\n\t])\p{Cc}|[\u202A-\u202E]/u);
    }),
  );
});
