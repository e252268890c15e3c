import { describe, expect, test } from 'vitest';

import type { EventId } from '../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, REPORTING } from './support/social-coop.ts';
import { World } from './support/world.ts';

const TEXT = 'Pay the bill\nSteward: Ben\nReview: in 6 months\n\nIt is **due**.';

async function proposed(text = TEXT): Promise<{ readonly world: World; readonly card: EventId }> {
  const world = await World.begin(REPORTING);
  return { world, card: await world.ana.proposes(text, FINANCE_ROOM) };
}

describe('an open proposal of a working group', () => {
  test('goes on in the group that it reports to, and its vote there ends', async () => {
    const { world, card } = await proposed();
    const { ana, ben, minutes } = world;
    await ben.reacts(card, '👍');
    await ana.says(FINANCE_ROOM, '!escalate 1');
    expect(minutes.outcome(1)).toBe('withdrawn');
    expect(minutes.vote(2)).toMatchObject({
      status: 'open',
      terms: {
        body: 'full',
        room: OPEN_CHATROOM,
        proposer: ana.id,
        title: 'Pay the bill',
        details: 'It is **due**.',
        fields: { Steward: 'Ben', Review: 'in 6 months' },
        authority: 'binding',
        escalatedFrom: { proposal: 1, room: FINANCE_ROOM, card },
      },
    });
    expect(minutes.tally(2).agree).toBe(0);
    expect(world.problems()).toEqual([]);
  });

  test('is linked both ways', async () => {
    const { world, card } = await proposed();
    const { ana, minutes } = world;
    const command = await ana.says(FINANCE_ROOM, '!escalate 1');
    const next = minutes.cardFor(command);
    expect(minutes.text(`card:${command}`).text.plain).toContain(encodeURIComponent(card));
    const told = minutes.text(`escalated:${next}`);
    expect(told).toMatchObject({ room: FINANCE_ROOM, thread: card, notice: false, mentions: [] });
    expect(told.text.plain).toContain(encodeURIComponent(next));
    expect(minutes.text(`result:${card}`).text.plain).toContain('proposal 2');
    expect(minutes.text(`card-closed:${card}`).text.plain).toContain('proposal 2');
  });

  test('is taken there by nobody but its proposer, and others hear that they may propose it there', async () => {
    const { world } = await proposed();
    const { ana, ben, minutes } = world;
    const answer = await ben.asks(FINANCE_ROOM, '!escalate 1');
    expect(answer).toContain('!propose Pay the bill');
    expect(answer).toContain(ana.id);
    expect(minutes.outcome(1)).toBe('open');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('has the usual time there, however urgent it was', async () => {
    const { world } = await proposed(
      'URGENT Pay the bill\nJustification: they cut us off\nCloses: in 2 days',
    );
    await world.ana.says(FINANCE_ROOM, '!escalate 1');
    const { closesAt, opensAt, terms } = world.minutes.vote(2);
    expect(closesAt - opensAt).toBeGreaterThanOrEqual(6 * 24 * 60 * 60 * 1000);
    expect(terms).toMatchObject({ labels: [], urgent: false, fields: {} });
  });
});

describe('a decided proposal of a working group', () => {
  test.each([
    ['passed', '👍'],
    ['not passed', '👎'],
  ])('that was %s is taken on by any member, and stays decided', async (outcome, sign) => {
    const { world, card } = await proposed();
    const { ben, minutes } = world;
    await ben.reacts(card, sign);
    await world.passes('7 days');
    const facts = minutes.proposal(1);
    await ben.says(FINANCE_ROOM, '!escalate 1');
    expect(minutes.proposal(1)).toEqual({ ...facts, escalated: { by: ben.id, to: 2, toName: 'Full group' } });
    expect(minutes.outcome(1)).toBe(outcome);
    expect(minutes.vote(2).terms).toMatchObject({ proposer: ben.id, body: 'full' });
    expect(await ben.asks(FINANCE_ROOM, '!status 1')).toContain('proposal 2');
    expect(world.problems()).toEqual([]);
  });

  test('is taken on once', async () => {
    const { world } = await proposed();
    await world.passes('7 days');
    await world.ben.says(FINANCE_ROOM, '!escalate 1');
    expect(await world.ana.asks(FINANCE_ROOM, '!escalate 1')).toContain('proposal 2');
    expect(world.minutes.story().filter((type) => type === 'proposal made')).toHaveLength(2);
  });
});

describe('a proposal is not taken further', () => {
  test('where its group reports to none', async () => {
    const world = await World.begin();
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await world.ana.asks(FINANCE_ROOM, '!escalate 1');
    expect(world.minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('when it was withdrawn or is void', async () => {
    const { world } = await proposed();
    const { ana, minutes } = world;
    await ana.says(FINANCE_ROOM, '!withdraw 1');
    await ana.asks(FINANCE_ROOM, '!escalate 1');
    await ana.proposes('Pay another bill', FINANCE_ROOM);
    await world.somebody('sam').saysToBot('!void 2 because it was forged');
    await ana.asks(FINANCE_ROOM, '!escalate 2');
    expect(minutes.story().filter((type) => type === 'proposal made')).toHaveLength(2);
  });

  test('by somebody who is not in that group', async () => {
    const { world } = await proposed();
    const eve = world.somebody('eve');
    await eve.joins(FINANCE_ROOM);
    await world.passes('7 days');
    await eve.asks(FINANCE_ROOM, '!escalate 1');
    expect(world.minutes.story()).not.toContain('proposal escalated');
  });

  test('where the rules of that group refuse it, and then nothing of it is done', async () => {
    const rules = `
  only-finance:
    label: BUDGET
    bodies: [finance]
    votingPeriod: { minimum: 6 days, maximum: 60 days }
    require:
      - { votes: [agree], moreThan: 1, times: [disagree] }
  bylaws:`;
    const world = await World.begin(
      REPORTING.replace(/^ {2}bylaws:/mu, rules.trimStart().replace(/^/u, '  ')),
    );
    await world.ana.proposes('BUDGET Pay the bill', FINANCE_ROOM);
    expect(await world.ana.asks(FINANCE_ROOM, '!escalate 1')).toContain('BUDGET');
    expect(world.minutes.outcome(1)).toBe('open');
    expect(world.minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });
});

describe('a replay of an older copy', () => {
  test.each(['while it was open', 'after it was decided'])(
    'takes a proposal that went on %s to the same number, with the votes there, and says nothing again',
    async (when) => {
      const { world, card } = await proposed();
      const { ana, ben, cleo } = world;
      await ben.reacts(card, '👍');
      if (when === 'after it was decided') await world.passes('7 days');
      const command = await ana.says(FINANCE_ROOM, '!escalate 1');
      const next = world.minutes.cardFor(command);
      await cleo.reacts(next, '👍');
      await ben.says(OPEN_CHATROOM, '!vote 2 disagree');
      const { closesAt } = world.minutes.vote(2);
      const said = world.minutes.keys();
      await world.passes('2 days');
      await world.losesItsDatabase();
      await world.passes('1 minute');
      expect(world.minutes.vote(2)).toMatchObject({ closesAt, terms: { escalatedFrom: { proposal: 1 } } });
      expect(world.minutes.tally(2)).toMatchObject({ agree: 1, disagree: 1 });
      expect(world.minutes.outcome(1)).toBe(when === 'while it was open' ? 'withdrawn' : 'passed');
      expect(world.minutes.proposal(1)).toMatchObject({ escalated: { to: 2 } });
      expect(world.minutes.keys()).toEqual(said);
      expect(world.problems()).toEqual([]);
    },
  );

  test('opens it where its card is heard before the command', async () => {
    const { world } = await proposed();
    const command = await world.ana.says(FINANCE_ROOM, '!escalate 1');
    await world.cleo.reacts(world.minutes.cardFor(command), '👍');
    const said = world.minutes.keys();
    world.homeserver.swaps(command, world.minutes.cardFor(command));
    await world.losesItsDatabase();
    expect(world.minutes.vote(2)).toMatchObject({ status: 'open', card: world.minutes.cardFor(command) });
    expect(world.minutes.tally(2).agree).toBe(1);
    expect(world.minutes.keys()).toEqual(said);
  });
});

describe('the results of a working group', () => {
  test('are told to the group that it reports to, in one line', async () => {
    const { world, card } = await proposed();
    await world.ben.reacts(card, '👍');
    await world.passes('7 days');
    const told = world.minutes.text(`report:${card}`);
    expect(told).toMatchObject({ room: OPEN_CHATROOM, notice: false, mentions: [] });
    expect(told.text.plain.split('\n')).toHaveLength(1);
    expect(told.text.plain.startsWith('Passed.')).toBe(true);
  });

  test('are taken back there when they are void', async () => {
    const { world, card } = await proposed();
    await world.passes('7 days');
    await world.somebody('sam').saysToBot('!void 1 because it was forged');
    expect(world.minutes.text(`report-void:${card}`)).toMatchObject({ room: OPEN_CHATROOM });
  });

  test('are not told of what was withdrawn, or void before it was decided', async () => {
    const { world } = await proposed();
    await world.ana.says(FINANCE_ROOM, '!withdraw 1');
    await world.ana.proposes('Pay another bill', FINANCE_ROOM);
    await world.somebody('sam').saysToBot('!void 2 because it was forged');
    expect(world.minutes.keys().filter((key) => key.startsWith('report'))).toEqual([]);
  });

  test('go nowhere from a group that reports to none', async () => {
    const { world } = await proposed();
    await world.ben.reacts(await world.ana.proposes('Buy a new disk'), '👍');
    await world.passes('7 days');
    expect(world.minutes.keys().filter((key) => key.startsWith('report'))).toHaveLength(1);
  });
});
