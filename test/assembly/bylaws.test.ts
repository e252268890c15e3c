import { describe, expect, it, test } from 'vitest';

import type { Outcome } from '../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Votes on a proposal to its end. */
async function outcomeOf(title: string, votes: Readonly<Record<string, number>>): Promise<string> {
  const world = await World.begin();
  const { ana, minutes } = world;
  const card = await ana.proposes(title);
  const crowd = await world.crowd(Object.values(votes).reduce((sum, each) => sum + each, 0));
  await world.inOneBatch(async () => {
    for (const [key, count] of Object.entries(votes)) {
      for (const member of crowd.splice(0, count)) await member.reacts(card, key);
    }
  });
  await world.passesUntil(minutes.vote(1).closesAt + HOUR);
  return minutes.outcome(1);
}

describe('an ordinary proposal passes with more Agree than Disagree, and with a Block 9 times more', () => {
  it.each([
    [{}, 'not passed'],
    [{ '👍': 1 }, 'passed'],
    [{ '👍': 2, '👎': 2 }, 'not passed'],
    [{ '👍': 3, '👎': 2 }, 'passed'],
    [{ '🤷': 5 }, 'not passed'],
    [{ '👍': 1, '🤷': 5 }, 'passed'],
    [{ '👍': 8, '🛑': 1 }, 'not passed'],
    [{ '👍': 9, '🛑': 1 }, 'passed'],
    [{ '👍': 17, '👎': 1, '🛑': 1 }, 'not passed'],
    [{ '👍': 18, '👎': 1, '🛑': 1 }, 'passed'],
  ] as const satisfies readonly (readonly [Readonly<Record<string, number>>, Outcome])[])(
    '%o: %s',
    async (votes, outcome) => {
      expect(await outcomeOf('Buy a new disk', votes)).toBe(outcome);
    },
  );
});

describe('the bylaws change with 3 times as many Agree as Disagree, and with a Block 9.5 times', () => {
  it.each([
    [{ '👍': 2, '👎': 1 }, 'not passed'],
    [{ '👍': 3, '👎': 1 }, 'passed'],
    [{ '👍': 9, '🛑': 1 }, 'not passed'],
    [{ '👍': 10, '🛑': 1 }, 'passed'],
    [{ '👍': 18, '👎': 1, '🛑': 1 }, 'not passed'],
    [{ '👍': 19, '👎': 1, '🛑': 1 }, 'passed'],
  ] as const satisfies readonly (readonly [Readonly<Record<string, number>>, Outcome])[])(
    '%o: %s',
    async (votes, outcome) => {
      expect(await outcomeOf('BYLAWS Meet twice a year', votes)).toBe(outcome);
    },
  );
});

describe('a change of the bylaws', () => {
  test('is for the full group only', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const answer = await ana.asks(FINANCE_ROOM, '!propose BYLAWS Meet twice a year');
    expect(answer).toContain(
      world.words('refused.not for this body', { label: 'BYLAWS', bodies: 'Full group' }),
    );
    expect(minutes.story()).toEqual([]);
  });

  test('is open for 10 days', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('BYLAWS Meet twice a year');
    const { opensAt, closesAt } = minutes.vote(1);
    expect(closesAt - opensAt).toBeGreaterThanOrEqual(10 * DAY);
  });

  test('is not shortened by URGENT', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('URGENT BYLAWS Meet twice a year\nJustification: the year is short');
    const { opensAt, closesAt } = minutes.vote(1);
    expect(closesAt - opensAt).toBeGreaterThanOrEqual(10 * DAY);
  });

  it.each(['in 9 days', 'in 6 days', 'in 1 day'])('cannot close %s, also as URGENT', async (closes) => {
    const { ana, minutes } = await World.begin();
    await ana.asks(OPEN_CHATROOM, `!propose URGENT BYLAWS Meet\nJustification: now\nCloses: ${closes}`);
    expect(minutes.story()).toEqual([]);
  });
});

