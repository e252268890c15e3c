import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { GENESIS, hashOf, seal } from '../../src/ledger/chain.ts';
import { parseFact } from '../../src/ledger/sqlite/parse-fact.ts';
import { sealed } from '../support/ledger-file.ts';
import { ada, ben, made, opened, voted } from '../support/proposal-facts.ts';

test('the chain begins with 64 zeros, before fact 1', () => {
  expect(GENESIS).toEqual({ seq: 0, hash: '0'.repeat(64) });
  expect(seal(GENESIS, made).seq).toBe(1);
});

describe('a link', () => {
  const [first, second] = sealed([made, opened]);
  if (first === undefined || second === undefined) throw new Error('there are two links');

  it('is the SHA-256 of the hash before it and its own text, so that anyone can check it', () => {
    const hash = createHash('sha256')
      .update(first.hash + second.body, 'utf8')
      .digest('hex');
    expect(second.hash).toBe(hash);
  });

  it('holds the fact with its number', () => {
    expect(JSON.parse(second.body)).toEqual({ ...opened, seq: 2 });
    expect(parseFact(second.body)).toEqual(opened);
  });

  it('is another after another link', () => {
    const [, elsewhere] = sealed([{ ...made, at: made.at + 1 }, opened]);
    expect(elsewhere?.body).toBe(second.body);
    expect(elsewhere?.hash).not.toBe(second.hash);
  });

  it('is another at another place', () => {
    expect(seal({ ...first, seq: 7 }, opened).hash).not.toBe(second.hash);
  });
});

test('who seals the same facts has the same chain', () => {
  const vote = voted('$1', ada, 'agree', { reason: 'Naïve 👍🏽' });
  const { at, ...rest } = vote;
  expect(sealed([made, opened, { at, ...rest }])).toEqual(sealed([made, opened, vote]));
});

test('every hash depends on all that came before it', () => {
  const hashes = (first: typeof ada) =>
    sealed([made, opened, voted('$1', first, 'agree'), voted('$2', ada, 'block')]).map(({ hash }) => hash);
  const [one, other] = [hashes(ada), hashes(ben)];
  expect(one.slice(0, 2)).toEqual(other.slice(0, 2));
  expect(one[2]).not.toBe(other[2]);
  expect(one[3]).not.toBe(other[3]);
});

test('a byte more or less in a text is another hash', () => {
  expect(hashOf(GENESIS.hash, '{}')).not.toBe(hashOf(GENESIS.hash, '{} '));
});
