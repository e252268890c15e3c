import { describe, expect, it } from 'vitest';
import { ballotOfVoter, tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { given, reacts, removes } from '../../support/proposal-deeds.ts';
import { ada, ben, CLOSES, DURING, openWith, takenBack, tally, voted } from '../../support/proposal-facts.ts';
import { MINUTE } from '../../support/times.ts';

const late = voted('$late', ada, 'block', { castAt: CLOSES, at: CLOSES, excluded: 'late' });

describe('a late vote', () => {
  it('is one that was cast at the end or after it, to the millisecond', () => {
    given(openWith())
      .when(reacts('$late', ada, 'block', { sentAt: CLOSES }))
      .gives(late);
    given(openWith())
      .when(reacts('$1', ada, 'block', { sentAt: CLOSES - 1 }))
      .gives(voted('$1', ada, 'block', { castAt: CLOSES - 1, at: CLOSES - 1 }));
  });

  it('is late in words too', () => {
    given(openWith())
      .when(reacts('$late', ada, 'block', { via: 'words', sentAt: CLOSES }))
      .gives({ ...late, via: 'words' });
  });

  it('is recorded apart', () => {
    const proposal = openWith(late);
    expect(tallyOf(proposal)).toEqual(tally({ notCounted: 1 }));
    expect(ballotOfVoter(proposal, ada)).toMatchObject({ excluded: [{ cause: '$late', excluded: 'late' }] });
    expect(ballotOfVoter(proposal, ada)?.counts).toBeUndefined();
  });

  it('does not disturb the ballot that was cast in time', () => {
    const proposal = openWith(voted('$1', ada, 'agree'), late);
    expect(tallyOf(proposal)).toEqual(tally({ agree: 1, notCounted: 1 }));
    expect(ballotOfVoter(proposal, ada)?.counts).toMatchObject({ cause: '$1', choice: 'agree' });
  });
});

describe('a vote of somebody who may not vote', () => {
  const stranger = voted('$1', ben, 'agree', { excluded: 'not eligible' });

  it('is recorded apart, whichever way it is cast', () => {
    given(openWith())
      .when(reacts('$1', ben, 'agree', { eligible: false }))
      .gives(stranger);
    given(openWith())
      .when(reacts('$1', ben, 'agree', { via: 'words', eligible: false }))
      .gives({ ...stranger, via: 'words' });
    expect(tallyOf(openWith(stranger))).toEqual(tally({ notCounted: 1 }));
  });

  it('is not eligible rather than late when it is both', () => {
    given(openWith())
      .when(reacts('$1', ben, 'agree', { eligible: false, sentAt: CLOSES }))
      .gives({ ...stranger, castAt: CLOSES, at: CLOSES });
  });

  it('does not disturb the ballot from when they might', () => {
    const proposal = openWith(voted('$0', ben, 'disagree'), stranger);
    expect(tallyOf(proposal)).toEqual(tally({ disagree: 1, notCounted: 1 }));
  });

  it('does not count later either, but a new vote does once they may', () => {
    const proposal = openWith(stranger, voted('$2', ben, 'agree', { castAt: DURING + MINUTE }));
    expect(tallyOf(proposal)).toEqual(tally({ agree: 1, notCounted: 1 }));
  });

  it('can be taken back like any other', () => {
    given(openWith(stranger))
      .when(removes('$x', ben, '$1'))
      .gives(takenBack('$x', '$1'));
    expect(tallyOf(openWith(stranger, takenBack('$x', '$1')))).toEqual(tally({}));
  });
});

it('votes that do not count are counted by member, and listed newest first', () => {
  const stranger = { excluded: 'not eligible' } as const;
  const proposal = openWith(
    voted('$1', ben, 'agree', stranger),
    voted('$2', ben, 'block', stranger),
    voted('$3', ada, 'agree', stranger),
  );
  expect(tallyOf(proposal)).toEqual(tally({ notCounted: 2 }));
  expect(ballotOfVoter(proposal, ben)?.excluded.map(({ cause }) => cause)).toEqual(['$2', '$1']);
});
