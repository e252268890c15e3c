import { expect, test } from 'vitest';

import { althing, CONFIG, folderWith } from './support.ts';

const APPEAL = `  appeal:
    label: APPEAL
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require: [{ votes: [agree], moreThan: 1, times: [disagree] }]
    fields: [For]
    outcomes: { passed: granted, notPassed: not granted }
`;

test('check-config tells what a rule asks for besides votes', async () => {
  const { code, out } = await althing(await folderWith(CONFIG + APPEAL), 'check-config');
  expect(code).toBe(0);
  expect(out).toContain(
    [
      '  rule appeal: APPEAL in the title',
      '    It needs the line “For:”.',
      '    If it passes, it is granted; otherwise it is not granted.',
    ].join('\n'),
  );
});

test('evaluate says the outcome in the words of the rule too, and what else it asks for', async () => {
  const folder = await folderWith(CONFIG + APPEAL);
  const { out } = await althing(folder, 'evaluate', '--rule', 'appeal', '--agree', '1');
  expect(out).toBe(
    [
      'passed (granted), by the rule "appeal"',
      '- More Agree than Disagree: 1 is more than 0, met.',
      'It needs the line “For:”.',
      'If it passes, it is granted; otherwise it is not granted.',
      '',
    ].join('\n'),
  );
});
