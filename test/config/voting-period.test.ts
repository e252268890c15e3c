import { describe, expect, test } from 'vitest';
import { changed, parse, tell } from './world.ts';

const PERIOD = '{ minimum: 6 days, maximum: 60 days, urgent: { label: URGENT, minimum: 24 hours } }';

describe('a mistake in voting periods is told', () => {
  tell([
    [
      PERIOD,
      '{ minimum: 6 days, maximum: 5 days }',
      'rules.ordinary.votingPeriod.maximum, line 14: is 5 days; it should be at least the minimum, 6 days',
    ],
    [
      PERIOD,
      '{ minimum: 6 days, maximum: 60 days, default: 5 days }',
      'rules.ordinary.votingPeriod.default, line 14: is 5 days; it should be at least the minimum, 6 days',
    ],
    [
      PERIOD,
      '{ minimum: 6 days, maximum: 60 days, default: 61 days }',
      'rules.ordinary.votingPeriod.default, line 14: is 61 days; it should be at most the maximum, 60 days',
    ],
    [
      PERIOD,
      '{ minimum: 6 days, maximum: 60 days, urgent: { label: URGENT, minimum: 1 week } }',
      'rules.ordinary.votingPeriod.urgent.minimum, line 14: is 7 days; it should be at most the minimum, 6 days',
    ],
    [
      PERIOD,
      '{ minimum: 6 days, maximum: 60 days, urgent: { label: urgent } }',
      'rules.ordinary.votingPeriod.urgent.label, line 14: is "urgent"; it should be one word in capital letters, such as URGENT (digits and - may follow the first letter)',
      'rules.ordinary.votingPeriod.urgent.minimum, line 14: is missing; it should be a whole number of seconds, minutes, hours, days or weeks, such as "6 days", at least 1 second and at most 10 years',
    ],
    [
      PERIOD,
      '{ minimum: 6, maximum: 2 months }',
      'rules.ordinary.votingPeriod.minimum, line 14: is "6"; it should be a whole number of seconds, minutes, hours, days or weeks, such as "6 days", at least 1 second and at most 10 years',
      'rules.ordinary.votingPeriod.maximum, line 14: is "2 months"; it should be a whole number of seconds, minutes, hours, days or weeks, such as "6 days", at least 1 second and at most 10 years',
    ],
    [
      PERIOD,
      '{ minumum: 6 days, maximum: 60 days }',
      'rules.ordinary.votingPeriod.minimum, line 14: is missing; it should be a whole number of seconds, minutes, hours, days or weeks, such as "6 days", at least 1 second and at most 10 years',
      'rules.ordinary.votingPeriod.minumum, line 14: is not known here; did you mean "minimum"?',
    ],
    [
      PERIOD,
      '6 days',
      'rules.ordinary.votingPeriod, line 14: is "6 days"; it should be a section with minimum, maximum, default, urgent',
    ],
  ]);
});

test('the limits themselves are allowed', () => {
  const period =
    '{ minimum: 6 days, default: 144 hours, maximum: 6 days, urgent: { label: NOW, minimum: 6 days } }';
  const days = 6 * 24 * 60 * 60 * 1000;
  expect(parse(changed(PERIOD, period)).rules.get('ordinary')?.votingPeriod).toEqual({
    ...{ minimum: days, default: days, maximum: days },
    urgent: { label: 'NOW', minimum: days },
  });
});
