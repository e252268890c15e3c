import { describe, expect, it } from 'vitest';
import { tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { given, explains, reacts, removes } from '../../support/proposal-deeds.ts';
import {
  ada,
  CLOSES,
  DURING,
  explained,
  explanationTakenBack,
  hidden,
  moderator,
  openWith,
  takenBack,
  tally,
  voted,
} from '../../support/proposal-facts.ts';
import { HOUR } from '../../support/times.ts';

describe('an event that comes again changes nothing', () => {
  it('a vote', () => {
    given(openWith(voted('$1', ada, 'agree')))
      .when(reacts('$1', ada, 'agree', { sentAt: DURING, at: DURING + HOUR }))
      .changesNothing();
  });

  it('a vote that was not counted, though the member may vote by now', () => {
    given(openWith(voted('$1', ada, 'agree', { excluded: 'not eligible' })))
      .when(reacts('$1', ada, 'agree'))
      .changesNothing();
  });

  it('a vote that was taken back: the homeserver may show it once more, and it stays taken back', () => {
    const proposal = openWith(voted('$1', ada, 'agree'), takenBack('$x', '$1'));
    given(proposal)
      .when(reacts('$1', ada, 'agree'))
      .changesNothing();
  });

  it('a vote that a moderator removed', () => {
    given(openWith(voted('$1', ada, 'agree'), hidden('$x', '$1')))
      .when(reacts('$1', ada, 'agree'))
      .changesNothing();
  });

  it('a take-back', () => {
    given(openWith(voted('$1', ada, 'agree'), takenBack('$x', '$1')))
      .when(removes('$x', ada, '$1'))
      .changesNothing();
  });

  it('a moderator’s removal', () => {
    given(openWith(voted('$1', ada, 'agree'), hidden('$x', '$1')))
      .when(removes('$x', moderator, '$1'))
      .changesNothing();
  });

  it('a reason', () => {
    given(openWith(voted('$1', ada, 'block'), explained('$2', ada, 'It leaves people out.')))
      .when(explains('$2', ada, 'It leaves people out.'))
      .changesNothing();
  });

  it('a reason that was taken back', () => {
    const reason = explained('$2', ada, 'It leaves people out.');
    given(openWith(voted('$1', ada, 'block'), reason, explanationTakenBack('$x', ada)))
      .when(explains('$2', ada, 'It leaves people out.'))
      .changesNothing();
  });

  it('a late vote', () => {
    given(openWith(voted('$1', ada, 'agree', { castAt: CLOSES, at: CLOSES, excluded: 'late' })))
      .when(reacts('$1', ada, 'agree', { sentAt: CLOSES }))
      .changesNothing();
  });
});

describe('the same reaction under another event, as federation can bring it', () => {
  const twice = [voted('$1', ada, 'agree'), voted('$2', ada, 'agree')];

  it('is still one ballot', () => {
    given(openWith(voted('$1', ada, 'agree')))
      .when(reacts('$2', ada, 'agree'))
      .gives(voted('$2', ada, 'agree'));
    expect(tallyOf(openWith(...twice))).toEqual(tally({ agree: 1 }));
  });

  it('stands until both are taken back, in whichever order', () => {
    for (const [one, other] of [
      ['$1', '$2'],
      ['$2', '$1'],
    ] as const) {
      expect(tallyOf(openWith(...twice, takenBack('$x', one)))).toEqual(tally({ agree: 1 }));
      expect(tallyOf(openWith(...twice, takenBack('$x', one), takenBack('$y', other)))).toEqual(tally({}));
    }
  });
});
