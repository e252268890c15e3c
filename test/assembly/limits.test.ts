import { describe, expect, test } from 'vitest';

import { eventId, type EventId } from '../../src/governance/terms.ts';
import type { Member } from './support/member.ts';
import { FINANCE_ROOM, OPEN_CHATROOM, withLimits } from './support/social-coop.ts';
import { World } from './support/world.ts';

const MINUTE = 60_000;

/** As the configuration is when it says nothing of limits. */
const USUAL = withLimits('');

/** Sends many commands at once; gives their events. */
async function sends(world: World, member: Member, many: number, text = '!status'): Promise<EventId[]> {
  const commands: EventId[] = [];
  await world.inOneBatch(async () => {
    for (let each = 0; each < many; each++) commands.push(await member.says(OPEN_CHATROOM, text));
  });
  return commands;
}

function answered({ minutes }: World, commands: readonly EventId[]): number {
  return commands.filter((command) => minutes.answers(command).length > 0).length;
}

function lastWords(world: World): string {
  return world.words('refused.too many commands', { wait: '20 seconds' });
}

describe('who sends very many commands', () => {
  test('gets 20 answers, is told once, and then none', async () => {
    const world = await World.begin(USUAL);
    const commands = await sends(world, world.ana, 100);
    expect(answered(world, commands.slice(0, 20))).toBe(20);
    const [last = eventId(''), ...others] = commands.slice(20);
    expect(world.minutes.answerTo(last).text.plain).toBe(lastWords(world));
    expect(answered(world, others)).toBe(0);
  });

  test('is answered again after half a minute', async () => {
    const world = await World.begin(USUAL);
    await sends(world, world.ana, 100);
    await world.passes('30 seconds');
    expect(await world.ana.asks(OPEN_CHATROOM, '!status')).toContain('no open proposal');
  });

  test('and goes on is told again only after another answer', async () => {
    const world = await World.begin(USUAL);
    const commands = await sends(world, world.ana, 30);
    for (let each = 0; each < 60; each++) {
      await world.passes('1 second');
      commands.push(await world.ana.says(OPEN_CHATROOM, '!status'));
    }
    // Every 20 seconds one is answered, and the next one told that it is enough again.
    expect(answered(world, commands)).toBe(20 + 1 + 2 + 2 + 1);
  });

  test('holds up nobody else', async () => {
    const world = await World.begin(USUAL);
    await sends(world, world.ana, 100);
    expect(await world.ben.asks(OPEN_CHATROOM, '!status')).toContain('no open proposal');
  });

  test('changes nothing with what is not carried out', async () => {
    const world = await World.begin(USUAL);
    await sends(world, world.ana, 30);
    await world.ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
    expect(world.minutes.story()).toEqual([]);
  });

  test('cannot date messages back to get more', async () => {
    const world = await World.begin(USUAL);
    const { ana, now } = world;
    const commands: EventId[] = [];
    await world.inOneBatch(async () => {
      for (let each = 100; each > 0; each--) {
        commands.push(await ana.says(OPEN_CHATROOM, '!status', { sentAt: now - each * MINUTE }));
      }
    });
    expect(answered(world, commands)).toBe(21);
  });

  test('and what is heard again is answered no more', async () => {
    const world = await World.begin(USUAL);
    await sends(world, world.ana, 100);
    const before = world.minutes.keys();
    await world.restarts();
    await world.replays();
    expect(world.minutes.keys()).toEqual(before);
  });
});

describe('what ends a proposal is never lost to a limit', () => {
  test('its proposer withdraws it, and a replay of an older copy sees it withdrawn', async () => {
    const world = await World.begin(USUAL);
    await world.ana.proposes('Buy a new disk');
    await sends(world, world.ana, 19);
    // The new process has not counted these commands; one that hears all of it again does.
    await world.restarts();
    await world.ana.says(OPEN_CHATROOM, '!status');
    await world.ana.says(OPEN_CHATROOM, '!withdraw 1');
    expect(world.minutes.outcome(1)).toBe('withdrawn');
    await world.losesItsDatabase();
    expect(world.minutes.outcome(1)).toBe('withdrawn');
  });

  test('a steward declares it void', async () => {
    const world = await World.begin(USUAL);
    const sam = world.somebody('sam');
    await sam.joins(OPEN_CHATROOM);
    await world.ana.proposes('Buy a new disk');
    await sends(world, sam, 30);
    await sam.says(OPEN_CHATROOM, '!void 1 because of a flood');
    expect(world.minutes.outcome(1)).toBe('void');
  });
});

