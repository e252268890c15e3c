import { describe, expect, it, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM, SOCIAL_COOP } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** The full group has decided on a disk and a lamp, the finance group on a bill. */
async function decided(yaml?: string) {
  const world = await World.begin(yaml);
  const { ana } = world;
  const card = await ana.proposes('Buy a new disk\n\nThe old one is full.');
  await ana.reacts(card, '👍');
  await ana.proposes('Pay the bill for the disk', FINANCE_ROOM);
  await world.passes('10 days');
  await ana.proposes('Buy a lamp');
  await ana.says(OPEN_CHATROOM, '!withdraw 3');
  await ana.proposes('Buy another disk');
  return world;
}

/** The numbers of the proposals that an answer names, in its order. */
function numbersIn(answer: string): number[] {
  return [...answer.matchAll(/^- Proposal (\d+)/gmu)].map(([, number]) => Number(number));
}

describe('in a room', () => {
  it.each([
    ['!decisions', [3, 1]],
    ['!decisions disk', [1]],
    ['!decisions old disk', [1]],
    ['!DECISIONS Full', [1]],
    ['!decisions lam', [3]],
    ['!decisions statue', []],
    ['!decisions since today', [3]],
    ['!decisions disk since yesterday', []],
    ['!decisions in full', [3, 1]],
  ])('“%s” finds what its group decided', async (command, numbers) => {
    const world = await decided();
    expect(numbersIn(await world.cleo.asks(OPEN_CHATROOM, command))).toEqual(numbers);
  });

  test('another group’s decisions are not shown, also to who is in both', async () => {
    const world = await decided();
    expect(await world.ben.asks(OPEN_CHATROOM, '!decisions bill')).not.toContain('Pay the bill');
    expect(await world.ben.asks(OPEN_CHATROOM, '!decisions disk in finance')).toBe(
      world.words('refused.decisions.other body', {
        here: 'Full group',
        other: 'Finance working group',
        command: '!decisions disk in finance',
      }),
    );
    expect(numbersIn(await world.ben.asks(FINANCE_ROOM, '!decisions disk'))).toEqual([2]);
  });

  test('who is not in another group is not even told that it exists', async () => {
    const world = await decided();
    const answer = await world.cleo.asks(OPEN_CHATROOM, '!decisions in finance');
    expect(answer).not.toContain('Finance');
  });
});

describe('in a direct chat', () => {
  test('all groups of the person are searched', async () => {
    const world = await decided();
    expect(numbersIn(await world.ben.asksBot('decisions disk'))).toEqual([2, 1]);
    expect(numbersIn(await world.cleo.asksBot('decisions disk'))).toEqual([1]);
  });

  test('or the one that is asked for', async () => {
    const world = await decided();
    expect(numbersIn(await world.ben.asksBot('decisions disk in finance'))).toEqual([2]);
    expect(numbersIn(await world.ben.asksBot('decisions in Full group'))).toEqual([3, 1]);
    expect(numbersIn(await world.cleo.asksBot('decisions disk in finance'))).toEqual([]);
  });

  test('who has left a group finds its decisions no more', async () => {
    const world = await decided();
    await world.ben.leaves(FINANCE_ROOM);
    expect(numbersIn(await world.ben.asksBot('decisions'))).toEqual([3, 1]);
  });
});

test('a link leads to the proposal’s message', async () => {
  const world = await decided();
  const { card } = world.minutes.vote(1);
  const answer = await world.cleo.asks(OPEN_CHATROOM, '!decisions old disk');
  expect(answer).toContain(
    `https://matrix.to/#/${encodeURIComponent(OPEN_CHATROOM)}/${encodeURIComponent(card)}`,
  );
});

test('a day is one of the group’s time zone', async () => {
  const world = await decided(`timezone: Pacific/Auckland\n${SOCIAL_COOP}`);
  const answer = await world.cleo.asks(OPEN_CHATROOM, '!decisions since 2026-11-12');
  expect(answer).toContain('since 12 Nov 2026');
  expect(numbersIn(answer)).toEqual([3]);
});

test('a proposal is found by the words of its newest edit', async () => {
  const world = await World.begin();
  const command = await world.ana.says(OPEN_CHATROOM, '!propose Buy a disk\n\nAn old one.');
  await world.ana.edits(command, '!propose Buy a lamp\n\nA new one.');
  await world.passes('7 days');
  expect(numbersIn(await world.cleo.asks(OPEN_CHATROOM, '!decisions lamp new'))).toEqual([1]);
  expect(numbersIn(await world.cleo.asks(OPEN_CHATROOM, '!decisions disk'))).toEqual([]);
  expect(world.problems()).toEqual([]);
});

test('what was declared void is found as void', async () => {
  const world = await decided();
  await world.somebody('sam').saysToBot('void 1 because the bill was forged');
  expect(await world.cleo.asks(OPEN_CHATROOM, '!decisions old disk')).toContain('Proposal 1, void');
});
