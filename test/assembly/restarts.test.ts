import { seatId } from '../../src/governance/terms.ts';
import { describe, expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** A bit of everything. */
async function aBusyDay(world: World): Promise<void> {
  const { ana, ben, cleo, dev } = world;
  const disk = await ana.proposes('Buy a new disk');
  const bill = await ben.proposes('Pay the bill\nCloses: in 7 days', FINANCE_ROOM);
  await ben.reacts(disk, '👍');
  await ben.removes(await ben.reacts(disk, '👎'));
  await cleo.reacts(disk, '🛑');
  await cleo.removes(await cleo.saysInThread(disk, 'It closes us off.'));
  await dev.removes(await ana.replies(disk, 'agree because we need it'));
  await dev.says(OPEN_CHATROOM, '!vote 1 abstain');
  await dev.saysInThread(disk, 'yes');
  await dev.saysToBot('status');
  await dev.leaves(OPEN_CHATROOM);
  await world.somebody('eve').reacts(disk, '👍');
  await ana.reacts(bill, '👍');
  await ana.says(OPEN_CHATROOM, '!propose URGENT Oops');
  await ben.proposes('Buy tea');
  await ben.says(OPEN_CHATROOM, '!withdraw 3');
}

function everything({ minutes }: World) {
  return { facts: minutes.facts(), said: minutes.keys() };
}

describe('the same events once more change nothing, and nothing is said twice', () => {
  test('while votes are open', async () => {
    const world = await World.begin();
    await aBusyDay(world);
    const before = everything(world);
    await world.replays();
    expect(everything(world)).toEqual(before);
  });

  test('after they have closed', async () => {
    const world = await World.begin();
    await aBusyDay(world);
    await world.passes('8 days');
    const before = everything(world);
    await world.replays();
    expect(everything(world)).toEqual(before);
  });

  test('in a new process', async () => {
    const world = await World.begin();
    await aBusyDay(world);
    await world.passes('6 days 12 hours');
    const before = everything(world);
    await world.restarts();
    await world.replays();
    expect(everything(world)).toEqual(before);
  });

  test('in one batch are one event', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const event = await ana.says(OPEN_CHATROOM, 'Good morning');
    const twice = {
      kind: 'message',
      id: event,
      room: OPEN_CHATROOM,
      sender: ana.id,
      sentAt: world.now,
      text: '!propose Buy a new disk',
      mentionsBot: false,
    } as const;
    await world.takes({ position: { token: '9', askedAt: world.now }, events: [twice, twice] });
    expect(minutes.story()).toEqual(['proposal made']);
  });
});

describe('a new process', () => {
  test('goes on with open proposals, their votes and their ends', async () => {
    const world = await World.begin();
    const { ana, ben, cleo, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await ben.reacts(card, '👍');
    await world.restarts();
    await cleo.reacts(card, '👍');
    await world.restarts();
    await world.passes('7 days');
    expect(minutes.tally(1).agree).toBe(2);
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('hears what was sent while there was none', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    world.stops();
    await ben.reacts(card, '👍');
    await world.passes('3 days');
    await world.restarts();
    expect(minutes.tally(1).agree).toBe(1);
    expect(minutes.vote(1).votesOf.get(seatId(ben.id))).not.toMatchObject([{ delayed: true }]);
  });

  test('closes what ended while there was none, with the votes that were sent in time', async () => {
    const world = await World.begin();
    const { ana, ben, cleo, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    world.stops();
    await ben.reacts(card, '👍');
    await world.passes('7 days');
    await cleo.reacts(card, '👎');
    await world.restarts();
    expect(minutes.outcome(1)).toBe('passed');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0, notCounted: 1 });
  });

  test('sends what the one before it had not sent yet', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await world.withSendingHeldUp(async () => {
      await ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
      await world.restarts();
    });
    expect(minutes.outcome(1)).toBe('open');
  });

  test('counts on with the numbers', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    await world.restarts();
    await ana.proposes('Buy tea');
    expect(minutes.proposal(2).terms.title).toBe('Buy tea');
  });

  test('knows who is in which room', async () => {
    const world = await World.begin();
    const { ana, ben, cleo } = world;
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    await world.restarts();
    expect(await ben.asksBot('status 1')).toContain('Pay the bill');
    expect(await cleo.asksBot('status 1')).not.toContain('Pay the bill');
  });

  test('links its facts to those before', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    await world.restarts();
    await ben.reacts(card, '👍');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened', 'vote cast']);
  });
});

describe('when the disk is full', () => {
  test('a batch is rejected, so that the process ends', async () => {
    const world = await World.begin();
    const { ana } = world;
    await world.withFullDisk(async () => {
      await expect(ana.says(OPEN_CHATROOM, '!propose Buy a new disk')).rejects.toThrow('disk is full');
    });
  });

  test('nothing of the batch is kept, and a new process takes all of it', async () => {
    const world = await World.begin();
    const { ana, ben, minutes } = world;
    const card = await ana.proposes('Buy a new disk');
    const before = minutes.facts();
    await world.withFullDisk(async () => {
      const batch = world.inOneBatch(async () => {
        await ben.reacts(card, '👍');
        await ana.says(OPEN_CHATROOM, '!propose Buy tea');
      });
      await expect(batch).rejects.toThrow('disk is full');
    });
    expect(minutes.facts()).toEqual(before);
    await world.restarts();
    expect(minutes.tally(1).agree).toBe(1);
    expect(minutes.proposal(2).terms.title).toBe('Buy tea');
  });

  test('a closing is rejected, and a new process closes', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await ana.proposes('Buy a new disk');
    await world.withFullDisk(async () => {
      await expect(world.passes('7 days')).rejects.toThrow('disk is full');
    });
    expect(minutes.outcome(1)).toBe('open');
    await world.restarts();
    expect(minutes.outcome(1)).toBe('not passed');
    expect(minutes.keys().filter((key) => key.startsWith('result:'))).toEqual([
      `result:${minutes.vote(1).card}`,
    ]);
  });
});
