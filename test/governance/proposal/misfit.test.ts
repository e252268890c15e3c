import { describe, expect, it } from 'vitest';
import { evolve } from '../../../src/governance/proposal/evolve.ts';
import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { proposalNumber } from '../../../src/governance/terms.ts';
import { fold } from '../../../src/ledger/fold.ts';
import {
  ada,
  closed,
  carriedOut,
  escalated,
  explained,
  explanationTakenBack,
  extended,
  hidden,
  made,
  opened,
  openWith,
  revised,
  takenBack,
  voted,
  withdrawn,
} from '../../support/proposal-facts.ts';

/** A fact that doesn't fit means a broken ledger: going on would give a wrong outcome. */
const whileOpen: readonly Fact[] = [
  voted('$1', ada, 'agree'),
  takenBack('$x', '$1'),
  hidden('$x', '$1'),
  explained('$2', ada, 'It leaves people out.'),
  explanationTakenBack('$x', ada),
  extended('$x'),
  withdrawn('$x'),
  closed(),
];

function misfit({ type }: Fact, state: string): RegExp {
  return new RegExp(`^"${type}" (of proposal 1 )?does not fit proposal 1, which is ${state}$`, 'u');
}

describe('a proposal that nobody made', () => {
  it.each([opened, ...whileOpen])('takes no $type', (fact) => {
    expect(() => evolve(undefined, fact)).toThrow(misfit(fact, 'not made'));
  });
});

describe('a proposal without a card', () => {
  it.each([made, ...whileOpen])('takes no $type', (fact) => {
    expect(() => evolve(fold([made]), fact)).toThrow(misfit(fact, 'made'));
  });
});

describe('an open proposal', () => {
  it.each([made, opened])('takes no second $type', (fact) => {
    expect(() => evolve(openWith(), fact)).toThrow(misfit(fact, 'open'));
  });

  it.each([takenBack('$x', '$1'), hidden('$x', '$1')])('takes no $type of an unknown vote', (fact) => {
    expect(() => evolve(openWith(), fact)).toThrow('proposal 1 has no vote $1');
  });

  const vote = voted('$1', ada, 'agree');
  it.each<[what: string, before: readonly Fact[], fact: Fact]>([
    ['no vote twice', [vote], vote],
    ['no vote again that was taken back', [vote, takenBack('$x', '$1')], vote],
    ['no vote back twice', [vote, takenBack('$x', '$1')], takenBack('$y', '$1')],
    ['no vote out of sight twice', [vote, hidden('$x', '$1')], hidden('$y', '$1')],
    ['no reason back that nobody gave', [], explanationTakenBack('$x', ada)],
    ['no fact of another proposal', [], { ...vote, proposal: proposalNumber(2) }],
  ])('takes %s', (_what, before, fact) => {
    expect(() => evolve(openWith(...before), fact)).toThrow(/does not fit|has no vote/u);
  });
});

describe('what can happen once', () => {
  it.each([carriedOut('$x'), escalated('$x')])('is $type', (fact) => {
    const proposal = evolve(evolve(openWith(), closed()), fact);
    expect(() => evolve(proposal, fact)).toThrow(misfit(fact, 'closed'));
    expect(() => evolve(fold([made]), fact)).toThrow(misfit(fact, 'made'));
    expect(() => evolve(undefined, fact)).toThrow(misfit(fact, 'not made'));
  });
});

describe('a closed proposal', () => {
  it.each([made, opened, revised('$x'), escalated('$x', { ends: true }), ...whileOpen])(
    'takes no $type',
    (fact) => {
      const proposal = evolve(openWith(), closed());
      expect(() => evolve(proposal, fact)).toThrow(misfit(fact, 'closed'));
    },
  );
});
