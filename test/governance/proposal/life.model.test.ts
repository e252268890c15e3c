import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOfProposal } from '../../../src/governance/facts.ts';
import { tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { CHOICES } from '../../../src/governance/terms.ts';
import { canonicalJson } from '../../../src/ledger/canonical.ts';
import { fold } from '../../../src/ledger/fold.ts';
import { parseFact } from '../../../src/ledger/sqlite/parse-fact.ts';
import { Life, lives } from '../../support/proposal-life.ts';

const often = { numRuns: 1000 };

test('whatever happens, the tally is that of the newest standing votes that count', () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const life = new Life();
      for (const step of steps) {
        life.live(step);
        expect(tallyOf(life.open)).toEqual(life.model.tally());
      }
    }),
    often,
  );
});

test('whatever happened, it ends as its rule says', () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const life = new Life(steps);
      const tally = life.model.tally();
      const { agree, disagree, block } = tally;
      const passes = agree > disagree && (block === 0 || agree / 2 >= disagree + block);
      expect(life.end()).toMatchObject({ outcome: passes ? 'passed' : 'not passed', tally });
    }),
    often,
  );
});

test('whatever happened, every fact rests on an event of its own', () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const causes = new Life(steps).facts.map(({ cause }) => cause);
      expect(new Set(causes).size).toBe(causes.length);
    }),
    often,
  );
});

test('whatever happened, its facts read from the ledger give the same proposal', () => {
  fc.assert(
    fc.property(lives, fc.boolean(), (steps, ended) => {
      const life = new Life(steps);
      if (ended) life.end();
      const read = life.facts.map((fact) => parseFact(canonicalJson(fact))).filter(isOfProposal);
      expect(fold(read)).toStrictEqual(life.proposal);
    }),
    often,
  );
});

test('whatever happened, the reactions that can be seen are those that nobody removed', () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const { votes, visible } = new Life(steps).open;
      for (const choice of CHOICES) {
        const seen = [...votes.values()].filter(
          (vote) => vote.choice === choice && vote.via === 'reaction' && vote.hiddenBy === undefined,
        );
        expect(visible[choice]).toBe(seen.length);
      }
    }),
    often,
  );
});
