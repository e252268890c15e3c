import { describe, expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** A steward who is in the open chatroom only. */
async function withSteward() {
  const world = await World.begin();
  const sam = world.somebody('sam');
  await sam.joins(OPEN_CHATROOM);
  return { world, sam };
}

describe('a proposal is declared void', () => {
  test('by a steward while it is open: it ends, and everybody reads who did it and why', async () => {
    const { world, sam } = await withSteward();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.reacts(card, '👍');
    const command = await sam.says(OPEN_CHATROOM, '!void 1 because it was asked in the wrong group');
    expect(world.minutes.outcome(1)).toBe('void');
    const announced = world.minutes.text(`result-void:${card}`);
    expect(announced.text.plain).toMatch(/^Void\. Proposal 1: Buy a new disk/u);
    expect(announced.text.plain).toContain('@sam:example.coop');
    expect(announced.text.plain).toContain('it was asked in the wrong group');
    expect(world.minutes.answers(command)).toEqual([]);
    await world.passes('10 days');
    expect(world.minutes.keys().filter((key) => key.startsWith('result'))).toEqual([`result-void:${card}`]);
  });

  test('by a steward after it passed: the former result is told to stand no longer', async () => {
    const { world, sam } = await withSteward();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.reacts(card, '👍');
    await world.passes('10 days');
    expect(world.minutes.outcome(1)).toBe('passed');
    await sam.says(OPEN_CHATROOM, '!void 1: the ballots were bought');
    expect(world.minutes.outcome(1)).toBe('void');
    expect(world.minutes.text(`result-void:${card}`).text.plain).toContain('(passed) no longer stands');
    expect(world.minutes.story().slice(-2)).toEqual(['proposal closed', 'proposal voided']);
    const status = await world.ana.asks(OPEN_CHATROOM, '!status 1');
    expect(status).toContain('is closed: void');
    expect(status).toContain('the ballots were bought');
  });

  test('by nobody else, and the proposer’s own word does not suffice either', async () => {
    const { world } = await withSteward();
    await world.ana.proposes('Buy a new disk');
    const answer = await world.ana.asks(OPEN_CHATROOM, '!void 1 because I say so');
    expect(answer).toContain(world.words('refused.void.not a steward'));
    expect(world.minutes.outcome(1)).toBe('open');
  });

  test('only with a reason, and the corrected line is shown', async () => {
    const { world, sam } = await withSteward();
    await world.ana.proposes('Buy a new disk');
    expect(await sam.asks(OPEN_CHATROOM, '!void 1')).toContain('!void 1 because …');
    expect(world.minutes.outcome(1)).toBe('open');
  });

  test('once, and not after it was withdrawn', async () => {
    const { world, sam } = await withSteward();
    await world.ana.proposes('Buy a new disk');
    await sam.says(OPEN_CHATROOM, '!void 1 because of a mistake');
    const again = await sam.asks(OPEN_CHATROOM, '!void 1 because of another');
    expect(again).toContain(
      world.words('refused.void.ended already', { number: 1, outcome: world.words('outcome.void') }),
    );
    await world.ana.proposes('Buy another disk');
    await world.ana.says(OPEN_CHATROOM, '!withdraw 2');
    await sam.says(OPEN_CHATROOM, '!void 2 because of a mistake');
    expect(world.minutes.outcome(2)).toBe('withdrawn');
  });

  test('in a direct chat also of a body that the steward is not in, and told in the body’s room', async () => {
    const { world, sam } = await withSteward();
    const card = await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await sam.saysToBot('void 1 because the bill was forged');
    expect(world.minutes.text(`result-void:${card}`)).toMatchObject({ room: FINANCE_ROOM });
  });

  test('twice over in a replay of everything, with nothing doubled', async () => {
    const { world, sam } = await withSteward();
    await world.ana.proposes('Buy a new disk');
    await world.passes('10 days');
    await sam.says(OPEN_CHATROOM, '!void 1 because of a mistake');
    const before = world.minutes.story();
    await world.replays();
    await world.restarts();
    expect(world.minutes.story()).toEqual(before);
    expect(world.minutes.keys().filter((key) => key.startsWith('result-void'))).toHaveLength(1);
  });
});
