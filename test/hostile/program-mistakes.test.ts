import { describe, expect, test } from 'vitest';

import { OPEN_CHATROOM } from '../assembly/support/social-coop.ts';
import { World } from '../assembly/support/world.ts';

/** A program that fails whenever it is to speak of this. */
async function faultyWorld(): Promise<World> {
  const world = await World.begin();
  world.failsToSay = 'Poison';
  return world;
}

function stumbledAt({ stumbles }: World): string[] {
  return stumbles.map(({ event }) => event.id);
}

describe('an event at which the program fails is left out', () => {
  test('and all others of the same batch count, before it and after it', async () => {
    const world = await faultyWorld();
    const { ana, ben, cleo, dev } = world;
    const card = await ana.proposes('Buy a new disk');
    let poison = '';
    await world.inOneBatch(async () => {
      await ana.reacts(card, '👍');
      await ben.says(OPEN_CHATROOM, '!vote 1 disagree');
      poison = await dev.says(OPEN_CHATROOM, '!propose Poison');
      await cleo.replies(card, 'abstain');
      await dev.reacts(card, '🛑');
    });
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, disagree: 1, abstain: 1, block: 1 });
    expect(stumbledAt(world)).toEqual([poison]);
  });

  test('with all that it had begun: no fact, no number and no membership is left of it', async () => {
    const world = await faultyWorld();
    const { ana } = world;
    const eve = world.somebody('eve');
    await world.inOneBatch(async () => {
      await eve.joins(OPEN_CHATROOM);
      await eve.says(OPEN_CHATROOM, '!propose Poison');
      await eve.leaves(OPEN_CHATROOM);
    });
    const card = await ana.proposes('Buy a new disk');
    expect(world.minutes.story()).toEqual(['proposal made', 'proposal opened']);
    expect(world.minutes.vote(1).card).toBe(card);
    expect(await ana.asks(OPEN_CHATROOM, '!status 1')).toContain('today 4 members');
  });

  test('also if there are several in one batch', async () => {
    const world = await faultyWorld();
    const { ana, ben } = world;
    const card = await ana.proposes('Buy a new disk');
    await world.inOneBatch(async () => {
      for (let each = 0; each < 5; each++) await ben.says(OPEN_CHATROOM, '!propose Poison');
      await ben.reacts(card, '👍');
    });
    expect(stumbledAt(world)).toHaveLength(5);
    expect(world.minutes.tally(1).agree).toBe(1);
  });

  test('and what is decided is the same as if it had not been sent', async () => {
    async function story(withPoison: boolean) {
      const world = await faultyWorld();
      const { ana, ben, cleo } = world;
      await world.inOneBatch(async () => {
        await ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
        if (withPoison) await cleo.says(OPEN_CHATROOM, '!propose Poison');
        await ben.says(OPEN_CHATROOM, '!propose Buy tea');
      });
      return world.minutes.facts().map(({ type, proposal }) => ({ type, proposal }));
    }
    expect(await story(true)).toEqual(await story(false));
  });

  test('and the database keeps its id and where the program failed, and nothing that was written', async () => {
    const world = await faultyWorld();
    const poison = await world.dev.says(OPEN_CHATROOM, '!propose Poison');
    const [row, ...others] = world.minutes.setAside();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ event: poison, room: OPEN_CHATROOM });
    expect(row?.error).toMatch(/^Error at .*\.ts:\d+:\d+/u);
    expect(JSON.stringify(row)).not.toContain('Poison');
  });

  test('a program without the mistake takes it when the homeserver gives it again', async () => {
    const world = await faultyWorld();
    await world.dev.says(OPEN_CHATROOM, '!propose Poison');
    expect(world.minutes.story()).toEqual([]);
    world.failsToSay = undefined;
    await world.replays();
    expect(world.minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('and the batch is not heard without it when the disk is full: that ends the process', async () => {
    const world = await faultyWorld();
    const { ana, dev } = world;
    const card = await ana.proposes('Buy a new disk');
    await world.withFullDisk(async () => {
      await expect(
        world.inOneBatch(async () => {
          await dev.says(OPEN_CHATROOM, '!propose Poison');
          await ana.reacts(card, '👍');
        }),
      ).rejects.toThrow('the disk is full');
    });
    expect(world.minutes.setAside()).toEqual([]);
    expect(world.minutes.tally(1).agree).toBe(0);
  });
});

describe('at the end of voting', () => {
  test('a vote at which the program fails is left out, and the rest is counted and announced', async () => {
    const world = await World.begin();
    const { ana, ben, cleo } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    const eve = world.somebody('eve');
    let poison = '';
    await world.unheard(async () => {
      poison = await eve.reacts(card, '👍');
      await cleo.reacts(card, '👍');
    });
    // Eve is told in private that her vote does not count, and there the program fails.
    world.failsToSay = 'private.ineligible';
    await world.passes('7 days');
    expect(stumbledAt(world)).toEqual([poison]);
    expect(world.minutes.outcome(1)).toBe('passed');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 2, notCounted: 0 });
  });

  test('a proposal whose result cannot be said stays open, and the others close', async () => {
    const world = await World.begin();
    const { ana } = world;
    await ana.proposes('Poison');
    await ana.proposes('Buy tea');
    world.failsToSay = 'Poison';
    await world.passes('6 days 1 hour');
    expect(world.minutes.outcome(1)).toBe('open');
    expect(world.minutes.outcome(2)).toBe('not passed');
    world.failsToSay = undefined;
    await world.passes('1 hour');
    expect(world.minutes.outcome(1)).toBe('not passed');
  });
});
