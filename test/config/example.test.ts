import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { DEFAULT_CHOICES } from '../../src/config/choices.ts';
import { takeMembers } from '../../src/config/members/take-members.ts';
import { bodyId } from '../../src/governance/terms.ts';
import { EXAMPLE_FILE } from './world.ts';

const config = loadConfig(EXAMPLE_FILE, { env: {}, secrets: 'optional' });
const HOUR = 60 * 60 * 1000;

test('the example shows the default choices', () => {
  expect(config.choices).toEqual(DEFAULT_CHOICES);
});

test('the example has the ordinary rule of the bylaws: 6 days, more agree than disagree, 9 times with a block', () => {
  expect(config.rules.get('ordinary')).toEqual({
    name: 'ordinary',
    votingPeriod: {
      minimum: 6 * 24 * HOUR,
      maximum: 60 * 24 * HOUR,
      urgent: { label: 'URGENT', minimum: 24 * HOUR },
    },
    require: [
      {
        votes: ['agree'],
        comparison: 'moreThan',
        ratio: { numerator: 1, denominator: 1 },
        times: ['disagree'],
      },
      {
        when: 'block',
        votes: ['agree'],
        comparison: 'atLeast',
        ratio: { numerator: 9, denominator: 1 },
        times: ['disagree', 'block'],
      },
    ],
  });
});

test('the example has the rule for changing the bylaws: full group, 10 days, 3 times, 9.5 times with a block', () => {
  expect(config.rules.get('bylaws')).toEqual({
    name: 'bylaws',
    label: 'BYLAWS',
    bodies: ['full'],
    votingPeriod: { minimum: 10 * 24 * HOUR, maximum: 60 * 24 * HOUR },
    require: [
      {
        votes: ['agree'],
        comparison: 'moreThan',
        ratio: { numerator: 1, denominator: 1 },
        times: ['disagree'],
      },
      {
        votes: ['agree'],
        comparison: 'atLeast',
        ratio: { numerator: 3, denominator: 1 },
        times: ['disagree'],
      },
      {
        when: 'block',
        votes: ['agree'],
        comparison: 'atLeast',
        ratio: { numerator: 19, denominator: 2 },
        times: ['disagree', 'block'],
      },
    ],
  });
});

test('the example has expenses in the three forms of the bylaws, half at once, for the finance group (R8, R9)', () => {
  expect(config.rules.get('expense')).toMatchObject({
    label: 'EXPENSE',
    bodies: ['finance'],
    forms: [
      { name: 'work', fields: ['What', 'Timeline', 'Qualifications', 'Cost'] },
      { name: 'service', fields: ['What', 'Provider', 'Reason', 'Cost'] },
      { name: 'donation', fields: ['To', 'Work', 'Amount'] },
    ],
    money: { atOnce: { numerator: 1, denominator: 2 }, invoicedBy: 'INVOICE' },
  });
});

test('the example has invoices with evidence, to be paid within two weeks (R10)', () => {
  expect(config.rules.get('invoice')).toMatchObject({
    label: 'INVOICE',
    bodies: ['finance'],
    fields: ['Amount', 'Evidence'],
    invoices: 'expense',
    payment: { within: 14 * 24 * HOUR },
  });
});

test('the example has appeals for the full group alone, which are granted (R13)', () => {
  expect(config.rules.get('appeal')).toMatchObject({
    label: 'APPEAL',
    bodies: ['full'],
    fields: ['For'],
    outcomes: { passed: 'granted', notPassed: 'not granted' },
  });
});

test('whatever is asked for beside votes, the requirements of the ordinary rule hold', () => {
  const ordinary = config.rules.get('ordinary')?.require;
  for (const name of ['expense', 'invoice', 'appeal'])
    expect(config.rules.get(name)?.require).toEqual(ordinary);
});

test('in the example the full group binds social.coop, and the working groups advise', () => {
  const { authority, binds } = config.bodies.get(bodyId('full')) ?? {};
  expect({ authority, binds }).toEqual({ authority: 'binding', binds: 'social.coop' });
  const others = [...config.bodies.values()].filter(({ id }) => id !== 'full');
  expect(new Set(others.map((body) => body.authority))).toEqual(new Set(['advisory']));
});

test('the example reminds a day before closing, and lets people sleep', () => {
  expect(config.reminders).toEqual({
    before: [24 * HOUR],
    quietHours: { from: 22 * HOUR, to: 8 * HOUR },
  });
});

test('the example asks the list of members, with the probation and the grounds of the bylaws', () => {
  const roster = { id: 'members.csv', probation: 42 * 24 * HOUR };
  expect(Object.fromEntries(config.electorates)).toEqual({
    members: { roster },
    group: { roster, room: true },
  });
  expect([...config.rosters.values()]).toMatchObject([
    { keptBy: 'membership', freeze: { warnings: 2, unpaidMonths: 6 } },
  ]);
  expect(config.bodies.get(bodyId('full'))?.electorate).toEqual({ roster });
});

test('the list of members beside it is right', () => {
  const { read } = takeMembers(
    { file: EXAMPLE_FILE.replace('config.example.yaml', 'members.example.csv') },
    Date.now(),
  );
  expect(read).toMatchObject({
    lines: expect.arrayContaining([expect.objectContaining({ seat: 'food-coop' })]) as unknown,
  });
});
