import { describe, expect, test } from 'vitest';

import { ballots } from '../../src/governance/proposal/ballots.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A vote on a proposal of Ana's, just before its end. */
async function beforeTheEnd() {
  const world = await World.begin();
  const card = await world.ana.proposes('Buy a new disk');
  const { closesAt } = world.minutes.vote(1);
  await world.passesUntil(closesAt - MINUTE);
  const { minutes, homeserver, ana, ben, cleo } = world;
  return { world, card, closesAt, minutes, homeserver, ana, ben, cleo };
}

describe('a proposal closes', () => {
  test('when its voting period and the grace are over, not before', async () => {
    const { world, minutes, closesAt } = await beforeTheEnd();
    await world.passesUntil(closesAt + MINUTE - SECOND);
    expect(minutes.outcome(1)).toBe('open');
    await world.passesUntil(closesAt + MINUTE);
    expect(minutes.outcome(1)).toBe('not passed');
  });

  test('once, with one result in reply to the card and for its proposer', async () => {
    const { world, minutes, card, ana } = await beforeTheEnd();
    await world.passes('10 days');
    expect(minutes.keys().filter((key) => key.startsWith('result:'))).toEqual([
      `result:${minutes.vote(1).card}`,
    ]);
    expect(minutes.text(`result:${minutes.vote(1).card}`)).toMatchObject({
      replyTo: card,
      mentions: [ana.id],
      notice: false,
    });
    expect(minutes.text(`card-closed:${card}`)).toMatchObject({ kind: 'edit', edits: card });
  });

  test('in the order of the ends, all that are due', async () => {
    const world = await World.begin();
    for (let each = 0; each < 25; each++) await world.ana.proposes('Buy a new disk');
    await world.passes('7 days');
    expect(world.minutes.story().filter((type) => type === 'proposal closed')).toHaveLength(25);
  });

  test('with what the result says to machines', async () => {
    const { world, minutes, card, ben } = await beforeTheEnd();
    await ben.reacts(card, '👍');
    await world.passes('1 hour');
    const text = minutes.text(`result:${minutes.vote(1).card}`);
    expect(text.data).toMatchObject({
      'coop.althing.result': {
        number: 1,
        body: 'full',
        outcome: 'passed',
        authority: 'binding',
        tally: { agree: 1, disagree: 0, abstain: 0, block: 0, notCounted: 0 },
        requirements: [
          { left: 1, right: 0, comparison: 'moreThan', applies: true, met: true },
          { applies: false },
        ],
        ledger: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
  });
});

describe('a vote counts by the time at which it was sent', () => {
  test('in the last millisecond it does', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await world.passesUntil(closesAt + 30 * SECOND);
    await ben.reacts(card, '👍', { sentAt: closesAt - 1 });
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('at the end of the voting period it does not', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await world.passesUntil(closesAt);
    await ben.reacts(card, '👍');
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('not passed');
    expect(minutes.tally(1)).toMatchObject({ agree: 0, notCounted: 1 });
  });

  test('after the end it leaves the earlier choice as it was', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await ben.reacts(card, '👍');
    await world.passesUntil(closesAt + SECOND);
    await ben.reacts(card, '👎');
    await world.passes('1 hour');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0, notCounted: 1 });
  });

  test('and what is taken back after the end still counts', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    const vote = await ben.reacts(card, '👍');
    await world.passesUntil(closesAt + SECOND);
    await ben.removes(vote);
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('and a time in the future is taken as the time of receipt', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await ben.reacts(card, '👍', { sentAt: closesAt + 60 * MINUTE });
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('and one that came long after it was sent is marked as such', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await ben.reacts(card, '👍', { sentAt: closesAt - 60 * MINUTE });
    await world.passes('1 hour');
    expect(ballots(minutes.vote(1))).toMatchObject([{ counts: { choice: 'agree', delayed: true } }]);
  });
});

describe('a vote that comes too late', () => {
  test('is told to its voter in private, once', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await world.passesUntil(closesAt + SECOND);
    await ben.reacts(card, '👍');
    await world.passes('1 hour');
    await ben.reacts(card, '✅');
    await ben.reacts(card, '👎');
    expect(minutes.privateWordsTo(ben.id)).toHaveLength(1);
  });

  test('after the result changes nothing, and its voter is told in private, once', async () => {
    const { world, minutes, card, ben } = await beforeTheEnd();
    await world.passes('1 hour');
    const before = minutes.facts();
    await ben.reacts(card, '👍');
    await ben.reacts(card, '✅');
    expect(minutes.facts()).toEqual(before);
    expect(minutes.privateWordsTo(ben.id)).toHaveLength(1);
  });

  test('in words is told to its voter, and the command is answered', async () => {
    const { world, minutes, card, closesAt, ben, cleo } = await beforeTheEnd();
    await world.passesUntil(closesAt + SECOND);
    const reply = await ben.replies(card, 'agree');
    const command = await cleo.says(OPEN_CHATROOM, '!vote 1 agree');
    expect(minutes.answers(reply)).toHaveLength(0);
    expect(minutes.privateWordsTo(ben.id)).toHaveLength(1);
    expect(minutes.answers(command)).toHaveLength(1);
    expect([...minutes.reactionsOfBot(reply), ...minutes.reactionsOfBot(command)]).toEqual([]);
  });

  test('in words after the result is told to its voter', async () => {
    const { world, minutes, card, ben } = await beforeTheEnd();
    await world.passes('1 hour');
    const reply = await ben.replies(card, 'agree');
    expect([...minutes.answers(reply), ...minutes.privateWordsTo(ben.id)]).toHaveLength(1);
  });
});

