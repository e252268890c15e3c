import { describe, expect, test } from 'vitest';

import type { EventId } from '../../src/governance/terms.ts';
import { textHashOf } from '../../src/ledger/record/text-hash.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from './support/social-coop.ts';
import { World } from './support/world.ts';

const TEXT = '!propose Buy a new disk\n\nThe old one is full.';
const BETTER = '!propose Buy two new disks\n\nThe old ones are full.';

async function proposed(text = TEXT): Promise<World & { readonly command: EventId; readonly card: EventId }> {
  const world = await World.begin();
  const command = await world.ana.says(OPEN_CHATROOM, text);
  return Object.assign(world, { command, card: world.minutes.cardFor(command) });
}

describe('before anybody else has voted, an edit of the message that made a proposal', () => {
  test('changes its card, and the thread is told', async () => {
    const world = await proposed();
    const { ana, minutes, command, card } = world;
    const before = textHashOf(minutes.proposal(1).terms);
    const edit = await ana.edits(command, BETTER);
    expect(minutes.proposal(1).terms).toMatchObject({
      title: 'Buy two new disks',
      details: 'The old ones are full.',
    });
    expect(textHashOf(minutes.proposal(1).terms)).not.toBe(before);
    expect(minutes.text(`card-revised:${edit}`)).toMatchObject({
      edits: card,
      data: { 'coop.althing.proposal': { title: 'Buy two new disks', number: 1 } },
    });
    expect(minutes.text(`revised:${edit}`)).toMatchObject({ thread: card, notice: false });
    expect(world.problems()).toEqual([]);
  });

  test('also if it comes while the card is on its way', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    await world.withSendingHeldUp(async () => {
      const command = await ana.says(OPEN_CHATROOM, TEXT);
      await ana.edits(command, '!propose Buy three new disks');
      await ana.edits(command, BETTER);
    });
    const edits = minutes.texts().filter(({ key }) => key.startsWith('card-revised:'));
    expect(edits.map(({ text }) => text.plain.includes('Buy two new disks'))).toEqual([true]);
    expect(minutes.texts().some(({ key }) => key.startsWith('revised:'))).toBe(false);
    expect(minutes.vote(1).terms.title).toBe('Buy two new disks');
    expect(world.problems()).toEqual([]);
  });

  test('also if its proposer has voted already', async () => {
    const { ana, minutes, command, card } = await proposed();
    await ana.reacts(card, '👍');
    await ana.edits(command, BETTER);
    expect(minutes.proposal(1).terms.title).toBe('Buy two new disks');
    expect(minutes.tally(1).agree).toBe(1);
  });

  test('counts once, and the newest counts whichever comes first', async () => {
    const world = await proposed();
    const { ana, minutes, command } = world;
    await world.passes('1 hour');
    await ana.edits(command, BETTER);
    await ana.edits(command, '!propose Buy an older disk', { sentAt: world.now - 60_000 });
    await ana.edits(command, BETTER);
    expect(minutes.proposal(1).terms.title).toBe('Buy two new disks');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened', 'proposal revised']);
  });

  test('puts long details into the thread once more', async () => {
    const { ana, minutes, command, card } = await proposed();
    const edit = await ana.edits(command, `${BETTER}\n\n${'Word for word. '.repeat(60)}`);
    expect(minutes.text(`details:${edit}`)).toMatchObject({ thread: card });
    expect(minutes.text('card-revised:').text.plain).toContain('newest message');
  });

  test('is addressed to the bot as the message was', async () => {
    const world = await World.begin();
    const { ana, minutes } = world;
    const command = await ana.says(OPEN_CHATROOM, 'Althing: propose Buy a new disk', { mentionsBot: true });
    await ana.edits(command, 'Althing: propose Buy two new disks');
    expect(minutes.proposal(1).terms.title).toBe('Buy two new disks');
  });
});

