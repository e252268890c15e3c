import { describe, test } from 'vitest';

import { roomId } from '../../../src/governance/terms.ts';
import { FINANCE_ROOM, OPEN_CHATROOM } from '../../assembly/support/social-coop.ts';
import { World } from '../../assembly/support/world.ts';
import { expectGolden } from '../../support/golden.ts';

async function proposed(lines: string, room = OPEN_CHATROOM): Promise<World> {
  const world = await World.begin();
  await world.ana.proposes(lines, room);
  return world;
}

const DETAILS = 'The old one is **full**.\n\n- 2 TB cost 90 €\n- [the offer](https://disks.example/2tb)';
const LONG_DETAILS = Array.from(
  { length: 12 },
  (_, index) => `${String(index + 1)}. Step ${String(index + 1)} of the plan is to be *careful*.`,
).join('\n');

describe('a card', () => {
  test('has title, body, proposer, rule, end and how to vote', async () => {
    const { minutes } = await proposed('Buy a new disk');
    await expectGolden('card/plain', minutes.text('card:'));
  });

  test('has short details', async () => {
    const { minutes } = await proposed(`Buy a new disk\n\n${DETAILS}`);
    await expectGolden('card/with-details', minutes.text('card:'));
  });

  test('leaves long details to its thread', async () => {
    const { minutes } = await proposed(`Buy a new disk\n\n${LONG_DETAILS}`);
    await expectGolden('card/details-elsewhere', minutes.text('card:'));
    await expectGolden('card/details-in-thread', minutes.text('details:'));
  });

  test('says why it is urgent', async () => {
    const { minutes } = await proposed('URGENT Buy a new disk\nJustification: mail is lost <every day>');
    await expectGolden('card/urgent', minutes.text('card:'));
  });

  test('says by which rule the bylaws change', async () => {
    const { minutes } = await proposed('BYLAWS Meet twice a year');
    await expectGolden('card/bylaws', minutes.text('card:'));
  });

  test('says that URGENT does not shorten a change of the bylaws', async () => {
    const { minutes } = await proposed('URGENT BYLAWS Meet twice a year\nJustification: the year is short');
    await expectGolden('card/bylaws-urgent', minutes.text('card:'));
  });

  test('has the end that its proposer chose', async () => {
    const { minutes } = await proposed('Buy a new disk\nCloses: Friday 13 November 18:00 Europe/Paris');
    await expectGolden('card/chosen-end', minutes.text('card:'));
  });

  test('shows what means something in HTML as it was written', async () => {
    const { minutes } = await proposed('Use <b> & "quotes" in _titles_\n\n<script>alert(1)</script>');
    await expectGolden('card/escaped', minutes.text('card:'));
  });

  test('of a working group names it', async () => {
    const { minutes } = await proposed('Pay the bill', FINANCE_ROOM);
    await expectGolden('card/working-group', minutes.text('card:'));
  });

  test('is corrected when it came late into the room', async () => {
    const world = await World.begin();
    await world.withSendingHeldUp(async () => {
      await world.ana.says(OPEN_CHATROOM, '!propose Buy a new disk\nCloses: 2026-11-09 18:00');
      await world.passes('3 hours');
    });
    await expectGolden('card/moved', world.minutes.text('card-moved:'));
  });
});

describe('the card of a closed proposal', () => {
  test('says first that it passed', async () => {
    const world = await proposed(`Buy a new disk\n\n${DETAILS}`);
    await world.ben.reacts(world.minutes.vote(1).card, '👍');
    await world.passes('7 days');
    await expectGolden('card/passed', world.minutes.text('card-closed:'));
  });

  test('says first that it did not pass', async () => {
    const world = await proposed('URGENT Buy a new disk\nJustification: mail is lost');
    await world.passes('7 days');
    await expectGolden('card/not-passed', world.minutes.text('card-closed:'));
  });

  test('says first that it was withdrawn', async () => {
    const world = await proposed('Buy a new disk');
    await world.ana.says(OPEN_CHATROOM, '!withdraw 1');
    await expectGolden('card/withdrawn', world.minutes.text('card-closed:'));
  });

  test('goes on in the room that replaces the one where it was proposed', async () => {
    const world = await proposed('Buy a new disk');
    await world.ben.reacts(world.minutes.eventOf(world.minutes.text('card:').key), '👍');
    await world.upgrades(OPEN_CHATROOM, roomId('!open-again'));
    await expectGolden('card/moved-room', world.minutes.text('moved-card:'));
  });
});
