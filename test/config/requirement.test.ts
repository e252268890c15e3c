import { describe, expect, test } from 'vitest';
import { changed, parse, tell } from './world.ts';

const REQUIREMENT = '{ votes: [agree], moreThan: 1, times: [disagree] }';

describe('a mistake in requirements is told', () => {
  tell([
    [
      REQUIREMENT,
      '{ votes: [agree] }',
      'rules.ordinary.require[0], line 16: should have exactly one of moreThan, atLeast, atMost; it has none of them',
    ],
    [
      REQUIREMENT,
      '{ votes: [agree], moreThan: 1, atLeast: 2 }',
      'rules.ordinary.require[0], line 16: should have exactly one of moreThan, atLeast, atMost; it has moreThan and atLeast',
    ],
    [
      REQUIREMENT,
      '{ votes: [agree], morethan: 1, times: [disagree] }',
      'rules.ordinary.require[0].morethan, line 16: is not known here; did you mean "moreThan"?',
    ],
    [
      REQUIREMENT,
      '{ votes: [], moreThan: 1, times: [] }',
      'rules.ordinary.require[0].votes, line 16: has no item; it should list choices, such as [agree]',
      'rules.ordinary.require[0].times, line 16: has no item; it should list choices or counts of members, such as [disagree, block]',
    ],
    [
      REQUIREMENT,
      '{ votes: [agree, agree], moreThan: 1 }',
      'rules.ordinary.require[0].votes[1], line 16: is "agree" a second time',
    ],
    [
      REQUIREMENT,
      '{ votes: [cast], moreThan: 1, times: [eligable] }',
      'rules.ordinary.require[0].votes[0], line 16: is "cast"; it should be a choice (agree, disagree, abstain, block)',
      'rules.ordinary.require[0].times[0], line 16: is "eligable"; it should be a choice or a count of members (agree, disagree, abstain, block, cast, eligible, eligibleLessAbstain); did you mean "eligible"?',
    ],
    [
      REQUIREMENT,
      '{ when: blok, votes: [agree], moreThan: -1 }',
      'rules.ordinary.require[0].when, line 16: is "blok"; it should be a choice (agree, disagree, abstain, block); did you mean "block"?',
      'rules.ordinary.require[0].moreThan, line 16: is "-1"; it should be a whole number (9), a fraction (19/2) or a decimal (9.5), not negative, with parts up to 1000000',
    ],
    [
      REQUIREMENT,
      '{ votes: [agree], moreThan: 1e3 }',
      'rules.ordinary.require[0].moreThan, line 16: is "1e3"; it should be a whole number (9), a fraction (19/2) or a decimal (9.5), not negative, with parts up to 1000000',
    ],
    [
      REQUIREMENT,
      'agree',
      'rules.ordinary.require[0], line 16: is "agree"; it should be a section with when, votes, moreThan, atLeast, atMost, times',
    ],
  ]);
});

test.each([
  [
    '{ when: block, votes: [agree, abstain], atLeast: 9.5, times: [disagree, block] }',
    {
      when: 'block',
      votes: ['agree', 'abstain'],
      comparison: 'atLeast',
      ratio: { numerator: 19, denominator: 2 },
      times: ['disagree', 'block'],
    },
  ],
  [
    '{ votes: [block], atMost: 0 }',
    { votes: ['block'], comparison: 'atMost', ratio: { numerator: 0, denominator: 1 } },
  ],
  [
    '{ votes: [agree], moreThan: 1/2, times: [eligibleLessAbstain] }',
    {
      votes: ['agree'],
      comparison: 'moreThan',
      ratio: { numerator: 1, denominator: 2 },
      times: ['eligibleLessAbstain'],
    },
  ],
])('%s is a requirement', (written, requirement) => {
  expect(parse(changed(REQUIREMENT, written)).rules.get('ordinary')?.require).toEqual([requirement]);
});
