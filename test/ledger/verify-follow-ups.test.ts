import { expect, test } from 'vitest';

import { proposalNumber } from '../../src/governance/terms.ts';
import { foldAll } from '../../src/ledger/fold.ts';
import { verifyFollowUps } from '../../src/ledger/verify-follow-ups.ts';
import { CLOSES, closed, made, opened } from '../support/proposal-facts.ts';

test('a follow-up that no fact asks for is told', () => {
  const listed = [{ proposal: proposalNumber(1), kind: 'review', dueAt: CLOSES }] as const;
  expect(verifyFollowUps(listed, foldAll([made, opened, closed()]))).toEqual([
    `follow-ups: "review" of proposal 1 at ${new Date(CLOSES).toISOString()} follows from no fact`,
  ]);
});

test('what is open has its follow-ups in memory', () => {
  const reminded = { ...made, terms: { ...made.terms, reminders: [60_000] } };
  expect(verifyFollowUps([], foldAll([reminded, opened]))).toEqual([]);
});
