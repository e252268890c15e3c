import { describe, it, test } from 'vitest';

import type { EventId } from '../../../src/governance/terms.ts';
import { OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function proposed(): Promise<{ readonly world: World; readonly command: EventId }> {
  const world = await World.begin();
  const command = await world.ana.says(OPEN_CHATROOM, '!propose Buy a new disk');
  return { world, command };
}

describe('an edit of a proposal', () => {
  test('is told in the thread, and shown on the card', async () => {
    const { world, command } = await proposed();
    await world.ana.edits(command, '!propose Buy two new disks');
    await expectGolden('revision/thread', world.minutes.text('revised:'));
    await expectGolden('revision/card', world.minutes.text('card-revised:'));
  });

  test('puts longer details into the thread', async () => {
    const { world, command } = await proposed();
    const details = 'It is to be fast, and quiet, and cheap. '.repeat(20);
    const edit = await world.ana.edits(command, `!propose Buy two new disks\n\n${details}`);
    await expectGolden('revision/card-details-in-thread', world.minutes.text('card-revised:'));
    await expectGolden('revision/details', world.minutes.text(`details:${edit}`));
  });

  test('comes after others have voted', async () => {
    const { world, command } = await proposed();
    await world.ben.reacts(world.minutes.vote(1).card, '👍');
    await world.ana.edits(command, '!propose Buy two new disks');
    await expectGolden('revision/others-have-voted', world.minutes.text('hint:'));
  });

  test('comes after the end', async () => {
    const { world, command } = await proposed();
    await world.passes('7 days');
    await world.ana.edits(command, '!propose Buy two new disks');
    await expectGolden('revision/after-the-end', world.minutes.text('hint:'));
  });
});

describe('an edit is refused that', () => {
  it.each([
    ['is no proposal any more', 'refused-no-command', 'I have changed my mind'],
    ['adds a label', 'refused-labels', '!propose URGENT Buy a new disk\nJustification: mail is lost'],
    ['changes the end', 'refused-closing', '!propose Buy a new disk\nCloses: in 9 days'],
    ['is not in order', 'refused-not-in-order', '!propose …\nJustification: because'],
  ])('%s', async (_, name, text) => {
    const { world, command } = await proposed();
    const edit = await world.ana.edits(command, text);
    await expectGolden(`revision/${name}`, world.minutes.answerTo(edit));
  });
});
