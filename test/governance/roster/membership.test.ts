import { expect, test } from 'vitest';
import { addMonths } from '../../../src/governance/calendar.ts';
import {
  addAccount,
  approve,
  deny,
  leave,
  markNonPaying,
  markPaying,
  noteUnpaid,
  notePaid,
  removeAccount,
  warn,
} from '../../../src/governance/roster/decide.ts';
import { unlisted } from '../../../src/governance/roster/eligibility.ts';
import { freeze, unfreeze } from '../../../src/governance/roster/freeze.ts';
import { nextRenewal, remindOfRenewals } from '../../../src/governance/roster/renewal.ts';
import type { Instant } from '../../../src/governance/terms.ts';
import { account, DAY, doing, Life, MEMBERS, NEEDS, on, PROBATION } from '../../support/roster-facts.ts';

const TODAY = on('2026-11-02') + 10 * 60 * 60_000;
const BECAUSE = { because: 'spam', needs: NEEDS };

function withAna(at: Instant = TODAY): Life {
  const life = new Life();
  life.does(approve(life.roster, doing(at), { account: account('ana'), probation: PROBATION }));
  return life;
}

function why(life: Life, name: string, at: Instant) {
  return unlisted(life.roster, account(name), { id: MEMBERS, probation: PROBATION }, at);
}

test('votes count from the start of day 42 after joining (R11)', () => {
  const life = withAna();
  const from = on('2026-12-14');
  expect(why(life, 'ana', from - 1)).toEqual({ why: 'probation', from });
  expect(why(life, 'ana', from)).toBeUndefined();
});

test('somebody who is not on the list may not vote', () => {
  expect(why(withAna(), 'ben', TODAY)).toEqual({ why: 'not on the roster' });
});

test('a freeze needs two warnings, and one is not enough (R12)', () => {
  const life = withAna();
  expect(freeze(life.roster, doing(TODAY), life.seat('ana'), BECAUSE)).toEqual({ refused: 'no ground' });
  life.does(warn(life.roster, doing(TODAY), life.seat('ana'), 'one'));
  expect(freeze(life.roster, doing(TODAY), life.seat('ana'), BECAUSE)).toEqual({ refused: 'no ground' });
  life.does(warn(life.roster, doing(TODAY), life.seat('ana'), 'two'));
  expect(freeze(life.roster, doing(TODAY), life.seat('ana'), BECAUSE)).toMatchObject({ ground: 'warnings' });
});

test('a freeze can rest on six months of unpaid dues, to the day, and not on one day less (R12)', () => {
  const life = withAna();
  life.does(noteUnpaid(life.roster, doing(TODAY), life.seat('ana'), on('2026-08-31')));
  const due = on('2027-02-28');
  const seat = life.seat('ana');
  expect(freeze(life.roster, doing(due - 1), seat, BECAUSE)).toEqual({ refused: 'no ground' });
  expect(freeze(life.roster, doing(due), seat, BECAUSE)).toMatchObject({ ground: 'unpaid dues' });
});

test('non-paying members owe no dues, and who paid owes none any more (R12)', () => {
  const later = on('2028-01-01');
  const life = withAna();
  life.does(noteUnpaid(life.roster, doing(TODAY), life.seat('ana'), on('2026-08-01')));
  life.does(markNonPaying(life.roster, doing(TODAY), life.seat('ana'), PROBATION));
  expect(freeze(life.roster, doing(later), life.seat('ana'), BECAUSE)).toEqual({ refused: 'no ground' });
  expect(noteUnpaid(life.roster, doing(TODAY), life.seat('ana'), TODAY)).toMatchObject({
    refused: 'wrong status',
  });
  life.does(markPaying(life.roster, doing(TODAY), life.seat('ana')));
  life.does(noteUnpaid(life.roster, doing(TODAY), life.seat('ana'), on('2026-08-01')));
  life.does(notePaid(life.roster, doing(TODAY), life.seat('ana')));
  expect(freeze(life.roster, doing(later), life.seat('ana'), BECAUSE)).toEqual({ refused: 'no ground' });
});

test('a freeze stops votes, and probation begins anew when it is lifted (R11)', () => {
  const life = withAna();
  const frozenAt = on('2027-03-01') + 1;
  for (const reason of ['one', 'two']) life.does(warn(life.roster, doing(TODAY), life.seat('ana'), reason));
  life.does(freeze(life.roster, doing(frozenAt), life.seat('ana'), BECAUSE));
  expect(why(life, 'ana', frozenAt)).toEqual({ why: 'frozen' });
  life.does(unfreeze(life.roster, doing(frozenAt + DAY), life.seat('ana'), PROBATION));
  const from = on('2027-03-02') + PROBATION;
  expect(why(life, 'ana', from - 1)).toEqual({ why: 'probation', from });
  expect(why(life, 'ana', from)).toBeUndefined();
});

test('warnings from before a freeze that was lifted are no ground for another', () => {
  const life = withAna();
  for (const reason of ['one', 'two']) life.does(warn(life.roster, doing(TODAY), life.seat('ana'), reason));
  life.does(freeze(life.roster, doing(TODAY), life.seat('ana'), BECAUSE));
  life.does(unfreeze(life.roster, doing(TODAY), life.seat('ana'), PROBATION));
  expect(freeze(life.roster, doing(TODAY), life.seat('ana'), BECAUSE)).toEqual({ refused: 'no ground' });
});