describe('URGENT', () => {
  test('with a justification shortens the vote to 24 hours', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('URGENT Buy a new disk\nJustification: mail is lost');
    const { opensAt, closesAt } = minutes.vote(1);
    expect(closesAt - opensAt).toBeGreaterThanOrEqual(DAY);
    expect(closesAt - opensAt).toBeLessThan(DAY + HOUR);
  });

  it.each([
    ['without a justification', 'URGENT Buy a new disk'],
    ['with an empty justification', 'URGENT Buy a new disk\nJustification:'],
    ['in lower case', 'urgent: Buy a new disk\nJustification: mail is lost'],
    ['in the details only', 'Buy a new disk\nJustification: mail is lost\n\nThis is URGENT.'],
    ['as a part of a word', 'NON-URGENT Buy a new disk\nJustification: mail is lost'],
  ])('%s opens nothing', async (_, text) => {
    const { ana, minutes } = await World.begin();
    await ana.asks(OPEN_CHATROOM, `!propose ${text}`);
    expect(minutes.story()).toEqual([]);
  });

  test('may stand anywhere in the title', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('Buy a new disk, URGENT!\nJustification: mail is lost');
    expect(minutes.proposal(1).terms.urgent).toBe(true);
  });
});

describe('the end of a vote', () => {
  it.each(['in 6 days', 'in 144 hours', 'in 60 days', '2026-11-08 10:07', '9 November 18:00 Europe/Paris'])(
    'may be “%s”',
    async (closes) => {
      const { ana, minutes } = await World.begin();
      await ana.proposes(`Buy a new disk\nCloses: ${closes}`);
      expect(minutes.outcome(1)).toBe('open');
    },
  );

  it.each([
    'in 5 days',
    'in 143 hours',
    'in 61 days',
    '2026-11-08 10:06',
    '2026-10-01 10:00',
    'soon',
    '03/04/2027 12:00',
    '2027-03-28 02:30 Europe/Paris',
    'Friday',
    '18:00',
    '2026-11-20 18:00 XYZ',
  ])('may not be “%s”, and the answer says why', async (closes) => {
    const { ana, minutes } = await World.begin();
    const command = await ana.says(OPEN_CHATROOM, `!propose Buy a new disk\nCloses: ${closes}`);
    expect(minutes.answers(command)).toHaveLength(1);
    expect(minutes.story()).toEqual([]);
  });
});

describe('a refusal', () => {
  test('says everything that is wrong at once', async () => {
    const world = await World.begin();
    const answer = await world.ana.asks(OPEN_CHATROOM, '!propose URGENT\nCloses: in 1 hour');
    expect(answer).toContain(world.words('refused.title missing'));
    expect(answer).toContain(world.words('refused.urgent without justification', { label: 'URGENT' }));
    expect(answer).toContain('Closes: in 1 day');
  });

  it.each([
    'Buy a new disk\nJustification: mail is lost',
    'Buy a new disk\nCloses: in 1 day\n\nThe old one is full.',
    'Buy a new disk\nCloses: in 100 days',
    'BYLAWS Meet twice a year\nCloses: in 6 days',
    'Buy a new disk\nCloses: soon',
    'Buy a new disk\nCloses: Friday',
    'Buy a new disk\nCloses: 18:00',
    'Buy a new disk\nCloses: 2026-10-01 18:00',
    'Buy a new disk\nCloses: 2026-11-20 18:00 Europe/Pariss',
    'Buy a new disk\nCloses: 2027-03-28 02:30 Europe/Paris',
    'BYLAWS Meet twice a year\nCloses: soon',
    'Buy a new disk\nCloes: in 8 days',
    'Buy a new disk\n\nThe old one is full.\nCloses: in 8 days',
    'Buy a new disk\nCloses:',
  ])('shows the whole proposal, corrected so that it opens: %j', async (text) => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const answer = await ana.asks(OPEN_CHATROOM, `!propose ${text}`);
    const corrected = answer.slice(answer.indexOf('!propose'));
    await ana.says(OPEN_CHATROOM, corrected);
    expect(minutes.outcome(1)).toBe('open');
  });

  it.each([
    'URGENT Buy a new disk',
    'BYLAWS URGENT Meet twice a year\nCloses: in 12 days',
    'Closes: in 8 days',
  ])('leaves open what only the proposer knows, and opens nothing before it is there: %j', async (text) => {
    const { ana, minutes } = await World.begin();
    const answer = await ana.asks(OPEN_CHATROOM, `!propose ${text}`);
    const corrected = answer.slice(answer.indexOf('!propose'));
    await ana.says(OPEN_CHATROOM, corrected);
    expect(minutes.story()).toEqual([]);
    await ana.says(OPEN_CHATROOM, corrected.replaceAll('…', 'the old one fails'));
    expect(minutes.outcome(1)).toBe('open');
  });
});
