import { expect, test } from 'vitest';
import { proposalNumber } from '../../src/governance/terms.ts';
import { fold, foldAll } from '../../src/ledger/fold.ts';
import { ada, ben, made, opened, openWith, voted } from '../support/proposal-facts.ts';

test('no facts are no proposal', () => {
  expect(fold([])).toBeUndefined();
  expect(foldAll([])).toEqual(new Map());
});

test('facts that are mixed give each proposal its own', () => {
  const second = proposalNumber(2);
  const others = [made, opened, voted('$2', ben, 'block')].map((fact) => ({ ...fact, proposal: second }));
  const [otherMade = made, ...later] = others;
  const facts = [made, otherMade, opened, voted('$1', ada, 'agree'), ...later];
  expect(foldAll(facts)).toEqual(
    new Map([
      [1, openWith(voted('$1', ada, 'agree'))],
      [2, fold(others)],
    ]),
  );
});