describe('a vote is never lost to a limit', () => {
  test('by words it counts without its confirmation', async () => {
    const world = await World.begin(USUAL);
    const { ana, ben } = world;
    const card = await ben.proposes('Buy a new disk');
    await sends(world, ana, 30);
    const vote = await ana.says(OPEN_CHATROOM, '!vote 1 agree because we need it');
    expect(world.minutes.tally(1).agree).toBe(1);
    expect(world.minutes.keys()).not.toContain(`confirm:${vote}`);
    const reply = await ana.replies(card, 'disagree');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 0, disagree: 1 });
    expect(world.minutes.keys()).not.toContain(`confirm:${reply}`);
  });

  test('if it is the first over the limit, its voter is told so', async () => {
    const world = await World.begin(USUAL);
    await world.ben.proposes('Buy a new disk');
    await sends(world, world.ana, 20);
    const vote = await world.ana.says(OPEN_CHATROOM, '!vote 1 agree');
    expect(world.minutes.tally(1).agree).toBe(1);
    expect(world.minutes.answerTo(vote).text.plain).toBe(lastWords(world));
  });

  test('of a hundred votes of one member the last one counts', async () => {
    const world = await World.begin(USUAL);
    const card = await world.ben.proposes('Buy a new disk');
    await world.inOneBatch(async () => {
      for (let each = 0; each < 100; each++) {
        await world.ana.replies(card, each % 2 === 0 ? 'agree' : 'block because I can');
      }
    });
    expect(world.minutes.tally(1)).toMatchObject({ agree: 0, block: 1 });
    expect(world.minutes.keys().filter((key) => key.startsWith('confirm:'))).toHaveLength(20);
  });

  test('and a reason for a Block is kept without its confirmation', async () => {
    const world = await World.begin(USUAL);
    const card = await world.ben.proposes('Buy a new disk');
    await world.ana.reacts(card, '🛑');
    await sends(world, world.ana, 30);
    await world.ana.saysInThread(card, 'It closes us off.');
    await world.ben.says(OPEN_CHATROOM, '!status 1');
    expect(world.minutes.text('answer:').text.plain).not.toBe('');
    expect(world.minutes.facts().filter(({ type }) => type === 'reason given')).toHaveLength(1);
  });
});

test('after an outage 300 commands of 40 members in one batch are all served', async () => {
  const world = await World.begin(USUAL);
  const crowd = await world.crowd(40);
  world.stops();
  const commands: EventId[] = [];
  for (let each = 0; each < 300; each++) {
    const member = crowd[each % crowd.length] ?? world.ana;
    await world.passes('5 seconds');
    commands.push(await member.says(OPEN_CHATROOM, '!status'));
  }
  await world.restarts();
  expect(answered(world, commands)).toBe(300);
});

test('after an outage what one member sent over an hour is served by the times at which it was sent', async () => {
  const world = await World.begin(USUAL);
  world.stops();
  const commands: EventId[] = [];
  for (let each = 0; each < 60; each++) {
    await world.passes('1 minute');
    commands.push(await world.ana.says(OPEN_CHATROOM, '!status'));
  }
  await world.restarts();
  expect(answered(world, commands)).toBe(60);
});

describe('open proposals of one person', () => {
  test('are at most five in a body, and the sixth is refused with their numbers', async () => {
    const world = await World.begin(USUAL);
    for (let each = 1; each <= 5; each++) await world.ana.proposes(`Buy disk ${each}`);
    const answer = await world.ana.asks(OPEN_CHATROOM, '!propose Buy disk 6');
    const numbers = '1, 2, 3, 4 and 5';
    const refused = world.words('refused.too many open', {
      body: 'Full group',
      numbers,
      line: '!withdraw N',
    });
    expect(answer).toBe(refused);
    expect(world.minutes.story().filter((type) => type === 'proposal made')).toHaveLength(5);
  });

  test('are counted for each body and each person alone', async () => {
    const world = await World.begin(USUAL);
    for (let each = 1; each <= 5; each++) await world.ana.proposes(`Buy disk ${each}`);
    await world.ana.proposes('Pay the bill', FINANCE_ROOM);
    await world.ben.proposes('Buy tea');
    expect(world.minutes.story().filter((type) => type === 'proposal opened')).toHaveLength(7);
  });

  test('that closed or were withdrawn make room for others', async () => {
    const world = await World.begin(USUAL);
    for (let each = 1; each <= 5; each++) await world.ana.proposes(`Buy disk ${each}`);
    await world.ana.says(OPEN_CHATROOM, '!withdraw 3');
    await world.ana.proposes('Buy disk 6');
    await world.passes('7 days');
    await world.ana.proposes('Buy disk 7');
    expect(world.minutes.outcome(7)).toBe('open');
  });

  test('count also while their cards are on the way', async () => {
    const world = await World.begin(USUAL);
    await world.withSendingHeldUp(async () => {
      for (let each = 1; each <= 8; each++) await world.ana.says(OPEN_CHATROOM, `!propose Buy disk ${each}`);
    });
    expect(world.minutes.story().filter((type) => type === 'proposal made')).toHaveLength(5);
  });

  test('whose cards are in the room are taken back in from an older copy, whatever the limit is today', async () => {
    const world = await World.begin();
    for (let each = 1; each <= 8; each++) await world.ana.proposes(`Buy disk ${each}`);
    await world.restartsWith(USUAL);
    await world.losesItsDatabase();
    expect(world.minutes.story().filter((type) => type === 'proposal opened')).toHaveLength(8);
  });
});

test('limits are as the configuration says', async () => {
  const world = await World.begin(withLimits('openProposals: 1, commands: { burst: 2, every: 1 minute }'));
  await world.ana.proposes('Buy a new disk');
  expect(await world.ana.asks(OPEN_CHATROOM, '!propose Buy tea')).toContain('as many open proposals');
  expect(await world.ana.asks(OPEN_CHATROOM, '!status')).toBe(
    world.words('refused.too many commands', { wait: '2 minutes' }),
  );
});
