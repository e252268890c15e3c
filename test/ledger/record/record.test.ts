import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it, test } from 'vitest';

import type { Fact } from '../../../src/governance/proposal/facts.ts';
import { memberId } from '../../../src/governance/terms.ts';
import { canonicalJson } from '../../../src/ledger/canonical.ts';
import { fold } from '../../../src/ledger/fold.ts';
import { INLINE_BYTES, published } from '../../../src/ledger/record/published.ts';
import { recordOf, type ProposalRecord } from '../../../src/ledger/record/record.ts';
import { GOLDEN } from '../../support/golden.ts';
import {
  ada,
  arrivedLate,
  ben,
  closed,
  CLOSES,
  DURING,
  explained,
  hidden,
  made,
  moderator,
  moved,
  NEW_ROOM,
  opened,
  tally,
  takenBack,
  terms,
  voided,
  voted,
  withdrawn,
} from '../../support/proposal-facts.ts';

const HASH = 'a'.repeat(64);

function recordAfter(...facts: readonly Fact[]): ProposalRecord {
  const proposal = fold([made, opened, ...facts]);
  if (proposal === undefined) throw new Error('it was made');
  return recordOf(proposal, HASH);
}

const cleo = memberId('@cleo:example.coop');
const dora = memberId('@dora:example.coop');

test('a record has all that the outcome follows from', async () => {
  const record = recordAfter(
    voted('$1', ada, 'disagree'),
    voted('$2', ada, 'agree', { castAt: DURING + 1, at: DURING + 2, delayed: true }),
    voted('$3', ben, 'block', { via: 'words' }),
    explained('$4', ben, 'it closes us off'),
    hidden('$5', '$3'),
    voted('$6', cleo, 'agree', { excluded: 'not eligible' }),
    voted('$7', dora, 'agree', { castAt: CLOSES, at: CLOSES, excluded: 'late' }),
    voted('$8', dora, 'abstain', { reason: 'I know too little' }),
    voted('$9', cleo, 'agree'),
    takenBack('$10', '$9'),
    closed({ outcome: 'not passed', tally: tally({ agree: 1, abstain: 1, block: 1, notCounted: 2 }) }),
  );
  const page = `${JSON.stringify(record, undefined, 2)}\n`;
  await expect(page).toMatchFileSnapshot(join(GOLDEN, 'record.json'));
});

test('the record of a withdrawn proposal has the votes that stood, and no requirement was applied', () => {
  expect(recordAfter(voted('$1', ada, 'agree'), withdrawn('$2'))).toMatchObject({
    ballots: [{ voter: ada, choice: 'agree' }],
    eligible: null,
    verdict: { outcome: 'withdrawn', tally: { agree: 1 }, requirements: [] },
  });
});

test('what came after the closing stands beside the count, which stays', () => {
  const decided = [voted('$1', ada, 'agree'), closed({ outcome: 'passed', tally: tally({ agree: 1 }) })];
  const before = recordAfter(...decided);
  const after = recordAfter(...decided, arrivedLate('$2', ben, 'block'), voided('$3', 'it was forged'));
  expect(after).toEqual({
    ...before,
    verdict: { ...before.verdict, outcome: 'void' },
    latecomers: [
      {
        ...{ voter: ben, choice: 'block', via: 'reaction', event: '$2' },
        ...{ castAt: '2026-11-03T12:00:00.000Z', receivedAt: '2026-11-09T12:00:00.000Z' },
      },
    ],
    voided: { by: moderator, reason: 'it was forged', at: '2026-11-09T12:00:00.000Z', before: 'passed' },
  });
});

test('what was declared void during the vote has no count', () => {
  const record = recordAfter(voted('$1', ada, 'agree'), voided('$2', 'the wrong group', DURING));
  expect(record).toMatchObject({ eligible: null, verdict: { outcome: 'void', requirements: [] } });
  expect(record.voided).toEqual({ by: moderator, reason: 'the wrong group', at: '2026-11-03T12:00:00.000Z' });
});

test('a proposal that moved with its room has the cards that it had before', () => {
  expect(recordAfter(moved('$second'))).toMatchObject({
    room: NEW_ROOM,
    card: '$second',
    earlierCards: [{ room: terms.room, card: '$card' }],
    closesAt: '2026-11-08T13:00:00.000Z',
  });
});

test('the text is known by the hash of its title, labels, fields and details', () => {
  const { title, labels, fields, details } = terms;
  const text = `{"details":"${details}","fields":{},"labels":[],"title":"${title}"}`;
  expect(canonicalJson({ title, labels, fields, details })).toBe(text);
  expect(recordAfter().textHash).toBe(createHash('sha256').update(text).digest('hex'));
});

test('half a character is mended wherever it stands, so that the record is the same in UTF-8', () => {
  const facts = [{ ...made, terms: { ...terms, title: 'a \ud83d', fields: { Note: '\udc4d' } } }, opened];
  const proposal = fold([...facts, voted('$1', ada, 'agree', { reason: 'so \udc4d' })]);
  if (proposal === undefined) throw new Error('it was made');
  const { text } = published(recordOf(proposal, HASH));
  expect(Buffer.from(text).toString()).toBe(text);
  expect(text).not.toMatch(/\\ud/u);
});

describe('what is published', () => {
  const crowd = (size: number) =>
    recordAfter(
      ...Array.from({ length: size }, (_, index) =>
        voted(`$${String(index)}`, memberId(`@member-${String(index)}:example.coop`), 'agree'),
      ),
    );

  it('is the record itself with its hash, when it is small', () => {
    const record = crowd(1);
    const sha256 = createHash('sha256').update(canonicalJson(record)).digest('hex');
    expect(published(record)).toMatchObject({
      sha256,
      attached: false,
      data: { 'coop.althing.record': { sha256, record } },
    });
  });

  it('is a file named by its hash, when it is large', () => {
    const { text, sha256, data } = published(crowd(300));
    expect(Buffer.byteLength(text)).toBeGreaterThan(INLINE_BYTES);
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    expect(data).toEqual({ 'coop.althing.record': { sha256, attached: true } });
  });
});