test('who was denied or has left can be admitted, and probation counts from then', () => {
  const life = new Life();
  life.does(deny(life.roster, doing(TODAY), account('ana'), 'no reference'));
  expect(why(life, 'ana', TODAY)).toEqual({ why: 'denied' });
  life.does(approve(life.roster, doing(TODAY), { account: account('ana'), probation: PROBATION }));
  life.does(leave(life.roster, doing(TODAY + 50 * DAY), life.seat('ana')));
  expect(why(life, 'ana', TODAY + 60 * DAY)).toEqual({ why: 'left' });
  const back = on('2027-06-01');
  life.does(approve(life.roster, doing(back), { account: account('ana'), probation: PROBATION }));
  expect(why(life, 'ana', back)).toEqual({ why: 'probation', from: back + PROBATION });
});

test('who is on the list can be neither approved nor denied again', () => {
  const life = withAna();
  const again = { account: account('ana'), probation: PROBATION };
  expect(approve(life.roster, doing(TODAY), again)).toEqual({ refused: 'wrong status', status: 'probation' });
  expect(deny(life.roster, doing(TODAY), account('ana'), 'late')).toMatchObject({ refused: 'wrong status' });
});

test('nobody joins in the future', () => {
  const life = new Life();
  const tomorrow = { account: account('ana'), joined: TODAY + DAY, probation: PROBATION };
  expect(approve(life.roster, doing(TODAY), tomorrow)).toEqual({ refused: 'in the future' });
});

test('without a period, probation is over when the group approves once more', () => {
  const life = new Life();
  const fact = { type: 'seat added', roster: MEMBERS, seat: 'coop', cause: 'import', at: TODAY, by: MEMBERS };
  life.add({ ...fact, accounts: [account('ana')], joined: 0, status: 'probation' } as never);
  const never = { id: MEMBERS };
  expect(unlisted(life.roster, account('ana'), never, TODAY)).toEqual({ why: 'probation' });
  life.does(approve(life.roster, doing(TODAY), { account: account('ana') }));
  expect(unlisted(life.roster, account('ana'), never, TODAY)).toBeUndefined();
});

test('an account is in one seat only, and the one that names a seat stays in it', () => {
  const life = withAna();
  life.does(approve(life.roster, doing(TODAY), { account: account('ben') }));
  expect(addAccount(life.roster, doing(TODAY), life.seat('ana'), account('ben'))).toEqual({
    refused: 'account taken',
  });
  life.does(addAccount(life.roster, doing(TODAY), life.seat('ana'), account('ana2')));
  expect(life.seat('ana2').id).toBe(life.seat('ana').id);
  expect(removeAccount(life.roster, doing(TODAY), life.seat('ana'), account('ana'))).toEqual({
    refused: 'names the seat',
  });
  life.does(removeAccount(life.roster, doing(TODAY), life.seat('ana'), account('ana2')));
  expect(why(life, 'ana2', TODAY)).toEqual({ why: 'not on the roster' });
});

test('once a quarter the group is asked whether non-paying members still are, all of a time at once', () => {
  const life = withAna();
  life.does(approve(life.roster, doing(TODAY), { account: account('ben'), probation: PROBATION }));
  for (const name of ['ana', 'ben'])
    life.does(markNonPaying(life.roster, doing(TODAY), life.seat(name), PROBATION));
  const due = on('2027-02-03');
  expect(nextRenewal(life.roster)).toBe(due);
  expect(remindOfRenewals(life.roster, due - 1)).toBeUndefined();
  const reminder = remindOfRenewals(life.roster, due);
  expect(reminder).toMatchObject({ seats: [life.seat('ana').id, life.seat('ben').id], dueAt: due });
  if (reminder !== undefined) life.add(reminder);
  expect(remindOfRenewals(life.roster, due)).toBeUndefined();
  expect(nextRenewal(life.roster)).toBe(on('2027-05-03'));
});

test.for([
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-11-02', 14, '2028-01-02'],
] as const)('%s and %i months are %s', ([day, months, later]) => {
  expect(addMonths(on(day) + 5, months)).toBe(on(later) + 5);
});

test('nobody decides in their own favour, and against themselves everybody may', () => {
  const life = withAna();
  const byAna = () => ({ ...doing(TODAY), by: account('ana') });
  const own = { refused: 'own seat' };
  expect(approve(life.roster, byAna(), { account: account('ana') })).toEqual(own);
  expect(approve(life.roster, { ...doing(TODAY), by: account('eve') }, { account: account('eve') })).toEqual(
    own,
  );
  life.does(noteUnpaid(life.roster, byAna(), life.seat('ana'), TODAY));
  expect(notePaid(life.roster, byAna(), life.seat('ana'))).toEqual(own);
  life.does(markNonPaying(life.roster, byAna(), life.seat('ana'), PROBATION));
  expect(markPaying(life.roster, byAna(), life.seat('ana'))).toEqual(own);
  for (const because of ['one', 'two']) life.does(warn(life.roster, doing(TODAY), life.seat('ana'), because));
  life.does(freeze(life.roster, doing(TODAY), life.seat('ana'), BECAUSE));
  expect(unfreeze(life.roster, byAna(), life.seat('ana'), PROBATION)).toEqual(own);
  life.does(addAccount(life.roster, doing(TODAY), life.seat('ana'), account('ana2')));
  expect(unfreeze(life.roster, { ...byAna(), by: account('ana2') }, life.seat('ana'), PROBATION)).toEqual(
    own,
  );
});
