import { describe, expect, test } from 'vitest';

import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

/** Passed, a week later. */
async function passed(text: string): Promise<World> {
  const world = await World.begin();
  await world.ben.reacts(await world.ana.proposes(text), '👍');
  await world.passes('7 days');
  return world;
}

describe('a proposal can name', () => {
  test('where it was discussed, as links on its card', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes(
      'Buy a new disk\nDiscussed: https://matrix.to/#/!open:example.coop/$talk, <https://pad.example/disk?a=1&b=2>',
    );
    expect(minutes.text('card:').text.html).toContain('<a href="https://pad.example/disk?a=1&amp;b=2">');
    expect(minutes.text('card:').text.html).toContain(
      '<a href="https://matrix.to/#/!open:example.coop/$talk">',
    );
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<b>',
    'the meeting of May',
    'https://a.example/"onmouseover=x',
    `https://a.example/${'x'.repeat(400)}`,
    'https://1.example https://2.example https://3.example https://4.example https://5.example https://6.example',
  ])('no other text as a link: %s', async (value) => {
    const { ana, minutes } = await World.begin();
    await ana.asks(OPEN_CHATROOM, `!propose Buy a new disk\nDiscussed: ${value}`);
    expect(minutes.story()).toEqual([]);
  });

  test('who sees it through, who is asked by the result', async () => {
    const { ana, ben, minutes } = await passed('Buy a new disk\nSteward: @ben:example.coop');
    expect(minutes.text('result:')).toMatchObject({ mentions: [ana.id, ben.id] });
    expect(minutes.text('card:')).toMatchObject({ mentions: [] });
  });

  test('somebody without an account, whom nobody can ask', async () => {
    const { ana, minutes } = await passed('Buy a new disk\nSteward: whoever has time');
    expect(minutes.text('result:')).toMatchObject({ mentions: [ana.id] });
    expect(minutes.text('result:').text.plain).toContain('whoever has time');
  });

  test('its proposer to see it through, who is asked once', async () => {
    const { ana, minutes } = await passed(
      'Buy a new disk\nSteward: [Ana](https://matrix.to/#/%40ana%3Aexample.coop)',
    );
    expect(minutes.text('result:')).toMatchObject({ mentions: [ana.id] });
  });

  test('details in which these words are prose', async () => {
    const { ana, minutes } = await World.begin();
    await ana.proposes('Buy a new disk\n\nIt is full.\nDiscussion: none so far\nReviews: good');
    await ana.proposes('Buy a new disk\nReview plan: we look at it in spring.');
    expect(minutes.story().filter((type) => type === 'proposal opened')).toHaveLength(2);
  });
});

describe('what has passed is brought back', () => {
  test('in its room, on its day, once', async () => {
    const world = await passed('Meet on Mondays\nReview: in 6 months');
    const { minutes } = world;
    await world.passesUntil(Date.UTC(2027, 4, 8, 10, 14));
    expect(minutes.keys().some((key) => key.startsWith('review:'))).toBe(false);
    await world.passes('1 hour');
    expect(minutes.text('review:')).toMatchObject({ room: OPEN_CHATROOM, notice: false, mentions: [] });
    expect(minutes.text('review:')).not.toHaveProperty('thread');
    await world.passes('400 days');
    expect(minutes.keys().filter((key) => key.startsWith('review:'))).toHaveLength(1);
    expect(world.problems()).toEqual([]);
  });

  test('also after a restart, and later if the bot was away', async () => {
    const world = await passed('Meet on Mondays\nReview: 2027-05-01');
    world.stops();
    await world.passes('300 days');
    await world.restarts();
    expect(world.minutes.text('review:')).toMatchObject({ room: OPEN_CHATROOM });
    expect(world.problems()).toEqual([]);
  });

  test('as many months after its end as it had when it was extended', async () => {
    const world = await World.begin();
    await world.ben.reacts(await world.ana.proposes('Meet on Mondays\nReview: in 1 month'), '👍');
    await world.ana.says(OPEN_CHATROOM, '!extend 1 by 3 days');
    await world.passes('12 days');
    await world.passesUntil(Date.UTC(2026, 11, 11, 10, 16));
    expect(world.minutes.text('review:')).toMatchObject({ room: OPEN_CHATROOM });
  });

  test('but not what did not pass, or is void', async () => {
    const world = await World.begin();
    await world.ana.proposes('Meet on Mondays\nReview: in 6 months');
    await world.ben.reacts(await world.ana.proposes('Meet on Tuesdays\nReview: in 6 months'), '👍');
    await world.passes('7 days');
    await world.somebody('sam').saysToBot('!void 2 because it was forged');
    await world.passes('400 days');
    expect(world.minutes.keys().some((key) => key.startsWith('review:'))).toBe(false);
    expect(world.problems()).toEqual([]);
  });

  test('with a replay of an older copy, without being said again', async () => {
    const world = await passed('Meet on Mondays\nReview: in 6 months');
    await world.passes('300 days');
    const said = world.minutes.keys();
    await world.losesItsDatabase();
    await world.passes('1 minute');
    expect(world.minutes.keys()).toEqual(said);
    expect(world.minutes.story()).toContain('follow-up due');
  });

  test.each(['in 60 days', 'in a year', '1 May 2027', '2027-05-01 18:00', 'in 2 years', 'six months'])(
    'at a time said as "%s"',
    async (time) => {
      const { ana, minutes } = await World.begin();
      await ana.proposes(`Meet on Mondays\nReview: ${time}`);
      expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
    },
  );

  test.each(['now and then', 'in 0 months', 'in 200 years', '2026-11-05', 'in 1.5 months', '12:00'])(
    'at no time like "%s"',
    async (time) => {
      const { ana, minutes } = await World.begin();
      await ana.asks(OPEN_CHATROOM, `!propose Meet on Mondays\nReview: ${time}`);
      expect(minutes.story()).toEqual([]);
    },
  );
});

