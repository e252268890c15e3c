import { describe, expect, test } from 'vitest';
import { changed, problemsOf, tell } from './world.ts';

describe('a mistake in labels is told', () => {
  tell([
    [
      'label: BYLAWS',
      'label: Bylaws',
      'rules.bylaws.label, line 18: is "Bylaws"; it should be one word in capital letters, such as URGENT (digits and - may follow the first letter)',
    ],
    [
      'label: BYLAWS',
      'label: URGENT',
      'rules.ordinary.votingPeriod.urgent.label, line 14: is "URGENT", which is the label of the rule bylaws; it should be another word',
    ],
    [
      '    label: BYLAWS\n',
      '',
      'rules.bylaws, line 17: has no label, and neither has the rule ordinary; only one can serve proposals without a label',
    ],
    [
      '  ordinary:\n',
      '  ordinary:\n    label: ORDINARY\n',
      'rules, line 12: have a label each; one should have none, for proposals without a label',
    ],
    [
      '  ordinary:\n',
      '  ordinary:\n    label: BYLAWS\n',
      'rules, line 12: have a label each; one should have none, for proposals without a label',
      'rules.bylaws.label, line 19: is "BYLAWS", which is the label of the rule ordinary already',
    ],
    [
      '  ordinary:\n',
      '  ordinary:\n    bodies: [full]\n',
      'rules.ordinary.bodies, line 14: leaves out tech; a rule without a label serves every body, so drop this key',
    ],
    [
      'bodies: [full]',
      'bodies: [fool, full, full]',
      'rules.bylaws.bodies[0], line 19: is "fool"; it should be one of the bodies (full, tech)',
      'rules.bylaws.bodies[2], line 19: is "full" a second time',
    ],
  ]);
});

test('rules may share the word for urgency', () => {
  const period = 'minimum: 10 days, maximum: 60 days';
  const urgent = `${period}, urgent: { label: URGENT, minimum: 3 days }`;
  expect(problemsOf(changed(period, urgent))).toEqual([]);
});

test('a rule without a label may list the bodies, if it lists them all', () => {
  expect(problemsOf(changed('  ordinary:\n', '  ordinary:\n    bodies: [full, tech]\n'))).toEqual([]);
});

test('a third rule of the same label is told as well', () => {
  const third = (name: string) =>
    `  ${name}:\n    label: BYLAWS\n    votingPeriod: { minimum: 1 day, maximum: 2 days }\n    require: [{ votes: [agree], atLeast: 1 }]\n`;
  const written = `${third('one')}${third('two')}  bylaws:\n    label: BYLAWS\n`;
  expect(problemsOf(changed('  bylaws:\n    label: BYLAWS\n', written))).toEqual([
    'rules.two.label, line 22: is "BYLAWS", which is the label of the rule one already',
    'rules.bylaws.label, line 26: is "BYLAWS", which is the label of the rule one already',
  ]);
});
