import { describe, expect, it, test } from 'vitest';
import { ballotOf, ballotOfVoter, ballots, tallyOf } from '../../../src/governance/proposal/ballots.ts';
import { castVote, owesReason, remove } from '../../../src/governance/proposal/decide.ts';
import { eventId, seatId } from '../../../src/governance/terms.ts';
import { fold } from '../../../src/ledger/fold.ts';
import { recordOf } from '../../../src/ledger/record/record.ts';
import { canonicalJson } from '../../../src/ledger/canonical.ts';
import { verifyRecord } from '../../../src/ledger/record/verify-record.ts';
import {
  ada,
  ben,
  closed,
  DURING,
  explained,
  made,
  moderator,
  opened,
  openWith,
  tally,
  takenBack,
  voted,
} from '../../support/proposal-facts.ts';

const coop = seatId('food-coop');
const forCoop = { seat: coop };
const later = { ...forCoop, castAt: DURING + 1 };

describe('two delegates of one seat', () => {
  const both = [voted('$1', ada, 'agree', forCoop), voted('$2', ben, 'block', later)];

  it('have one ballot, and the newest choice counts, whoever cast it', () => {
    expect(tallyOf(openWith(...both))).toEqual(tally({ block: 1 }));
    const reversed = [voted('$2', ben, 'block', later), voted('$1', ada, 'agree', forCoop)];
    expect(tallyOf(openWith(...reversed))).toEqual(tally({ block: 1 }));
  });

  it('are shown when they chose differently, and not when they chose the same', () => {
    expect(ballotOf(openWith(...both), coop)).toMatchObject({
      voter: ben,
      otherwise: [{ voter: ada, choice: 'agree' }],
    });
    const agreed = openWith(...both, voted('$3', ada, 'block', { ...forCoop, castAt: DURING + 2 }));
    expect(ballotOf(agreed, coop)).toMatchObject({ voter: ada, otherwise: [] });
  });

  it('each take back their own vote alone', () => {
    const open = openWith(...both);
    const removal = { event: eventId('$3'), at: DURING, sentAt: DURING, removed: eventId('$2') };
    expect(remove(open, { ...removal, by: ada })).toMatchObject([{ type: 'vote hidden' }]);
    expect(tallyOf(openWith(...both, takenBack('$3', '$2')))).toEqual(tally({ agree: 1 }));
  });

  it('owe the reason of a Block where theirs is the one that counts', () => {
    const open = openWith(...both);
    expect([owesReason(open, ben), owesReason(open, ada)]).toEqual([true, false]);
    expect(ballotOfVoter(openWith(...both, explained('$3', ben, 'dear')), ada)?.reason).toBe('dear');
  });
});

test('who moves to another seat leaves the vote there, and has a ballot of their own', () => {
  const open = openWith(
    voted('$1', ada, 'agree', forCoop),
    voted('$2', ada, 'disagree', { castAt: DURING + 1 }),
  );
  expect(ballots(open).map(({ seat }) => seat)).toEqual([coop, seatId(ada)]);
  expect(ballotOfVoter(open, ada)).toMatchObject({ counts: { choice: 'disagree' } });
});

test('a vote says whose ballot it is only where that is not the voter’s own', () => {
  const said = { event: eventId('$1'), voter: ada, choice: 'agree', via: 'words' } as const;
  const vote = { ...said, sentAt: DURING, at: DURING, eligible: true, delayed: false };
  expect(castVote(openWith(), { ...vote, seat: seatId(ada) })).toEqual(castVote(openWith(), vote));
  expect(castVote(openWith(), { ...vote, seat: coop })).toMatchObject([{ seat: coop }]);
});

describe('a published record', () => {
  const end = closed({
    outcome: 'passed',
    tally: tally({ agree: 1 }),
    requirements: [{ left: 1, right: 0, comparison: 'moreThan', applies: true, met: true }],
  });
  const proposal = fold([
    ...[made, opened, voted('$1', ben, 'disagree', forCoop), voted('$2', ada, 'agree', later)],
    end,
  ]);
  if (proposal === undefined) throw new Error('it was made');
  const record: unknown = JSON.parse(canonicalJson(recordOf(proposal, 'a'.repeat(64))));

  it('has the seat of each vote, and can be counted again', () => {
    expect(record).toMatchObject({
      ballots: [{ voter: ada, seat: coop }],
      exclusions: [{ voter: ben, seat: coop, why: 'replaced' }],
    });
    expect(verifyRecord(record, undefined).problems).toEqual([]);
  });

  it('whose seat is altered is noticed', () => {
    const altered = JSON.parse(JSON.stringify(record).replace('food-coop', 'bike-shop')) as unknown;
    expect(verifyRecord(altered, undefined).problems).not.toEqual([]);
  });

  it('says of a vote that does not count no more than that', () => {
    const apart = voted('$3', moderator, 'block', {
      excluded: 'not eligible',
      ineligible: { why: 'frozen' },
    });
    const open = openWith(apart);
    expect(JSON.stringify(recordOf(open, null))).not.toContain('frozen');
  });
});
