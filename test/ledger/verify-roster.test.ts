import { expect, it, test } from 'vitest';
import { approve, leave, markNonPaying, noteUnpaid, warn } from '../../src/governance/roster/decide.ts';
import type { RosterFact } from '../../src/governance/roster/facts.ts';
import type { Ineligibility } from '../../src/governance/electorate.ts';
import type { AnyFact } from '../../src/governance/facts.ts';
import { freeze, unfreeze } from '../../src/governance/roster/freeze.ts';
import { remindOfRenewals } from '../../src/governance/roster/renewal.ts';
import { seatId } from '../../src/governance/terms.ts';
import { verifyFacts } from '../../src/ledger/verify.ts';
import { sealed } from '../support/ledger-file.ts';
import { ada, made, opened, OPENS, voted } from '../support/proposal-facts.ts';
import { account, DAY, doing, Life, MEMBERS, NEEDS, PROBATION } from '../support/roster-facts.ts';

function problemsWith(...facts: readonly AnyFact[]): readonly string[] {
  return verifyFacts(sealed(facts).map(({ seq, body, hash }) => ({ seq, body, hash }))).problems;
}

const EARLIER = OPENS - 100 * DAY;

/** Ada's membership from its beginning to its end. */
function life(): Life {
  const ada = 'ada';
  const club = new Life();
  club.does(approve(club.roster, doing(EARLIER), { account: account(ada), probation: PROBATION }));
  for (const because of ['one', 'two']) club.does(warn(club.roster, doing(EARLIER), club.seat(ada), because));
  club.does(freeze(club.roster, doing(EARLIER), club.seat(ada), { because: 'spam', needs: NEEDS }));
  club.does(unfreeze(club.roster, doing(EARLIER + 1), club.seat(ada), PROBATION));
  club.does(noteUnpaid(club.roster, doing(EARLIER + DAY), club.seat(ada), EARLIER));
  club.does(markNonPaying(club.roster, doing(EARLIER + DAY), club.seat(ada), PROBATION));
  const reminder = remindOfRenewals(club.roster, EARLIER + 99 * DAY);
  if (reminder !== undefined) club.add(reminder);
  club.does(leave(club.roster, doing(OPENS + 2 * DAY), club.seat(ada)));
  return club;
}

test('whatever the membership group does, the record of it is in order', () => {
  expect(life().facts.map(({ type }) => type)).toContain('renewals due');
  expect(problemsWith(...life().facts)).toEqual([]);
});

it.each<[string, (facts: RosterFact[]) => RosterFact[]]>([
  ['a freeze without its ground', (facts) => facts.filter(({ type }) => type !== 'member warned')],
  ['a freeze that is lifted and was not', (facts) => facts.filter(({ type }) => type !== 'member frozen')],
  [
    'a freeze for another ground',
    (facts) =>
      facts.map((fact) => (fact.type === 'member frozen' ? { ...fact, ground: 'unpaid dues' } : fact)),
  ],
  [
    'a probation that is shorter',
    (facts) => facts.map((fact) => (fact.type === 'member unfrozen' ? { ...fact, status: 'member' } : fact)),
  ],
  ...(['member approved', 'member unfrozen'] as const).map(
    (type): [string, (facts: RosterFact[]) => RosterFact[]] => [
      `a “${type}” by the member concerned`,
      (facts) => facts.map((fact) => (fact.type === type ? { ...fact, by: account('ada') } : fact)),
    ],
  ),
  [
    'a reminder before its time',
    (facts) =>
      facts.map((fact) => (fact.type === 'renewals due' ? { ...fact, at: fact.at - 90 * DAY } : fact)),
  ],
])('%s is named', (_what, alter) => {
  expect(problemsWith(...alter(life().facts))[0]).toMatch(/^fact \d+: "/u);
});

it('a file that freezes somebody is named', () => {
  const club = new Life();
  club.does(approve(club.roster, doing(EARLIER), { account: account('ada'), probation: PROBATION }));
  const base = { roster: MEMBERS, seat: seatId(account('ada')), cause: 'import', at: EARLIER, by: MEMBERS };
  expect(problemsWith(...club.facts, { ...base, type: 'seat changed', status: 'frozen' })).toEqual([
    'fact 2: "seat changed" of members.csv does not follow from the facts before it',
  ]);
});

it('a file that undoes a freeze by way of leaving is named', () => {
  const facts = life().facts.filter(({ type }) => type !== 'member left');
  const frozen = facts.slice(0, facts.findIndex(({ type }) => type === 'member frozen') + 1);
  const base = { roster: MEMBERS, seat: seatId(account('ada')), at: EARLIER, by: MEMBERS };
  const left = { ...base, type: 'seat changed', cause: 'one', status: 'left' } as const;
  expect(problemsWith(...frozen, left)).toEqual([]);
  expect(
    problemsWith(...frozen, left, { ...base, type: 'seat changed', cause: 'two', status: 'member' }),
  ).toEqual([
    `fact ${String(frozen.length + 2)}: "seat changed" of members.csv does not follow from the facts before it`,
  ]);
});

const electorate = { roster: { id: MEMBERS, probation: PROBATION }, room: true } as const;
const proposed = { ...made, terms: { ...made.terms, electorate, eligible: 1 } };
const vote = voted('$1', ada, 'agree');
const before = [...life().facts.slice(0, -1), proposed, opened] as const;

function excludedFor(ineligible: Ineligibility): AnyFact {
  return { ...vote, excluded: 'not eligible', ineligible };
}

test('a vote that counts must be one of somebody on the list, and one that does not, of somebody else', () => {
  expect(problemsWith(...before, vote)).toEqual([]);
  expect(problemsWith(proposed, opened, vote)).toEqual([
    'fact 3: the vote of @ada:example.coop counts, who may not vote by the facts before it',
  ]);
  expect(problemsWith(proposed, opened, excludedFor({ why: 'not on the roster' }))).toEqual([]);
  const listed = {
    ...made,
    terms: { ...made.terms, electorate: { roster: electorate.roster }, eligible: 1 },
  };
  expect(
    problemsWith(...life().facts.slice(0, -1), listed, opened, excludedFor({ why: 'frozen' }))[0],
  ).toMatch(/does not count, who may vote by the facts before it/u);
  // Whether somebody was in the room is in no fact.
  expect(problemsWith(...before, excludedFor({ why: 'not in the room' }))).toEqual([]);
});

test('a vote is for the seat that the list says', () => {
  expect(problemsWith(...before, { ...vote, seat: seatId('food-coop') })).toEqual([
    expect.stringMatching(/is by the facts before it one for @ada:example\.coop$/u),
  ]);
});