describe('the text of a proposal stands', () => {
  test.each([
    ['after another member’s vote', false],
    ['also after that vote was taken back', true],
  ])('%s, and the proposer is told once how to withdraw it', async (_, takenBack) => {
    const { ana, ben, minutes, command, card } = await proposed();
    const vote = await ben.reacts(card, '👍');
    if (takenBack) await ben.removes(vote);
    await ana.edits(command, BETTER);
    await ana.edits(command, `${BETTER} Really.`);
    expect(minutes.proposal(1).terms.title).toBe('Buy a new disk');
    const told = minutes.texts().filter(({ key }) => key.startsWith('hint:text-stands:'));
    expect(told).toMatchObject([{ thread: card, mentions: [ana.id], notice: true }]);
    expect(told[0]?.text.plain).toContain('!withdraw 1');
  });

  test('after a vote that does not count', async () => {
    const world = await proposed();
    await world.somebody('eve').reacts(world.card, '👍');
    await world.ana.edits(world.command, BETTER);
    expect(world.minutes.proposal(1).terms.title).toBe('Buy a new disk');
  });

  test('after its end', async () => {
    const world = await proposed();
    const { ana, minutes, command, card } = world;
    await world.passes('7 days');
    const facts = minutes.facts();
    await ana.edits(command, BETTER);
    expect(minutes.facts()).toEqual(facts);
    expect(minutes.text(`hint:text-stands:${card}`)).toMatchObject({ thread: card });
  });

  test('whoever else edits their own message, or another’s', async () => {
    const world = await proposed();
    const { ana, ben, minutes, command } = world;
    const talk = await ana.says(OPEN_CHATROOM, 'What do you think?');
    const said = minutes.keys();
    await ben.edits(command, BETTER);
    await ana.edits(talk, BETTER);
    expect(minutes.keys()).toEqual(said);
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('if the edit is said in another room', async () => {
    const world = await proposed();
    const { ana, minutes, command } = world;
    const deed = { kind: 'edit', room: FINANCE_ROOM, sender: ana.id, edits: command, text: BETTER } as const;
    world.homeserver.add(deed);
    await world.passes('1 minute');
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('if the bot itself would be edited', async () => {
    const { ana, minutes, card } = await proposed();
    await ana.edits(card, BETTER);
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });
});

describe('an edit is refused, and the card stays, that', () => {
  test.each([
    ['has no title', '!propose …'],
    ['adds URGENT', '!propose URGENT Buy a new disk\nJustification: mail is lost'],
    ['adds another label', '!propose BYLAWS Buy a new disk'],
    ['changes the end', '!propose Buy a new disk\nCloses: in 9 days'],
    ['is no proposal any more', 'I have changed my mind'],
    ['is another command', '!withdraw 1'],
    ['mistypes a line', '!propose Buy a new disk\nJustifcation: mail is lost'],
  ])('%s', async (_, text) => {
    const { ana, minutes, command } = await proposed();
    const edit = await ana.edits(command, text);
    expect(minutes.answerTo(edit)).toMatchObject({ replyTo: command, notice: true });
    expect(minutes.story()).toEqual(['proposal made', 'proposal opened']);
  });

  test('takes a label away', async () => {
    const { ana, minutes, command } = await proposed('!propose BYLAWS Meet twice a year');
    const edit = await ana.edits(command, '!propose Meet twice a year');
    expect(minutes.answers(edit)).toHaveLength(1);
    expect(minutes.proposal(1).terms.rule.name).toBe('bylaws');
  });

  test('and what is right afterwards is taken', async () => {
    const { ana, minutes, command } = await proposed('!propose Buy a disk\nCloses: Friday 13 November 18:00');
    const { closesAt } = minutes.vote(1);
    await ana.edits(command, '!propose Buy a disk');
    await ana.edits(command, '!propose Buy disks\nCloses: Friday 13 November 18:00');
    expect(minutes.vote(1)).toMatchObject({ closesAt, terms: { title: 'Buy disks' } });
  });
});

test('an edited vote by words stays as it was', async () => {
  const { ben, minutes, card } = await proposed();
  const vote = await ben.replies(card, 'agree');
  const said = minutes.keys();
  await ben.edits(vote, 'block');
  expect(minutes.tally(1)).toMatchObject({ agree: 1, block: 0 });
  expect(minutes.keys()).toEqual(said);
});

describe('a replay of an older copy', () => {
  test('takes the same edits, and says nothing again', async () => {
    const world = await proposed();
    const { ana, ben, command, card } = world;
    await ana.edits(command, '!propose URGENT Buy a disk');
    await ana.edits(command, BETTER);
    await ben.reacts(card, '👍');
    await ana.edits(command, '!propose Buy the moon');
    const said = world.minutes.keys();
    await world.passes('1 day');
    await world.losesItsDatabase();
    expect(world.minutes.vote(1).terms.title).toBe('Buy two new disks');
    expect(world.minutes.keys()).toEqual(said);
    expect(world.problems()).toEqual([]);
  });

  test('lets the text stand that stood, though the vote was removed since', async () => {
    const world = await proposed();
    const { ana, ben, command, card } = world;
    await ana.edits(command, BETTER);
    const vote = await ben.reacts(card, '👍');
    await ana.edits(command, '!propose Buy the moon');
    await ben.removes(vote);
    const said = world.minutes.keys();
    world.homeserver.forgets(vote);
    await world.losesItsDatabase();
    expect(world.minutes.vote(1).terms.title).toBe('Buy two new disks');
    expect(world.minutes.keys()).toEqual(said);
  });

  test('shows the text of an edit that came while the card was on its way', async () => {
    const world = await World.begin();
    const { ana } = world;
    await world.withSendingHeldUp(async () => {
      await ana.edits(await ana.says(OPEN_CHATROOM, TEXT), BETTER);
    });
    const said = world.minutes.keys();
    await world.passes('1 day');
    await world.losesItsDatabase();
    expect(world.minutes.vote(1).terms.title).toBe('Buy two new disks');
    expect(world.minutes.keys()).toEqual(said);
  });
});
