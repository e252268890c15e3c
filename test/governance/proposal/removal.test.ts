import { describe, expect, it } from 'vitest';
import { ballotOfVoter, tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { given, removes } from '../../support/proposal-deeds.ts';
import {
  ada,
  ben,
  CLOSES,
  hidden,
  moderator,
  openWith,
  takenBack,
  tally,
  voted,
} from '../../support/proposal-facts.ts';
import { HOUR } from '../../support/times.ts';

const adaAgrees = voted('$1', ada, 'agree');

describe('only the voter takes a vote back', () => {
  it('a moderator who removes it leaves the ballot standing, and is recorded', () => {
    const proposal = given(openWith(adaAgrees))
      .when(removes('$x', moderator, '$1'))
      .gives(hidden('$x', '$1'));
    if (proposal.status !== 'open') throw new Error('it is open');
    expect(tallyOf(proposal)).toEqual(tally({ agree: 1 }));
    expect(ballotOfVoter(proposal, ada)?.counts).toMatchObject({ cause: '$1', hiddenBy: moderator });
  });

  it('so does whoever else removes it, and words as well as a reaction', () => {
    given(openWith(voted('$1', ada, 'agree', { via: 'words' })))
      .when(removes('$x', ben, '$1'))
      .gives(hidden('$x', '$1', ben));
  });

  it('a second removal by others is not recorded', () => {
    given(openWith(adaAgrees, hidden('$x', '$1')))
      .when(removes('$y', ben, '$1'))
      .changesNothing();
  });

  it('the voter can still take back what a moderator removed', () => {
    const removed = [adaAgrees, hidden('$x', '$1')];
    given(openWith(...removed))
      .when(removes('$y', ada, '$1'))
      .gives(takenBack('$y', '$1'));
    expect(tallyOf(openWith(...removed, takenBack('$y', '$1')))).toEqual(tally({}));
  });

  it('a removed vote is replaced by a newer one like any other', () => {
    const proposal = openWith(adaAgrees, hidden('$x', '$1'), voted('$2', ada, 'disagree'));
    expect(tallyOf(proposal)).toEqual(tally({ disagree: 1 }));
  });

  it('a removed vote keeps its place among those of its voter', () => {
    const proposal = openWith(adaAgrees, voted('$2', ada, 'disagree'), hidden('$x', '$1'));
    expect(tallyOf(proposal)).toEqual(tally({ disagree: 1 }));
  });
});

describe('after the end of voting', () => {
  it.each([
    ['the voter takes nothing back', ada],
    ['a moderator’s removal is not recorded', moderator],
  ])('%s', (_what, by) => {
    given(openWith(adaAgrees))
      .when(removes('$x', by, '$1', { sentAt: CLOSES }))
      .changesNothing();
  });

  it('a take-back that was sent in time counts, though it is received later', () => {
    const proposal = given(openWith(adaAgrees))
      .when(removes('$x', ada, '$1', { sentAt: CLOSES - 1, at: CLOSES + HOUR }))
      .gives({ ...takenBack('$x', '$1'), at: CLOSES + HOUR });
    if (proposal.status !== 'open') throw new Error('it is open');
    expect(tallyOf(proposal)).toEqual(tally({}));
  });

  it('a take-back with a timestamp in the future is taken as sent when it was received', () => {
    given(openWith(adaAgrees))
      .when(removes('$x', ada, '$1', { sentAt: CLOSES + HOUR, at: CLOSES - 1 }))
      .gives({ ...takenBack('$x', '$1'), at: CLOSES - 1 });
  });
});

it('the removal of anything else is none of the proposal’s business', () => {
  given(openWith(adaAgrees))
    .when(removes('$x', ada, '$talk'))
    .changesNothing();
  given(openWith(adaAgrees))
    .when(removes('$x', moderator, '$card'))
    .changesNothing();
});
