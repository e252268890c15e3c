import { describe, expect, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { club } from './support/with-members.ts';
import { World } from './support/world.ts';

/** A disk for the full group and a bill for the finance group; Ben and Cleo have voted where they may. */
async function voted() {
  const world = await World.begin();
  const { ana, ben, cleo } = world;
  const disk = await ana.proposes('Buy a new disk');
  const bill = await ana.proposes('Pay the bill', FINANCE_ROOM);
  await ben.replies(disk, 'block because it closes us off');
  await cleo.replies(disk, 'disagree because it is dear');
  await ben.reacts(bill, '👍');
  return world;
}

describe('in a direct chat', () => {
  test('people vote on the proposals of all their groups', async () => {
    const world = await voted();
    await world.ana.saysToBot('vote 1 agree');
    await world.ana.saysToBot('vote 2 abstain');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, disagree: 1, block: 1 });
    expect(world.minutes.tally(2)).toMatchObject({ agree: 1, abstain: 1 });
  });

  test('people see what waits for their own vote alone', async () => {
    const world = await voted();
    expect(await world.ana.asksBot('pending')).toMatch(/Buy a new disk[^]*Pay the bill/u);
    expect(await world.dev.asksBot('pending')).toContain('Buy a new disk');
    expect(await world.dev.asksBot('pending')).not.toContain('Pay the bill');
    expect(await world.ben.asksBot('pending')).toBe(world.words('pending.none'));
  });

  test('people see their own ballots of all groups', async () => {
    const world = await voted();
    const bens = await world.ben.asksBot('ballot');
    expect(bens).toMatch(/Buy a new disk – Block[^]*Pay the bill – Agree/u);
    expect(await world.cleo.asksBot('ballot')).toMatch(/Buy a new disk – Disagree/u);
    expect(await world.cleo.asksBot('ballot')).not.toContain('Pay the bill');
    expect(await world.ben.asksBot('ballot 2')).toContain('Agree');
  });

  test.each(['ballot', 'ballot 1', 'ballots', 'ballots 1', 'status', 'status 1', 'pending', 'decisions'])(
    '“%s” tells of nobody else’s ballot',
    async (command) => {
      const world = await voted();
      await world.somebody('eve').saysToBot('vote 1 agree');
      const answer = await world.ana.asksBot(command);
      expect(answer).not.toMatch(/@(?:ben|cleo|eve):|because|it is dear/u);
    },
  );

  test('nor does the status of what is decided', async () => {
    const world = await voted();
    const eve = world.somebody('eve');
    await eve.reacts(world.minutes.vote(1).card, '👍');
    await world.passes('5 days');
    const sentAt = world.now;
    await world.cleo.removes(await world.ana.reacts(world.minutes.vote(1).card, '🛑'));
    await world.passes('3 days');
    await world.dev.reacts(world.minutes.vote(1).card, '👍', { sentAt });
    expect(await world.ana.asksBot('status 1')).not.toMatch(/@(?:ben|cleo|dev|eve):/u);
    expect(await world.dev.asksBot('status 1')).toContain(`${world.dev.id}, Agree`);
    expect(await world.ana.asks(OPEN_CHATROOM, '!status 1')).toContain(world.dev.id);
  });

  test('of a Block the concern is heard, and not who has it', async () => {
    const world = await voted();
    const answer = await world.ana.asksBot('status 1');
    expect(answer).toContain('it closes us off');
    expect(answer).not.toContain(world.ben.id);
  });

  it.each(['ballot 2', 'vote 2 agree', 'status 2', 'ballots 2'])(
    '“%s” about a group that one is not in is answered as always',
    async (command) => {
      const world = await voted();
      expect(await world.cleo.asksBot(command)).toBe(world.words('refused.not in its room', { number: 2 }));
    },
  );
});

test('who is on probation sees what their group decides, and nothing waits for them', async () => {
  const { world } = await club();
  const { ana, dev } = world;
  await ana.proposes('Buy a new disk');
  await ana.proposes('Buy a lamp\nCloses: in 20 days');
  await world.passes('7 days');
  expect(await dev.asksBot('decisions')).toContain('Buy a new disk');
  expect(await dev.asksBot('status')).toContain('Buy a lamp');
  expect(await dev.asksBot('status 2')).toContain('Buy a lamp');
  expect(await dev.asksBot('pending')).toBe(world.words('pending.none'));
});

test('a delegate sees the ballot of their organisation', async () => {
  const { world, fay, gil } = await club();
  await gil.reacts(await world.ana.proposes('Buy a new disk'), '👎');
  expect(await fay.asksBot('ballot')).toContain('Buy a new disk – Disagree');
  expect(await world.ben.asksBot('status 1')).not.toMatch(/@(?:fay|gil):/u);
});

test('in a room one’s own ballots are those on its proposals', async () => {
  const world = await voted();
  expect(await world.ben.asks(OPEN_CHATROOM, '!ballot')).not.toContain('Pay the bill');
  expect(await world.ben.asks(FINANCE_ROOM, '!ballot')).not.toContain('Buy a new disk');
});

test('in a thread “ballot” is about its proposal', async () => {
  const world = await voted();
  const asked = await world.ben.saysInThread(world.minutes.vote(1).card, '!ballot');
  expect(world.minutes.answerTo(asked).text.plain).toContain('it closes us off');
});
