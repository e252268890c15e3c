import { describe, expect, test } from 'vitest';

import { OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** A proposal that closed with one Agree. */
async function closed() {
  const world = await World.begin();
  const card = await world.ana.proposes('Buy a new disk');
  await world.ana.reacts(card, '👍');
  const { closesAt } = world.minutes.vote(1);
  await world.passes('7 days');
  return { world, card, inTime: closesAt - 60_000 };
}

describe('a vote that was sent in time and arrives after the result', () => {
  test('changes nothing, is listed, and its voter is told', async () => {
    const { world, card, inTime } = await closed();
    await world.ben.reacts(card, '👎', { sentAt: inTime });
    expect(world.minutes.outcome(1)).toBe('passed');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0, notCounted: 0 });
    const status = await world.ana.asks(OPEN_CHATROOM, '!status 1');
    expect(status).toContain(world.words('status.latecomers'));
    expect(status).toContain('@ben:example.coop, Disagree');
    expect(world.minutes.privateWordsTo(world.ben.id)).toEqual([expect.stringContaining('was sent in time')]);
    expect(world.minutes.keys().filter((key) => key.startsWith('result'))).toHaveLength(1);
  });

  test('is listed once, however often the homeserver shows it', async () => {
    const { world, card, inTime } = await closed();
    await world.ben.reacts(card, '👎', { sentAt: inTime });
    await world.replays();
    await world.restarts();
    await world.replays();
    expect(world.minutes.story().filter((type) => type === 'vote arrived late')).toHaveLength(1);
  });

  test('is listed by words too, as a reply and as a command', async () => {
    const { world, card, inTime } = await closed();
    await world.ben.replies(card, 'disagree', { sentAt: inTime });
    const command = await world.cleo.says(OPEN_CHATROOM, '!vote 1 agree', { sentAt: inTime });
    expect(world.minutes.story().slice(-2)).toEqual(['vote arrived late', 'vote arrived late']);
    expect(world.minutes.answerTo(command).text.plain).toContain('sent in time');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0 });
  });

  test('is listed too when the result was declared void meanwhile, and its voter is left in peace', async () => {
    const { world, card, inTime } = await closed();
    const sam = world.somebody('sam');
    await sam.joins(OPEN_CHATROOM);
    await sam.says(OPEN_CHATROOM, '!void 1 because of a mistake');
    await world.ben.reacts(card, '👎', { sentAt: inTime });
    expect(world.minutes.story().slice(-2)).toEqual(['proposal voided', 'vote arrived late']);
    expect(world.minutes.outcome(1)).toBe('void');
    expect(world.minutes.privateWordsTo(world.ben.id)).toEqual([]);
  });

  test('is received no earlier than the closing, also when the clock was set right since', async () => {
    const { world, card, inTime } = await closed();
    const { closesAt } = world.minutes.vote(1);
    world.clockGoesBack('2 days');
    await world.ben.reacts(card, '👎', { sentAt: inTime });
    const proposal = world.minutes.vote(1);
    if (proposal.status !== 'closed') throw new Error('it is closed');
    expect(proposal.latecomers.map(({ at }) => at >= closesAt)).toEqual([true]);
  });

  test('a vote that was sent after the end is no part of the record', async () => {
    const { world, card } = await closed();
    await world.ben.reacts(card, '👎');
    expect(world.minutes.story()).not.toContain('vote arrived late');
  });

  test('a vote that counted and is shown again is not late', async () => {
    const { world } = await closed();
    await world.replays();
    expect(world.minutes.story()).not.toContain('vote arrived late');
  });

  test('nor one whose server’s clock was ahead: its voter is told nothing', async () => {
    const world = await World.begin();
    const card = await world.ana.proposes('Buy a new disk');
    await world.ben.reacts(card, '👍', { sentAt: world.minutes.vote(1).closesAt + 60_000 });
    await world.passes('8 days');
    expect(world.minutes.tally(1)).toMatchObject({ agree: 1 });
    await world.replays();
    await world.restarts();
    await world.replays();
    expect(world.minutes.privateWordsTo(world.ben.id)).toEqual([]);
  });
});
