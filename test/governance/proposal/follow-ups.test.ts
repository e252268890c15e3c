import { expect, test } from 'vitest';

import { evolve } from '../../../src/governance/proposal/evolve.ts';
import type { Fact, ProposalMade } from '../../../src/governance/proposal/facts.ts';
import { fallsDue, followUpsOf } from '../../../src/governance/proposal/follow-ups.ts';
import { fold } from '../../../src/ledger/fold.ts';
import { CLOSES, closed, made, opened, OPENS } from '../../support/proposal-facts.ts';
import { DAY, HOUR } from '../../support/times.ts';

/** With reminders so long before the end. */
function reminded(...reminders: number[]): ProposalMade {
  return { ...made, terms: { ...made.terms, reminders } };
}

function dueTimes(...facts: readonly Fact[]): number[] {
  const proposal = fold(facts);
  return proposal === undefined ? [] : followUpsOf(proposal).map(({ dueAt }) => dueAt);
}

test('an open proposal waits for its reminders', () => {
  expect(dueTimes(reminded(DAY, HOUR), opened)).toEqual([CLOSES - DAY, CLOSES - HOUR]);
});

test('a reminder from before the opening is none', () => {
  expect(dueTimes(reminded(6 * DAY, 7 * DAY), opened)).toEqual([]);
});

test('a reminder in the first tenth of the voting period is none', () => {
  const tenth = (CLOSES - OPENS) / 10;
  const before = CLOSES - OPENS - tenth;
  expect(dueTimes(reminded(before + 1), opened)).toEqual([]);
  expect(dueTimes(reminded(before), opened)).toEqual([OPENS + tenth]);
});

test('what was made without reminders has none', () => {
  expect(dueTimes(made, opened)).toEqual([]);
});

test('a reminder that was said is not due again', () => {
  const facts = [reminded(DAY, HOUR), opened];
  const [first] = followUpsOf(fold(facts) ?? expect.unreachable());
  const said = fallsDue(first ?? expect.unreachable(), CLOSES - DAY);
  expect(said).toMatchObject({ kind: 'reminder', cause: `follow-up:reminder:1:${String(CLOSES - DAY)}` });
  expect(dueTimes(...facts, said)).toEqual([CLOSES - HOUR]);
});

test('nobody is reminded of what is closed, or is not open yet', () => {
  expect(dueTimes(reminded(DAY), opened, closed())).toEqual([]);
  expect(dueTimes(reminded(DAY))).toEqual([]);
});

test('what falls due before a card is there means a broken ledger', () => {
  const due = fallsDue({ proposal: made.proposal, kind: 'reminder', dueAt: CLOSES }, CLOSES);
  expect(() => evolve(fold([made]), due)).toThrow('does not fit');
});
