import { describe, expect, it } from 'vitest';
import { ballotOfVoter, ballots, tallyOf } from '../../../src/governance/proposal/ballots.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import type { Tally } from '../../../src/governance/tally.ts';
import { CHOICES } from '../../../src/governance/terms.ts';
import { given, reacts, removes, says } from '../../support/proposal-deeds.ts';
import { ada, ben, DURING, openWith, takenBack, tally, voted } from '../../support/proposal-facts.ts';
import { HOUR } from '../../support/times.ts';

function tallyAfter(...facts: readonly Fact[]): Tally {
  return tallyOf(openWith(...facts));
}

describe('a ballot', () => {
  it('is nobody’s at first', () => {
    expect(tallyAfter()).toEqual(tally({}));
    expect(ballots(openWith())).toEqual([]);
    expect(ballotOfVoter(openWith(), ada)).toBeUndefined();
  });

  it.each(CHOICES)('can be %s', (choice) => {
    given(openWith())
      .when(reacts('$1', ada, choice))
      .gives(voted('$1', ada, choice));
    expect(tallyAfter(voted('$1', ada, choice))).toEqual(tally({ [choice]: 1 }));
  });

  it('is each member’s own', () => {
    const two = [voted('$1', ada, 'agree'), voted('$2', ben, 'disagree')];
    expect(tallyAfter(...two)).toEqual(tally({ agree: 1, disagree: 1 }));
  });

  it('is one for each member, however often they vote', () => {
    const twice = [voted('$1', ada, 'agree'), voted('$2', ada, 'agree'), voted('$3', ada, 'agree')];
    expect(tallyAfter(...twice)).toEqual(tally({ agree: 1 }));
  });

  it('lists the members in the order in which they first voted', () => {
    const three = [voted('$1', ben, 'agree'), voted('$2', ada, 'agree'), voted('$3', ben, 'block')];
    expect(ballots(openWith(...three)).map(({ voter }) => voter)).toEqual([ben, ada]);
  });
});

describe('the newest choice', () => {
  it('replaces an earlier one', () => {
    const changed = [voted('$1', ada, 'agree'), voted('$2', ada, 'block')];
    expect(tallyAfter(...changed)).toEqual(tally({ block: 1 }));
  });

  it('is the one that was cast last, also when it is received first', () => {
    const crossed = [
      voted('$2', ada, 'block', { castAt: DURING }),
      voted('$1', ada, 'agree', { castAt: DURING - HOUR }),
    ];
    expect(tallyAfter(...crossed)).toEqual(tally({ block: 1 }));
  });

  it('is the one received last of two in the same millisecond', () => {
    const together = [
      voted('$1', ada, 'agree', { castAt: DURING }),
      voted('$2', ada, 'disagree', { castAt: DURING }),
    ];
    expect(tallyAfter(...together)).toEqual(tally({ disagree: 1 }));
  });
});

describe('taking a vote back', () => {
  const proposal = openWith(voted('$1', ada, 'agree'));

  it('leaves no ballot where nothing else stands', () => {
    given(proposal)
      .when(removes('$x', ada, '$1'))
      .gives(takenBack('$x', '$1'));
    expect(tallyAfter(voted('$1', ada, 'agree'), takenBack('$x', '$1'))).toEqual(tally({}));
  });

  const three = [
    voted('$1', ada, 'agree', { castAt: DURING - 2 * HOUR }),
    voted('$2', ada, 'disagree', { castAt: DURING - HOUR }),
    voted('$3', ada, 'block'),
  ];

  it('reveals the newest of those that still stand', () => {
    expect(tallyAfter(...three, takenBack('$x', '$3'))).toEqual(tally({ disagree: 1 }));
    expect(tallyAfter(...three, takenBack('$x', '$3'), takenBack('$y', '$2'))).toEqual(tally({ agree: 1 }));
  });

  it('changes nothing where a newer one stands', () => {
    expect(tallyAfter(...three, takenBack('$x', '$1'))).toEqual(tally({ block: 1 }));
  });

  it('leaves others’ ballots alone', () => {
    const both = [voted('$1', ada, 'agree'), voted('$2', ben, 'agree'), takenBack('$x', '$1')];
    expect(tallyAfter(...both)).toEqual(tally({ agree: 1 }));
  });

  it('does not keep a member from voting again', () => {
    const again = [voted('$1', ada, 'agree'), takenBack('$x', '$1'), voted('$2', ada, 'disagree')];
    expect(tallyAfter(...again)).toEqual(tally({ disagree: 1 }));
  });
});

describe('words and reactions', () => {
  it('are the same ballot: words replace a reaction', () => {
    const words = voted('$2', ada, 'disagree', { via: 'words' });
    given(openWith(voted('$1', ada, 'agree')))
      .when(says('$2', ada, 'disagree'))
      .gives(words);
    expect(tallyAfter(voted('$1', ada, 'agree'), words)).toEqual(tally({ disagree: 1 }));
  });

  it('are the same ballot: a reaction replaces words', () => {
    const both = [voted('$1', ada, 'agree', { via: 'words' }), voted('$2', ada, 'block')];
    expect(tallyAfter(...both)).toEqual(tally({ block: 1 }));
  });

  it('can be taken back alike, and reveal each other', () => {
    const both = [voted('$1', ada, 'agree'), voted('$2', ada, 'block', { via: 'words' })];
    given(openWith(...both))
      .when(removes('$x', ada, '$2'))
      .gives(takenBack('$x', '$2'));
    expect(tallyAfter(...both, takenBack('$x', '$2'))).toEqual(tally({ agree: 1 }));
  });
});
