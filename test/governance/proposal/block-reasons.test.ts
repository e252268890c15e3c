import { describe, expect, it } from 'vitest';
import { ballotOfVoter } from '../../../src/governance/proposal/ballots.ts';
import { owesReason } from '../../../src/governance/proposal/decide.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { explains, given, removes, says } from '../../support/proposal-deeds.ts';
import {
  ada,
  ben,
  CLOSES,
  explained,
  explanationTakenBack,
  moderator,
  openWith,
  takenBack,
  voted,
} from '../../support/proposal-facts.ts';
import { HOUR } from '../../support/times.ts';

const adaBlocks = voted('$1', ada, 'block');
const itsReason = explained('$2', ada, 'It leaves people out.');

function owes(...facts: readonly Fact[]): boolean {
  return owesReason(openWith(...facts), ada);
}

function reasonAfter(...facts: readonly Fact[]): string | undefined {
  return ballotOfVoter(openWith(...facts), ada)?.reason;
}

describe('a reason is owed', () => {
  it('by whoever blocks without one', () => {
    expect(owes(adaBlocks)).toBe(true);
  });

  it('by nobody who blocks with one', () => {
    const words = voted('$1', ada, 'block', { via: 'words', reason: 'It leaves people out.' });
    given(openWith())
      .when(says('$1', ada, 'block', 'It leaves people out.'))
      .gives(words);
    expect(owes(words)).toBe(false);
    expect(reasonAfter(words)).toBe('It leaves people out.');
  });

  it.each(['agree', 'disagree', 'abstain'] as const)('by nobody who votes %s', (choice) => {
    expect(owes(voted('$1', ada, choice))).toBe(false);
  });

  it('by nobody who has not voted, or whose Block does not count', () => {
    expect(owes()).toBe(false);
    expect(owes(voted('$1', ben, 'block'))).toBe(false);
    expect(owes(voted('$1', ada, 'block', { excluded: 'not eligible' }))).toBe(false);
  });

  it('no longer once the Block is taken back or replaced', () => {
    expect(owes(adaBlocks, takenBack('$x', '$1'))).toBe(false);
    expect(owes(adaBlocks, voted('$3', ada, 'agree'))).toBe(false);
  });
});

describe('a reason can be given afterwards', () => {
  it('by the blocker, and is shown with the ballot', () => {
    given(openWith(adaBlocks))
      .when(explains('$2', ada, 'It leaves people out.'))
      .gives(itsReason);
    expect(owes(adaBlocks, itsReason)).toBe(false);
    expect(reasonAfter(adaBlocks, itsReason)).toBe('It leaves people out.');
  });

  it('by nobody else: what others say there is talk', () => {
    given(openWith(adaBlocks))
      .when(explains('$2', ben, 'I think so too.'))
      .changesNothing();
  });

  it('once: what follows is talk', () => {
    given(openWith(adaBlocks, itsReason))
      .when(explains('$3', ada, 'And it is dear.'))
      .changesNothing();
  });

  it('until the end of voting', () => {
    given(openWith(adaBlocks))
      .when(explains('$2', ada, 'It leaves people out.', { sentAt: CLOSES - 1, at: CLOSES + HOUR }))
      .gives({ ...itsReason, at: CLOSES + HOUR });
    given(openWith(adaBlocks))
      .when(explains('$2', ada, 'It leaves people out.', { sentAt: CLOSES }))
      .changesNothing();
  });
});

describe('a reason that was given', () => {
  it('can be taken back by its author: then it is owed again, and can be given anew', () => {
    const without = [adaBlocks, itsReason, explanationTakenBack('$x', ada)];
    given(openWith(adaBlocks, itsReason))
      .when(removes('$x', ada, '$2'))
      .gives(explanationTakenBack('$x', ada));
    expect(owes(...without)).toBe(true);
    expect(reasonAfter(...without)).toBeUndefined();
    given(openWith(...without))
      .when(explains('$3', ada, 'It is unfair.'))
      .gives(explained('$3', ada, 'It is unfair.'));
  });

  it('cannot be taken back after the end', () => {
    given(openWith(adaBlocks, itsReason))
      .when(removes('$x', ada, '$2', { sentAt: CLOSES }))
      .changesNothing();
  });

  it('is gone when a moderator removes its message: it is not said again', () => {
    given(openWith(adaBlocks, itsReason))
      .when(removes('$x', moderator, '$2'))
      .gives(explanationTakenBack('$x', ada));
  });

  it('stays when its author removes other messages', () => {
    given(openWith(adaBlocks, itsReason))
      .when(removes('$x', ada, '$talk'))
      .changesNothing();
  });

  it('is not shown with another choice, and comes back with the Block', () => {
    const agreed = [adaBlocks, itsReason, voted('$3', ada, 'agree')];
    expect(reasonAfter(...agreed)).toBeUndefined();
    expect(reasonAfter(...agreed, takenBack('$x', '$3'))).toBe('It leaves people out.');
  });

  it('is replaced by the one that a newer Block brings', () => {
    const anew = voted('$3', ada, 'block', { via: 'words', reason: 'It is unfair.' });
    expect(reasonAfter(adaBlocks, itsReason, anew)).toBe('It is unfair.');
    expect(reasonAfter(adaBlocks, itsReason, anew, takenBack('$x', '$3'))).toBe('It leaves people out.');
  });
});

it('any choice in words can carry a reason', () => {
  const words = voted('$1', ada, 'agree', { via: 'words', reason: 'My back hurts.' });
  given(openWith())
    .when(says('$1', ada, 'agree', 'My back hurts.'))
    .gives(words);
  expect(reasonAfter(words)).toBe('My back hurts.');
});
