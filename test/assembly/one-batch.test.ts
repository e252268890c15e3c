import { describe, expect, test } from 'vitest';

import { eventId } from '../../src/governance/terms.ts';
import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

describe('in one batch, a proposal that has just ended', () => {
  test('is not withdrawn twice', async () => {
    const { ana, minutes, inOneBatch } = await begun();
    await inOneBatch(async () => {
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
    });
    expect(minutes.outcome(1)).toBe('withdrawn');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened', 'proposal withdrawn']);
  });

  test('takes no vote any more, and says so', async () => {
    const { ana, ben, minutes, inOneBatch } = await begun();
    let vote = '';
    await inOneBatch(async () => {
      await ana.says(OPEN_CHATROOM, '!withdraw 1');
      vote = await ben.says(OPEN_CHATROOM, '!vote 1 agree');
    });
    expect(minutes.texts().find(({ key }) => key === `answer:${vote}`)?.text.plain).toContain('is closed');
    expect(minutes.tally(1).agree).toBe(0);
  });
});

describe('in one batch, a proposal that was decided before', () => {
  test('is declared void once, also if votes arrive late in between', async () => {
    const { world, card, inTime } = await decided();
    await world.inOneBatch(async () => {
      await world.sam.says(OPEN_CHATROOM, '!void 1 because the ballots were bought');
      await world.ben.reacts(card, '👎', { sentAt: inTime });
      await world.sam.says(OPEN_CHATROOM, '!void 1 because the ballots were bought');
    });
    expect(world.minutes.story().filter((type) => type === 'proposal voided')).toHaveLength(1);
    expect(await world.ana.asks(OPEN_CHATROOM, '!status 1')).toContain('is closed: void');
  });

  test('lists a late vote once that comes twice', async () => {
    const { world, card, inTime } = await decided();
    await world.ben.reacts(card, '👎', { sentAt: inTime });
    const late = world.minutes.facts().findLast(({ type }) => type === 'vote arrived late');
    const seen = world.homeserver.event(eventId(late?.cause ?? ''));
    const other = await decided();
    const events = seen === undefined ? [] : [seen, seen];
    await other.world.takes({ events, position: { token: '1', askedAt: other.world.now } });
    expect(other.world.minutes.story().filter((type) => type === 'vote arrived late')).toHaveLength(1);
  });
});

async function decided() {
  const world = await World.begin();
  const sam = world.somebody('sam');
  await sam.joins(OPEN_CHATROOM);
  const card = await world.ana.proposes('Buy a new disk');
  await world.ana.reacts(card, '👍');
  const { closesAt } = world.minutes.vote(1);
  await world.passes('7 days');
  return { world: Object.assign(world, { sam }), card, inTime: closesAt - 60_000 };
}

async function begun() {
  const world = await World.begin();
  await world.ana.proposes('Buy a new disk');
  const { ana, ben, minutes } = world;
  return { ana, ben, minutes, inOneBatch: (deeds: () => Promise<unknown>) => world.inOneBatch(deeds) };
}