describe('what was decided is done', () => {
  test('as anybody in the group’s room says, with a word of their own', async () => {
    const world = await passed('Buy a new disk');
    const { cleo, minutes } = world;
    const card = minutes.vote(1).card;
    await cleo.says(OPEN_CHATROOM, '!done 1 It is in use.');
    expect(minutes.proposal(1)).toMatchObject({ carriedOut: { by: cleo.id, note: 'It is in use.' } });
    expect(minutes.text(`done:${card}`)).toMatchObject({ thread: card, notice: false, mentions: [] });
    expect(await cleo.asks(OPEN_CHATROOM, '!status 1')).toContain('It is in use.');
    expect(world.problems()).toEqual([]);
  });

  test('once, and in its thread without a number', async () => {
    const { ana, ben, minutes } = await passed('Buy a new disk');
    const { card } = minutes.vote(1);
    await ana.saysInThread(card, '!done');
    await ben.asks(OPEN_CHATROOM, '!done 1');
    expect(minutes.story().filter((type) => type === 'proposal carried out')).toHaveLength(1);
  });

  test('and changes no published record', async () => {
    const world = await passed('Buy a new disk');
    const before = world.minutes.text('result:').data;
    await world.ana.says(OPEN_CHATROOM, '!done 1');
    expect(world.minutes.text('result:').data).toEqual(before);
    expect(world.minutes.proposal(1)).toMatchObject({ outcome: 'passed' });
  });

  test('only of what has passed, by those of its group', async () => {
    const world = await World.begin();
    const { ana, cleo, minutes } = world;
    await ana.proposes('Buy a new disk');
    await cleo.asks(OPEN_CHATROOM, '!done 1');
    await world.passes('7 days');
    await cleo.asks(OPEN_CHATROOM, '!done 1');
    await world.ben.reacts(await ana.proposes('Pay the bill', FINANCE_ROOM), '👍');
    await world.passes('7 days');
    await cleo.asksBot('!done 2');
    expect(minutes.story()).not.toContain('proposal carried out');
  });

  test('with a replay of an older copy, without being said again', async () => {
    const world = await passed('Buy a new disk');
    await world.ana.says(OPEN_CHATROOM, '!done 1 It is in use.');
    const said = world.minutes.keys();
    await world.losesItsDatabase();
    await world.passes('1 minute');
    expect(world.minutes.keys()).toEqual(said);
    expect(world.minutes.proposal(1)).toMatchObject({ outcome: 'passed', carriedOut: { by: world.ana.id } });
    expect(world.problems()).toEqual([]);
  });
});

test('an edit changes who sees it through and when it is brought back', async () => {
  const world = await World.begin();
  const { ana, minutes } = world;
  const command = await ana.says(OPEN_CHATROOM, '!propose Buy a disk\nReview: in 6 months\nSteward: Ben');
  await ana.edits(command, '!propose Buy a disk\nSteward: @ben:example.coop');
  expect(minutes.proposal(1).terms).not.toHaveProperty('review');
  expect(minutes.proposal(1).terms.fields).toEqual({ Steward: '@ben:example.coop' });
  expect(world.problems()).toEqual([]);
});