describe('the homeserver’s own view of the card decides', () => {
  test('so a vote that never came with the stream counts', async () => {
    const { world, minutes, card, ben } = await beforeTheEnd();
    await world.unheard(() => ben.reacts(card, '👍'));
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('so a vote that was taken back unheard does not', async () => {
    const { world, minutes, card, ben } = await beforeTheEnd();
    const vote = await ben.reacts(card, '👍');
    await world.unheard(() => ben.removes(vote));
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('not passed');
  });

  test('but what a moderator removed unheard stands', async () => {
    const { world, minutes, card, ben, cleo } = await beforeTheEnd();
    const vote = await ben.reacts(card, '👍');
    await world.unheard(() => cleo.removes(vote));
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('passed');
    expect(ballots(minutes.vote(1))).toMatchObject([{ counts: { hiddenBy: cleo.id } }]);
  });

  test('so an unheard vote from after the end is too late', async () => {
    const { world, minutes, card, closesAt, ben } = await beforeTheEnd();
    await world.passesUntil(closesAt + SECOND);
    await world.unheard(() => ben.reacts(card, '👍'));
    await world.passes('1 hour');
    expect(minutes.outcome(1)).toBe('not passed');
    expect(minutes.privateWordsTo(ben.id)).toHaveLength(1);
  });

  test('and while it is not to be had the proposal stays open, until it is', async () => {
    const { world, minutes, homeserver, card, ben } = await beforeTheEnd();
    await world.unheard(() => ben.reacts(card, '👍'));
    homeserver.failsIn.add(OPEN_CHATROOM);
    await world.passes('10 minutes');
    expect(minutes.outcome(1)).toBe('open');
    homeserver.failsIn.clear();
    await world.passes('2 minutes');
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('and if the clock is found to be ahead meanwhile, it closes when the time has really come', async () => {
    const { world, minutes, homeserver, card, ben, closesAt } = await beforeTheEnd();
    await ben.reacts(card, '👍');
    homeserver.whenAsked = () => {
      homeserver.whenAsked = () => undefined;
      world.clockGoesBack('1 hour');
    };
    await world.passesUntil(closesAt + 2 * MINUTE);
    expect(minutes.outcome(1)).toBe('passed');
  });

  test('and whatever is sent meanwhile is too late', async () => {
    const { world, minutes, homeserver, card, ben, cleo } = await beforeTheEnd();
    await ben.reacts(card, '👍');
    homeserver.failsIn.add(OPEN_CHATROOM);
    await world.passes('10 minutes');
    await cleo.reacts(card, '👎');
    homeserver.failsIn.clear();
    await world.passes('1 minute');
    expect(minutes.tally(1)).toMatchObject({ agree: 1, disagree: 0 });
  });

  test('and no other proposal waits for it', async () => {
    const world = await World.begin();
    const { ana, minutes, homeserver } = world;
    await ana.proposes('Buy a new disk');
    await ana.proposes('Pay the bill', FINANCE_ROOM);
    homeserver.failsIn.add(OPEN_CHATROOM);
    await world.passesUntil(minutes.vote(2).closesAt + MINUTE);
    expect([minutes.outcome(1), minutes.outcome(2)]).toEqual(['open', 'not passed']);
  });
});

describe('a closed proposal never changes', () => {
  test('whatever is said, done or removed', async () => {
    const { world, minutes, card, ana, ben } = await beforeTheEnd();
    const vote = await ben.reacts(card, '👍');
    await world.passes('1 hour');
    const before = minutes.facts();
    await ben.removes(vote);
    await ben.reacts(card, '👎');
    await ben.replies(card, 'block because I say so');
    await ben.says(OPEN_CHATROOM, '!vote 1 disagree');
    await ana.says(OPEN_CHATROOM, '!withdraw 1');
    await world.restarts();
    await world.passes('30 days');
    expect(minutes.facts()).toEqual(before);
  });
});
