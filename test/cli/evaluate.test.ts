import { expect, test } from 'vitest';

import { althing, folderWith } from './support.ts';

test('evaluate prints the outcome and each requirement for programs', async () => {
  const words = ['evaluate', '--rule', 'ordinary', '--agree', '9', '--block', '1', '--json'];
  const { code, out } = await althing(await folderWith(), ...words);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    outcome: 'passed',
    requirements: [
      {
        text: 'More Agree than Disagree',
        left: 9,
        right: 0,
        comparison: 'moreThan',
        applies: true,
        met: true,
      },
      {
        text: 'With any Block, at least 9 times as many Agree as Disagree and Block',
        left: 9,
        right: 9,
        comparison: 'atLeast',
        applies: true,
        met: true,
      },
    ],
  });
});

test('evaluate says the same in words', async () => {
  const { out } = await althing(
    await folderWith(),
    'evaluate',
    '--rule',
    'ordinary',
    '--agree',
    '1',
    '--disagree',
    '1',
  );
  expect(out).toBe(
    [
      'not passed, by the rule "ordinary"',
      '- More Agree than Disagree: 1 is not more than 1, not met.',
      '- With any Block, at least 9 times as many Agree as Disagree and Block: does not apply, there is no Block.',
      '',
    ].join('\n'),
  );
});

test('evaluate asks for what is missing', async () => {
  const folder = await folderWith();
  const unknown = await althing(folder, 'evaluate', '--rule', 'usual');
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.err).toContain('There are: ordinary, quorum.');
  const without = await althing(folder, 'evaluate', '--rule', 'quorum', '--agree', '3');
  expect(without).toMatchObject({ code: 2 });
  expect(without.err).toContain('--eligible');
  const fraction = await althing(folder, 'evaluate', '--rule', 'ordinary', '--agree', '1.5');
  expect(fraction).toMatchObject({ code: 2 });
  expect(fraction.err).toContain('whole number');
});
