import { describe, expect, it } from 'vitest';
import { close, verdictNow } from '../../../src/governance/proposal/decide.ts';
import { evolve } from '../../../src/governance/proposal/evolve.ts';
import { statusOf } from '../../../src/governance/proposal/proposal.ts';
import { ends, given, reacts, withdraws } from '../../support/proposal-deeds.ts';
import {
  ada,
  ben,
  CLOSES,
  closed,
  DURING,
  opened,
  openWith,
  tally,
  terms,
  voted,
} from '../../support/proposal-facts.ts';
import { DAY, HOUR } from '../../support/times.ts';

describe('nothing closes before its time', () => {
  it.each([DURING, CLOSES - 1])('at %i it is a mistake of the program', (early) => {
    expect(() => close(openWith(), 0, early)).toThrow('proposal 1 closes before its time');
  });

  it('at its time it may, and later too', () => {
    given(openWith()).when(ends(CLOSES)).gives(closed());
    given(openWith())
      .when(ends(CLOSES + DAY))
      .gives(closed({ at: CLOSES + DAY }));
  });
});

describe('the end', () => {
  const tie = [voted('$1', ada, 'agree'), voted('$2', ben, 'disagree')];
  const oneToOne = tally({ agree: 1, disagree: 1 });

  it('records the outcome with the tally, who might have voted and every requirement', () => {
    const proposal = given(openWith(...tie))
      .when(ends(CLOSES, 25))
      .gives(
        closed({
          outcome: 'not passed',
          tally: oneToOne,
          eligible: 25,
          requirements: [{ left: 1, right: 1, comparison: 'moreThan', applies: true, met: false }],
        }),
      );
    expect(proposal).toMatchObject({
      status: 'closed',
      outcome: 'not passed',
      closedAt: CLOSES,
      count: { tally: oneToOne, eligible: 25 },
    });
  });

  it('leaves out what does not count', () => {
    const notCounted = [
      voted('$1', ada, 'agree'),
      voted('$2', ben, 'disagree', { excluded: 'not eligible' }),
      voted('$3', ada, 'disagree', { castAt: CLOSES, at: CLOSES, excluded: 'late' }),
    ];
    given(openWith(...notCounted))
      .when(ends(CLOSES))
      .gives(
        closed({
          outcome: 'passed',
          tally: tally({ agree: 1, notCounted: 2 }),
          requirements: [{ left: 1, right: 0, comparison: 'moreThan', applies: true, met: true }],
        }),
      );
  });

  it('comes out as the status said that it would', () => {
    const proposal = openWith(voted('$1', ada, 'agree'));
    const { outcome, requirements } = verdictNow(proposal, 25);
    expect(close(proposal, 25, CLOSES)).toMatchObject({ outcome, requirements });
  });

  it('is judged by the rule that the proposal was made with', () => {
    const [requirement] = terms.rule.require;
    if (requirement === undefined) throw new Error('the rule has a requirement');
    const rule = { ...terms.rule, require: [{ ...requirement, ratio: { numerator: 2, denominator: 1 } }] };
    const proposal = { ...openWith(...tie), terms: { ...terms, rule } };
    expect(close(proposal, 0, CLOSES)).toMatchObject({ requirements: [{ left: 1, right: 2 }] });
  });

  it('rests on its deadline, so that it is recorded once', () => {
    expect(close(openWith(), 0, CLOSES + HOUR)).toMatchObject({ cause: 'deadline:1' });
  });
});

describe('a closed proposal never changes', () => {
  const proposal = evolve(openWith(voted('$1', ada, 'agree')), closed());

  it('takes no vote, not even one that was sent in time', () => {
    given(proposal)
      .when(reacts('$2', ben, 'disagree', { sentAt: CLOSES - 1, at: CLOSES + HOUR }))
      .isRefused('closed');
  });

  it('takes no repetition of a vote that it had', () => {
    given(proposal)
      .when(reacts('$1', ada, 'agree'))
      .isRefused('closed');
  });

  it('cannot be withdrawn', () => {
    given(proposal).when(withdraws('$x', ada)).isRefused('closed');
  });

  it('takes no further fact', () => {
    for (const fact of [voted('$2', ben, 'agree'), opened, closed()]) {
      expect(() => evolve(proposal, fact)).toThrow('which is closed');
    }
  });
});

it('a proposal’s status is open until it ends, then its outcome', () => {
  expect(statusOf(openWith())).toBe('open');
  expect(statusOf(evolve(openWith(), closed()))).toBe('not passed');
  expect(statusOf(evolve(openWith(), closed({ outcome: 'passed' })))).toBe('passed');
});
